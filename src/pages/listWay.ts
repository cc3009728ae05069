import { parseFields, printFields } from '../fields';
import type { FieldItem } from '../fields';
import { isEdge, isObject, readPage, toNodeList } from '../flatten';
import type { JsonObject, NodeList } from '../flatten';
import { nextRequest } from '../graph';
import type { GraphRequest, NextPage } from '../graph';
import { chainFields, chainKeys } from '../plan';
import type { Level } from '../plan';
import { graphRequest } from './pageOptions';
import type { PagesOptions } from './pageOptions';

/** The API's own page size (graph-api.md §1). */
const DEFAULT_LIMIT = 25;

/** What is asked differently from how the list was planned. */
interface Asked {
  readonly items?: readonly FieldItem[];
  readonly limit?: number;
}

/** How the pages of a list are asked and read. */
export interface ListWay {
  readonly level: Level;
  /** The node on which the list hangs. */
  readonly parentId: string;
  /** What is asked of each node; absent: the API's default fields. */
  readonly items?: readonly FieldItem[];
  readonly limit: number;
  /** The request's path and range in words: lists of one name are one list. */
  readonly name: string;
  /** Whether its nodes can be asked by their ids. */
  readonly nodesById: boolean;
  readonly ask: (at: NextPage, asked: Asked) => GraphRequest;
  readonly read: (body: JsonObject) => NodeList;
  readonly hasNext: (page: Pick<NodeList, 'nodes' | 'paging'>) => boolean;
}

/**
 * Makes the way of a list at an edge of a node.
 *
 * @param at the path's parts, the parameters as they were planned, the level
 * @param options the job
 * @returns the way
 */
export function edgeWay(
  at: {
    readonly segments: readonly string[];
    readonly params: Readonly<Record<string, string>>;
    readonly level: Level;
  },
  options: PagesOptions,
): ListWay {
  const { segments, params, level } = at;
  const base = graphRequest(segments, params, options);
  const { fields, limit, since = '', until = '' } = params;
  const planned = { ...(fields !== undefined && { fields }), ...(limit !== undefined && { limit }) };
  return {
    level,
    parentId: segments[0] ?? '',
    ...(fields !== undefined && { items: parseFields({ text: fields, name: base.path }) }),
    limit: Number(limit ?? DEFAULT_LIMIT) || DEFAULT_LIMIT,
    name: `${base.path} ${since} ${until}`,
    nodesById: true,
    ask: (place, asked) => {
      // Without a next page there is none before the first one either.
      const request = nextRequest(base, place, options.root) ?? base;
      // A link without a cursor repeats what was asked for its own page, which may have been less.
      return { ...request, params: { ...request.params, ...planned, ...changed(asked) } };
    },
    read: readPage,
    hasNext: ({ paging }) => paging.next !== undefined,
  };
}

/**
 * Makes the way of a list that can only be read through its root (graph-api.md §1, business_discovery). These have no
 * `next`: they end with a page without nodes or without a cursor.
 *
 * @param level a level whose lists are followed by the root
 * @param options the job
 * @returns the way, or undefined for another level
 */
export function chainWay(level: Level, options: PagesOptions): ListWay | undefined {
  const { follow } = level;
  const last = follow.by === 'root' ? follow.chain.at(-1) : undefined;
  if (follow.by !== 'root' || last === undefined) {
    return undefined;
  }
  const { chain } = follow;
  return {
    level,
    parentId: '',
    ...(last.fields && { items: last.fields }),
    limit: DEFAULT_LIMIT,
    name: `${options.target.node} ${chainKeys(chain).join('.')}`,
    nodesById: false,
    ask: ({ after = '' }, asked) => {
      const fields = chainFields([...chain.slice(0, -1), changedItem(last, asked)], after);
      return graphRequest([options.target.node], { fields }, options);
    },
    read: (body) => {
      const found = chainKeys(chain).reduce<unknown>(
        (value, key) => (isObject(value) ? value[key] : undefined),
        body,
      );
      return isEdge(found) ? toNodeList(found) : { nodes: [], paging: {} };
    },
    hasNext: ({ nodes, paging }) => paging.after !== undefined && nodes.length > 0,
  };
}

function changed({ items, limit }: Asked): Record<string, string> {
  return {
    ...(items !== undefined && { fields: printFields(items) }),
    ...(limit !== undefined && { limit: String(limit) }),
  };
}

function changedItem(item: FieldItem, { items, limit }: Asked): FieldItem {
  const others = item.modifiers.filter(({ name }) => name !== 'limit');
  return {
    ...item,
    ...(limit !== undefined && {
      modifiers: [...others, { name: 'limit', value: String(limit), span: item.span }],
    }),
    ...(items !== undefined && { fields: items }),
  };
}
