import type { ActionContext } from '@keboola/component-ts-lite';
import type { Config } from '../config';
import type { Ports } from '../connect';
import type { State } from '../state';
import { liveToken } from './liveToken';
import { withAccounts } from './accountsOfRun';
import { tokenWarnings } from './tokenWarnings';

/** What a run is given. */
export interface SessionContext {
  readonly config: Config;
  readonly state: State;
  /** Unix seconds. */
  readonly now: number;
}

/** With what a run asks the API. */
export interface Session {
  /** With the accounts of the token where the configuration does not have them. */
  readonly config: Config;
  /** With what the next run has to know of the token. */
  readonly state: State;
  /** Used instead of the configured token. */
  readonly token?: string | undefined;
  /** When the token ends, unix seconds; absent where that is not known or never. */
  readonly tokenEndsAt?: number | undefined;
  /** What the user should know of the token, a sentence each. */
  readonly warnings: readonly string[];
}

/**
 * Sees to token and account before the queries are run.
 *
 * @throws UserError without credentials, and where the accounts cannot be looked up
 */
export async function openSession(
  context: ActionContext,
  ports: Ports,
  given: SessionContext,
): Promise<Session> {
  const { token, state, warnings, endsAt } = await liveToken(context, ports, given);
  const config = await withAccounts(context, ports, { config: given.config, token });
  const end = await tokenWarnings(context, ports, given);
  return {
    config,
    state,
    token,
    tokenEndsAt: endsAt ?? end.endsAt,
    warnings: [...warnings, ...end.warnings],
  };
}
