import { UserError } from '@keboola/component-ts-lite';
import type { Account } from '../config';
import type { GraphApi } from '../graph';
import { findPages, PAGE_TOKEN } from './findPages';
import type { Page } from './findPages';
import { pagesAsAccounts } from './pagesAsAccounts';
import { whyNoAccount } from './whyNoAccount';

type Api = Pick<GraphApi, 'send' | 'nextPage'>;

/** Accounts that a sentence names; the others are counted. */
const NAMED_ACCOUNTS = 5;

/** Accounts, and what the user should know of them. */
interface FoundAccounts {
  readonly accounts: readonly Account[];
  readonly warnings: readonly string[];
}

/**
 * Looks up every account that the token sees, each once.
 *
 * @returns the accounts as the API lists them, and the business portfolios that refuse their pages
 * @throws UserError when the token sees no account at all; GraphError when the pages cannot be listed
 */
export async function findAllAccounts(
  api: Api,
): Promise<FoundAccounts & { readonly refusedBy: readonly string[] }> {
  const refusals = new Map<string, string>();
  const pages = await findPages(api, undefined, (portfolio, why) => refusals.set(portfolio, why));
  const accounts = pages.flatMap((page) => accountOf(page) ?? []);
  if (accounts.length === 0) {
    throw new UserError(`Cannot find the accounts: ${await whyNoAccount(pages, api)}`);
  }
  return {
    accounts: [...new Map(accounts.map((account) => [account.id, account])).values()],
    warnings: [
      ...(pages.some(({ isOfToken }) => isOfToken === true) ? [PAGE_TOKEN] : []),
      ...[...refusals].map(
        ([portfolio, why]) =>
          `The business portfolio ${portfolio} refuses its pages, so their accounts are not read: ${why}`,
      ),
    ],
    refusedBy: [...refusals.keys()],
  };
}

/**
 * Looks up names and pages of accounts of which only the ids are known.
 *
 * @returns the accounts in the order of the ids, and a warning for those that the token does not see
 * @throws UserError that names missing permissions; GraphError when the pages cannot be listed
 */
export async function nameAccounts(ids: readonly string[], api: Api): Promise<FoundAccounts> {
  const find = (pages: readonly Page[], id: string): Page | undefined =>
    pages.find(({ account }) => account?.id === id);
  const pages = await findPages(api, (own) => ids.every((id) => find(own, id) !== undefined));
  const accounts = ids.map((id) => {
    const page = find(pages, id);
    return (page && accountOf(page)) ?? { id, name: '', category: '', fbPageId: '' };
  });
  const unknown = accounts.filter(({ fbPageId }) => fbPageId === '').map(({ id }) => id);
  const mistaken = pagesAsAccounts(unknown, pages);
  const unseen = unknown.filter((id) => !mistaken.has(id));
  return {
    accounts,
    warnings: [...mistaken.values(), ...(unseen.length === 0 ? [] : [notSeen(unseen)])],
  };
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
