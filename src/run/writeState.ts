import { writeStateFile } from '@keboola/component-ts-lite';
import type { ActionContext } from '@keboola/component-ts-lite';
import { stateFile } from '../state';
import type { State } from '../state';

/** The platform should not be given more, in bytes. Source: docs/common-interface.md §5. */
const LIMIT = 1_000_000;
/** A larger state is told, while there is still time to do something. */
const NEAR = 0.9 * LIMIT;

/** Writes the state for the next run; one that is near the platform's limit is a warning. */
export async function writeState(
  { folder, logger }: Pick<ActionContext, 'folder' | 'logger'>,
  state: State,
): Promise<void> {
  const file = stateFile(state);
  await writeStateFile(folder, file);
  const bytes = Buffer.byteLength(JSON.stringify(file));
  if (bytes > NEAR) {
    logger.warning(
      `The state for the next run has ${Math.ceil(bytes / 1000)} KB, and the platform keeps ${LIMIT / 1000} KB: divide the queries or the accounts among several configurations`,
    );
  }
}
