import { expectObjects, idOf, isObject, readPage } from '../answer';
import type { JsonObject, NodeList, Paging } from '../answer';
import { GraphError } from '../errors';
import type { GraphApi } from '../graph';
import { paginate } from '../pages';

/** The most that the API gives at once. Source: docs/graph-api.md §1.5. */
const NODES_A_PAGE = 100;

/** A list of nodes that belong to the token. */
interface TokenList {
  /** Behind the version. */
  readonly path: string;
  /** Those of each node. */
  readonly fields: string;
  /** Says what is wrong with a node. @default that it has no id */
  readonly problemOf?: (node: JsonObject) => string | undefined;
}

/** A node that cannot be told from others would be left out of everything without a word. */
export function withoutId(node: JsonObject): string | undefined {
  return idOf(node) === '' ? "one of its objects has no 'id'" : undefined;
}

/**
 * Reads a list of nodes that belong to the token and not to an account, to its end. Where a page would be too much, smaller ones are
 * requested.
 *
 * @returns the nodes as they came
 * @throws GraphError where the API refuses, gives something else or pages that form a loop; UnsafePageError for a next page on
 *   another host
 */
export async function readList(
  api: Pick<GraphApi, 'send' | 'nextPage'>,
  { path, fields, problemOf = withoutId }: TokenList,
): Promise<readonly JsonObject[]> {
  let limit = NODES_A_PAGE;
  const first = { path, params: { fields }, accountId: '', expects: expectObjects(problemOf) };
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
    // Who is missing would be missing without a word, in every table.
    onLoop: () => {
      throw new GraphError('passing', `The pages of /${path} form a loop`, { status: 0 });
    },
  });
  const nodes: JsonObject[] = [];
  for await (const page of pages) {
    nodes.push(...page.nodes.filter(isObject));
  }
  return nodes;
}
