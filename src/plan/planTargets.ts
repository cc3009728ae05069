import { UserError } from '@keboola/component-ts-lite';
import type { Account, Query } from '../config';
import type { Target } from './queryPlan';

/**
 * Lists whom a query asks: the configured accounts, some accounts, or the node with which its path begins.
 *
 * @param segments those of its path
 * @throws UserError where there is nobody to ask
 */
export function planTargets(
  query: Query,
  segments: readonly string[],
  accounts: readonly Account[],
): Target[] {
  if (query.ids === 'none') {
    const [node = ''] = segments;
    if (node === '') {
      throw new UserError(`Cannot plan ${query.label}: it has no 'ids', so its path must begin with a node`);
    }
    return [{ node }];
  }
  if (query.ids === 'every') {
    if (accounts.length === 0) {
      throw new UserError(
        `Cannot plan ${query.label}: it is for every account, but parameters.accounts is empty`,
      );
    }
    return accounts.map((account) => ({ account, node: account.id }));
  }
  return query.ids.map((id) => {
    const account = accounts.find((known) => known.id === id) ?? { id, name: '', category: '', fbPageId: '' };
    return { account, node: id };
  });
}
