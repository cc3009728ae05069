import { selectElement } from '@keboola/component-ts-lite';
import type { ActionContext, SelectElement } from '@keboola/component-ts-lite';
import type { Account } from '../config';
import type { Ports } from '../connect';
import { accountLabel } from './accountLabel';
import { pagesWithAccount } from './pagesWithAccount';
import { partialConfig } from './partialConfig';

/**
 * Lists the accounts among which a query may choose: those of the configuration, or every account that the token sees where the
 * configuration does not name any.
 *
 * @throws UserError that says why there is none
 */
export async function queryAccounts(context: ActionContext, ports: Ports): Promise<readonly SelectElement[]> {
  const config = partialConfig(context, ['accounts']);
  const { accounts, accountsBy } = config;
  if (accountsBy === 'entry' && accounts.length > 0) {
    return accounts.map((account) => selectElement(account.id, entryLabel(account)));
  }
  const pages = await pagesWithAccount(context, ports, config);
  if (accounts.length === 0) {
    return pages.map((page) => selectElement(page.account.id, accountLabel(page)));
  }
  return accounts.map(({ id }) => {
    const page = pages.find(({ account }) => account.id === id);
    return selectElement(
      id,
      page === undefined ? `${id} (not among the accounts of the token)` : accountLabel(page),
    );
  });
}

function entryLabel({ id, name }: Account): string {
  return name === '' ? id : `${name} (${id})`;
}
