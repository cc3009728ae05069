import type { ActionContext } from '@keboola/component-ts-lite';
import { openCassette } from '../cassette';
import type { Ports } from './connect';
import { run } from './run';

/**
 * Runs the main job, recorded or replayed where the environment says so.
 *
 * @param context what the platform hands over
 * @param ports clock, chance, HTTP
 * @throws UserError as `run`, and for a recording that cannot be written or read
 */
export async function runRecorded(context: ActionContext, ports: Ports): Promise<void> {
  const cassette = await openCassette(context, ports);
  try {
    await run(context, cassette.ports);
  } finally {
    // Also of a run that failed: then it is needed most.
    await cassette.close();
  }
}
