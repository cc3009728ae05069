import type { ActionContext } from '@keboola/component-ts-lite';
import type { Config } from '../config';
import { askCourteously, connect, credentialsOf } from '../connect';
import type { Connection, Courtesy, Ports } from '../connect';
import { counted } from '../runtime';
import type { State } from '../state';
import { accountsOfRun, areUnknown, rememberAccounts } from './accountsOfRun';
import type { AccountsOfRun } from './accountsOfRun';
import { liveToken } from './liveToken';
import { tokenWarnings } from './tokenWarnings';

/** How long a run that is finished before waits for answers that decide nothing, from the moment when they are asked for. */
const PATIENCE_MS = 10_000;

/** What a session is opened with. */
export interface SessionContext {
  readonly config: Config;
  readonly state: State;
  /** Unix seconds. */
  readonly now: number;
  /** Ends every request of the run. */
  readonly stop: AbortSignal;
}

/** What comes out next to the queries. */
interface Later {
  /** A sentence each: names that are not found, a token that ends soon. */
  readonly warnings: readonly string[];
  /** When the token ends, unix seconds; undefined where that is not known, or never. */
  readonly tokenEndsAt: number | undefined;
}

/** With what a run asks the API. */
export interface Session {
  /** With the accounts of the token where the configuration does not have them. */
  readonly config: Config;
  /** With what the next run has to know of the token. */
  readonly state: State;
  readonly api: Connection;
  /** What the user should know before the queries are run, a sentence each. */
  readonly warnings: readonly string[];
  /** What comes out next to the queries. Never rejects. */
  readonly later: Promise<Later>;
  /** Ends whatever is still asked. */
  close(): void;
}

/**
 * Sees to token and accounts before the queries are run. All of a run is asked with one client.
 *
 * @throws UserError without credentials, and where the accounts of the token cannot be looked up
 */
export async function openSession(
  context: ActionContext,
  ports: Ports,
  { config, state, now, stop }: SessionContext,
): Promise<Session> {
  const configured = { config, credentials: credentialsOf(context, ports), state, now };
  const { credentials, ...token } = await liveToken(context, ports, configured);
  const end = new AbortController();
  const signal = AbortSignal.any([context.signal, stop, end.signal]);
  let named: Promise<unknown> = Promise.resolve();
  let { accounts } = config;
  const pages = async (): Promise<Config['accounts']> => {
    await named;
    return accounts;
  };
  const api = connect(context, ports, { config, credentials, signal, accounts: pages });
  const close = (): void => {
    end.abort();
    api.close();
  };
  try {
    const patience = ports.deadline(PATIENCE_MS);
    const ask = <Answer>(courtesy: Courtesy<Answer> | undefined): Promise<Answer | undefined> =>
      courtesy === undefined ? Promise.resolve(undefined) : askCourteously(api, courtesy, patience);
    const { login } = config;
    const ends = ask(tokenWarnings({ login, credentials, now, log: (line) => context.logger.info(line) }));
    const found = await lookUp(config, api, context);
    ({ accounts } = found);
    const names = ask(found.naming);
    named = names;
    return {
      config: areUnknown(config) ? { ...config, accounts } : config,
      state: rememberAccounts(token.state, config, found),
      api,
      warnings: [...token.warnings, ...found.warnings],
      later: Promise.all([names, ends]).then(([unnamed = [], end]) => ({
        warnings: [...unnamed, ...(end?.warnings ?? [])],
        tokenEndsAt: token.endsAt ?? end?.endsAt,
      })),
      close,
    };
  } catch (error) {
    close();
    throw error;
  }
}

async function lookUp(config: Config, api: Connection, { logger }: ActionContext): Promise<AccountsOfRun> {
  const found = await accountsOfRun(config, api);
  if (areUnknown(config)) {
    logger.info(`${counted(found.accounts.length, 'account')} to read`);
  }
  return found;
}
