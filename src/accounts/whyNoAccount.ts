import type { GraphApi } from '../graph';
import type { Page } from './findPages';
import { formatMissing, missingPermissions, readPermissions } from './permissions';

/** Pages that a sentence names; the others are counted. */
const NAMED_PAGES = 5;

/**
 * Finds out why the token sees no Instagram account.
 *
 * @param pages the pages that it sees, none of them with an Instagram account
 * @returns a sentence that says what to do
 * @throws as `readPermissions`
 */
export async function whyNoAccount(
  pages: readonly Page[],
  api: Pick<GraphApi, 'send' | 'nextPage'>,
): Promise<string> {
  if (pages.some(({ isOfToken }) => isOfToken === true)) {
    return `The token is that of the Facebook page ${formatPages(pages)}, which has no Instagram account: connect a professional Instagram account to the page in the page's settings`;
  }
  if (pages.length > 0) {
    return `None of the ${pages.length} Facebook pages that the token sees has an Instagram account (${formatPages(pages)}): connect a professional Instagram account to the page in the page's settings`;
  }
  const granted = await readPermissions(api);
  const missing = granted === undefined ? [] : missingPermissions(granted, []);
  const portfolios =
    granted?.has('business_management') === false
      ? '; where the role comes from a business portfolio, grant the permission business_management too'
      : '';
  if (missing.length > 0) {
    return `The token sees no Facebook page. ${formatMissing(missing)}${portfolios}`;
  }
  if (portfolios !== '') {
    return `The token sees no Facebook page: give the authorized person a role on the account's page${portfolios}`;
  }
  return "The token sees no Facebook page: give the authorized person a role on the account's page, and select that page when you authorize";
}

function formatPages(pages: readonly Page[]): string {
  const named = pages.slice(0, NAMED_PAGES).map(({ id, name }) => (name === '' ? id : name));
  const more = pages.length - named.length;
  return `${named.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
