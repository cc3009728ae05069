import { UserError } from '@keboola/component-ts-lite';
import type { ActionContext } from '@keboola/component-ts-lite';
import { findAccounts, findOwnAccount } from '../accounts';
import type { Account, Config } from '../config';
import { connect } from '../connect';
import type { Connection, Ports } from '../connect';
import { describeError, GraphError } from '../errors';
import { counted } from '../runtime';

/** Stands for the accounts of the token until they are looked up. */
const ME: Account = { id: 'me', name: '', category: '', fbPageId: '' };

/**
 * Lets queries be planned before the accounts of the token are known: `me` stands for them where the configuration has
 * none, as with a token of the Instagram login, which has one account, or means all.
 */
export function withMe(config: Config): Config {
  const meansToken = config.login === 'instagram' || config.accountsBy === 'all';
  return meansToken && config.accounts.length === 0 ? { ...config, accounts: [ME] } : config;
}

/** Tells whether names and pages of the accounts, or the accounts themselves, have to be looked up for a run. */
export function areUnknown({ login, accounts, accountsBy }: Config): boolean {
  return login === 'instagram' ? accounts.includes(ME) : accountsBy !== 'entry';
}

/**
 * Looks up the accounts that the configuration gives by their ids, or not at all, once a run.
 *
 * @param token of the run, where it is not the configured one
 * @throws UserError when the API does not tell
 */
export async function withAccounts(
  context: ActionContext,
  ports: Ports,
  { config, token }: { readonly config: Config; readonly token?: string | undefined },
): Promise<Config> {
  if (!areUnknown(config)) {
    return config;
  }
  const { signal, logger } = context;
  const api = connect(context, ports, { config, signal, token });
  try {
    const { accounts, warnings } = await lookUp(config, api);
    warnings.forEach((warning) => logger.warning(warning));
    logger.info(`${counted(accounts.length, 'account')} to read`);
    return { ...config, accounts };
  } catch (error) {
    throw error instanceof GraphError
      ? new UserError(`Cannot look up the accounts: ${describeError(error)}`, { cause: error })
      : error;
  } finally {
    api.close();
  }
}

async function lookUp(
  { login, accounts, accountsBy }: Config,
  api: Connection,
): Promise<{ readonly accounts: readonly Account[]; readonly warnings: readonly string[] }> {
  return login === 'instagram'
    ? { accounts: [await findOwnAccount(api)], warnings: [] }
    : findAccounts(accountsBy === 'all' ? 'all' : accounts.map(({ id }) => id), api);
}
