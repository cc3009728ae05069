import type { Page } from './findPages';

/**
 * Finds the ids of Facebook pages among those that should be ids of Instagram accounts.
 *
 * @param pages those that the token sees
 * @returns by id a sentence that names the account of the page
 */
export function pagesAsAccounts(ids: readonly string[], pages: readonly Page[]): ReadonlyMap<string, string> {
  return new Map(
    pages
      .filter(({ id }) => ids.includes(id))
      .map(({ id, name, account }) => [
        id,
        `${id} is the id of the Facebook page${name === '' ? '' : ` ${name}`}, not of an Instagram account: ${account === undefined ? 'connect a professional Instagram account to the page, and enter its id' : `enter ${account.id}, the account of this page`}`,
      ]),
  );
}
