import { nodeBehind } from '../catalogue';
import type { NodeName } from '../catalogue';
import type { Query } from '../config';

/**
 * Tells to which kind of nodes a query's path leads.
 *
 * @param query the query; one for no account begins at a node of any kind
 * @param edge the path behind that node or the account
 * @returns the kind, or undefined where it is not known
 */
export function nodeAt(query: Pick<Query, 'ids'>, edge: string): NodeName | undefined {
  return edge
    .split('/')
    .filter((one) => one !== '')
    .reduce<NodeName | undefined>(
      (node, one) => nodeBehind(one, node),
      query.ids === 'none' ? undefined : 'user',
    );
}
