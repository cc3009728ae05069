import { Failure } from '../server/failure';
import { after } from '../processTime';
import type { JsonObject, PageAction } from '../wire';
import type { Credentials, Workspace } from '../work/workspace';
import { callComponent } from './callComponent';
import type { Component } from './callComponent';

/** The platform waits 30 s for the answer of an action; starting the process is not counted there. */
const TIME_LIMIT_MS = 35_000;

/** An action to call. */
export interface ActionCall {
  readonly action: PageAction;
  /** Parameters for this call alone, such as `query-id`. */
  readonly more?: JsonObject;
  /** Credentials that are not kept yet. */
  readonly credentials?: Credentials;
}

/**
 * Calls an action of the component, as the platform does.
 *
 * @returns its answer
 * @throws Failure with the component's own words when it refuses
 */
export async function callAction(
  { component, workspace }: { readonly component: Component; readonly workspace: Workspace },
  { action, more = {}, credentials }: ActionCall,
): Promise<unknown> {
  const config = { action, more, ...(credentials && { credentials }) };
  return workspace.withAction(config, async (dataFolder) => {
    const call = callComponent({ component, dataFolder });
    const late = { is: false };
    const callOff = after(TIME_LIMIT_MS, () => {
      late.is = true;
      call.stop();
    });
    const { code, stdout, stderr } = await call.ended;
    callOff();
    if (late.is) {
      throw new Failure(422, `The component did not answer within ${TIME_LIMIT_MS / 1000} seconds`);
    }
    if (code !== 0) {
      const said = workspace.mask(stderr, credentials).trim();
      throw new Failure(422, said === '' ? 'The component failed without a word' : said);
    }
    return readAnswer(stdout);
  });
}

function readAnswer(stdout: string): unknown {
  try {
    return JSON.parse(stdout) as unknown;
  } catch {
    throw new Failure(422, 'The component answered with something else than JSON');
  }
}
