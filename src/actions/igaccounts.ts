import type { ActionContext } from '@keboola/component-ts-lite';
import type { Ports } from '../connect';
import type { LegacyAccount } from './legacyAccount';
import { pagesWithAccount } from './pagesWithAccount';
import { partialConfig } from './partialConfig';

/**
 * Lists the Instagram accounts of the token as the hand-written form of `keboola.ex-instagram` expects them: named after their pages.
 *
 * @throws UserError that says why there is none
 */
export async function igaccounts(context: ActionContext, ports: Ports): Promise<readonly LegacyAccount[]> {
  const pages = await pagesWithAccount(context, ports, partialConfig(context));
  return pages.map(({ id, name, category, account }) => ({ id: account.id, fb_page_id: id, name, category }));
}
