import { UserError } from '@keboola/component-ts-lite';
import { findAllAccounts, findOwnAccount, nameAccounts } from '../accounts';
import type { Account, Config } from '../config';
import type { Connection, Courtesy } from '../connect';
import { describeError, GraphError } from '../errors';
import type { State } from '../state';

/** Accounts that a sentence names; the others are counted. */
const NAMED_ACCOUNTS = 5;

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
  return login === 'instagram' ? accounts.length === 0 : accountsBy !== 'entry';
}

/** The accounts of a run. */
export interface AccountsOfRun {
  readonly accounts: readonly Account[];
  /** A sentence for whatever is not seen. */
  readonly warnings: readonly string[];
  /** Asks for names and pages, which the accounts have from then on; absent where they have them. */
  readonly naming?: Courtesy<readonly string[]>;
  /** Business portfolios that refuse their pages, so that accounts may be missing. */
  readonly refusedBy?: readonly string[];
}

/**
 * Finds the accounts of a run: those of the configuration, or those of the token.
 *
 * @throws UserError when the API does not tell the accounts of the token
 */
export async function accountsOfRun(config: Config, api: Connection): Promise<AccountsOfRun> {
  const { login, accounts, accountsBy } = config;
  if (!areUnknown(config)) {
    return { accounts, warnings: [] };
  }
  try {
    if (login === 'instagram') {
      return { accounts: [await findOwnAccount(api)], warnings: [] };
    }
    return accountsBy === 'all' ? await findAllAccounts(api) : namedLater(accounts);
  } catch (error) {
    throw error instanceof GraphError
      ? new UserError(`Cannot look up the accounts: ${describeError(error)}`, { cause: error })
      : error;
  }
}

/** Whoever holds one of the accounts sees its name as soon as it is known. */
function namedLater(accounts: readonly Account[]): AccountsOfRun {
  const known = new Map(accounts.map((account) => [account.id, account]));
  const found = (id: string): Account => known.get(id) ?? { ...ME, id };
  return {
    accounts: accounts.map(({ id }) => ({
      id,
      get name() {
        return found(id).name;
      },
      get category() {
        return found(id).category;
      },
      get fbPageId() {
        return found(id).fbPageId;
      },
    })),
    warnings: [],
    naming: {
      ask: async (api) => {
        const named = await nameAccounts([...known.keys()], api);
        named.accounts.forEach((account) => known.set(account.id, account));
        return named.warnings;
      },
      otherwise: (why) => [
        `Cannot look up the names and pages of the accounts, which are read without them: ${why}`,
      ],
    },
  };
}

/**
 * Keeps in the state which accounts a run of all of them has.
 *
 * @param state of the last run
 * @returns the state for the next run
 * @throws UserError where a portfolio refuses its pages and accounts are missing that the last run had: their rows would go
 */
export function rememberAccounts(
  { accounts: before = [], ...state }: State,
  { accountsBy }: Config,
  { accounts, refusedBy = [] }: AccountsOfRun,
): State {
  if (accountsBy !== 'all') {
    return state;
  }
  const ids = accounts.map(({ id }) => id);
  const missing = before.filter((id) => !ids.includes(id));
  if (refusedBy.length > 0 && missing.length > 0) {
    const more = missing.length - NAMED_ACCOUNTS;
    const names = `${missing.slice(0, NAMED_ACCOUNTS).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
    throw new UserError(
      `Cannot read every account: the last run had the accounts ${names}, which are not seen any more, and the business portfolio ${refusedBy.join(', ')} refuses its pages: give the authorized person access to it again, or enter the ids of the accounts instead of 'all'`,
    );
  }
  return { ...state, accounts: ids.sort() };
}
