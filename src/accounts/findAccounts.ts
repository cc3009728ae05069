import { UserError } from '@keboola/component-ts-lite';
import type { Account } from '../config';
import type { GraphApi } from '../graph';
import { findPages } from './findPages';
import type { Page } from './findPages';
import { whyNoAccount } from './whyNoAccount';

type Api = Pick<GraphApi, 'send' | 'nextPage'>;

/** Accounts that a sentence names; the others are counted. */
const NAMED_ACCOUNTS = 5;

/**
 * Looks up the accounts of a configuration that has only their ids, or none of them.
 *
 * @param wanted the ids, or `all`: every account that the token sees
 * @returns the accounts in the order of the ids, or as the API lists them; and a warning for ids that the token does not see
 * @throws UserError when the token sees no account at all; GraphError when the pages cannot be listed
 */
export async function findAccounts(
  wanted: 'all' | readonly string[],
  api: Api,
): Promise<{ accounts: readonly Account[]; warnings: readonly string[] }> {
  if (wanted === 'all') {
    const pages = await findPages(api);
    const accounts = pages.flatMap((page) => accountOf(page) ?? []);
    if (accounts.length === 0) {
      throw new UserError(`Cannot find the accounts: ${await whyNoAccount(pages, api)}`);
    }
    return {
      accounts: [...new Map(accounts.map((account) => [account.id, account])).values()],
      warnings: [],
    };
  }
  const find = (pages: readonly Page[], id: string): Page | undefined =>
    pages.find(({ account }) => account?.id === id);
  const pages = await findPages(api, (own) => wanted.every((id) => find(own, id) !== undefined));
  const accounts = wanted.map((id) => {
    const page = find(pages, id);
    return (page && accountOf(page)) ?? { id, name: '', category: '', fbPageId: '' };
  });
  const unknown = accounts.filter(({ fbPageId }) => fbPageId === '').map(({ id }) => id);
  return { accounts, warnings: unknown.length === 0 ? [] : [notSeen(unknown)] };
}

function notSeen(ids: readonly string[]): string {
  const more = ids.length - NAMED_ACCOUNTS;
  const names = `${ids.slice(0, NAMED_ACCOUNTS).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
  return `No Facebook page of the token has the accounts ${names}: check that the authorized person has a role on their pages; names and pages of these accounts are not known`;
}

/** Named after its page, as in configurations of old. */
function accountOf({ id: fbPageId, name, category, account }: Page): Account | undefined {
  return account && { id: account.id, name, category, fbPageId };
}
