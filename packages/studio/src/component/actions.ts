import { Failure } from '../server/failure';
import { after } from '../processTime';
import type { JsonObject, PageAction } from '../wire';
import type { Credentials } from '../work/configFile';
import type { Workspace } from '../work/workspace';
import { callComponent } from './callComponent';
import type { Call, Component, Ended } from './callComponent';

/** The platform waits 30 s for the answer of an action; starting the process is not counted there. */
const TIME_LIMIT_MS = 35_000;

/** Actions that ask nothing of the API: they are not given the token. */
const OFFLINE: readonly PageAction[] = ['templates', 'applyTemplate', 'validateQuery'];

/** An action to call. */
export interface ActionCall {
  readonly action: PageAction;
  /** Parameters for this call alone, such as `query-id`. */
  readonly more?: JsonObject;
  /** Credentials that are not kept yet. */
  readonly credentials?: Credentials;
}

/** Calls actions of the component, as the platform does. */
export class Actions {
  private readonly running = new Set<Call>();

  /** @param component with the API that the kept token belongs to */
  constructor(
    private readonly workspace: Workspace,
    private readonly component: () => Promise<Component>,
  ) {}

  /**
   * Calls an action on the work as it stands.
   *
   * @param component used instead, where the credentials are not kept yet
   * @returns its answer
   * @throws Failure with the component's own words when it refuses
   */
  async call({ action, more = {}, credentials }: ActionCall, component?: Component): Promise<unknown> {
    const config = {
      action,
      more,
      isOffline: OFFLINE.includes(action),
      ...(credentials && { credentials }),
    };
    const used = component ?? (await this.component());
    return this.workspace.withAction(config, async (dataFolder) => {
      const call = callComponent({ component: used, dataFolder });
      this.running.add(call);
      const { isLate, ended } = await endOf(call);
      this.running.delete(call);
      if (isLate) {
        throw new Failure(422, `The component did not answer within ${TIME_LIMIT_MS / 1000} seconds`);
      }
      return this.answerOf(ended, credentials);
    });
  }

  /** Processes that have not ended. */
  get underWay(): number {
    return this.running.size;
  }

  /** Ends all that are under way, and waits until their folders are gone. */
  async close(): Promise<void> {
    this.running.forEach((call) => call.stop());
    await this.workspace.withoutActions();
  }

  private answerOf({ code, stdout, stderr }: Ended, credentials: Credentials | undefined): unknown {
    if (code !== 0) {
      const said = this.workspace.mask(stderr, credentials).trim();
      throw new Failure(422, said === '' ? 'The component failed without a word' : said);
    }
    try {
      return JSON.parse(stdout) as unknown;
    } catch {
      throw new Failure(422, 'The component answered with something else than JSON');
    }
  }
}

async function endOf(call: Call): Promise<{ readonly isLate: boolean; readonly ended: Ended }> {
  const late = { is: false };
  const callOff = after(TIME_LIMIT_MS, () => {
    late.is = true;
    call.stop();
  });
  const ended = await call.ended;
  callOff();
  return { isLate: late.is, ended };
}
