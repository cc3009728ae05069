import { selectElement } from '@keboola/component-ts-lite';
import type { ActionContext, SelectElement } from '@keboola/component-ts-lite';
import type { Ports } from '../connect';
import { accountLabel } from './accountLabel';
import { pagesWithAccount } from './pagesWithAccount';
import { partialConfig } from './partialConfig';

/**
 * Lists every account that the token sees, for the select of the configuration's accounts.
 *
 * @throws UserError that says why there is none
 */
export async function accountOptions(
  context: ActionContext,
  ports: Ports,
): Promise<readonly SelectElement[]> {
  const pages = await pagesWithAccount(context, ports, partialConfig(context));
  return pages.map((page) => selectElement(page.account.id, accountLabel(page)));
}
