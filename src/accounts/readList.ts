import { expectList, readPage } from '../answer';
import type { NodeList, Paging } from '../answer';
import { GraphError } from '../errors';
import type { GraphApi } from '../graph';
import { paginate } from '../pages';

/** The most that the API gives at once. Source: docs/graph-api.md §1.5. */
const NODES_A_PAGE = 100;

/**
 * Reads a list of nodes that belong to the token and not to an account, to its end. Where a page would be too much, smaller ones are
 * requested.
 *
 * @param list the path behind the version, and the fields of each node
 * @returns the nodes as they came
 * @throws GraphError where the API refuses, UnsafePageError for a next page on another host
 */
export async function readList(
  api: Pick<GraphApi, 'send' | 'nextPage'>,
  { path, fields }: { readonly path: string; readonly fields: string },
): Promise<readonly unknown[]> {
  let limit = NODES_A_PAGE;
  const first = { path, params: { fields }, accountId: '', expects: expectList };
  const pageAt = async (at: Paging): Promise<NodeList> => {
    const request = api.nextPage(first, at) ?? first;
    for (;;) {
      try {
        const { body } = await api.send({ ...request, params: { ...request.params, limit: String(limit) } });
        return readPage(body);
      } catch (error) {
        if (!(error instanceof GraphError && error.kind === 'too-much') || limit === 1) {
          throw error;
        }
        limit = Math.max(1, Math.floor(limit / 4));
      }
    }
  };
  const pages = paginate({
    start: {},
    pageAt,
    hasNext: ({ paging }: NodeList) => paging.next !== undefined,
    stopOnEmptyPage: false,
    onLoop: () => undefined,
  });
  const nodes: unknown[] = [];
  for await (const page of pages) {
    nodes.push(...page.nodes);
  }
  return nodes;
}
