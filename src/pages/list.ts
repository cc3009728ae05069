import {
  expectList,
  expectNode,
  isEdge,
  isMetric,
  isObject,
  readPage,
  toNodeList,
  withLists,
} from '../answer';
import type { Expectation, JsonObject, NodeList, Paging } from '../answer';
import { QUERY_DEFAULTS } from '../config';
import { answerKey, printRequested, withModifier } from '../fields';
import type { FieldItem } from '../fields';
import type { GraphRequest } from '../graph';
import type { Level, Params, Source } from '../plan';
import { graphRequest } from './job';
import type { Job } from './job';
import { expectRenamed, renamed } from './renaming';
import { rootPathFields, rootPathItems, rootPathKeys } from './rootPath';

/** A list that is not the query's own has no planned size. */
const DEFAULT_LIMIT = QUERY_DEFAULTS.limit;

/** Which page of a list, and how much of it. */
interface PageQuery {
  readonly at: Paging;
  readonly limit: number;
  /** The fields of each node; none: the API's default ones. */
  readonly items: readonly FieldItem[];
}

/** A list of nodes: how its pages are requested and read. A single node is a list of one. */
export interface List {
  readonly level: Level;
  /** The node that has the list. */
  readonly parentId: string;
  /** The fields of each node as planned. */
  readonly items: readonly FieldItem[];
  readonly limit: number;
  /** The request's path and range: lists of one name are one list. */
  readonly name: string;
  /** Whether its nodes can be requested by their ids. */
  readonly nodesById: boolean;
  /** Whether a node that cannot be read may be left out: not the only one. */
  readonly maySkip: boolean;
  readonly request: (query: PageQuery) => GraphRequest;
  /** Reads the answer to a request for these fields. */
  readonly read: (body: JsonObject, items: readonly FieldItem[]) => NodeList;
}

/** Makes the list of one that a node is. */
export function nodeList(at: { readonly level: Level; readonly params: Params }, job: Job): List {
  const { level, params } = at;
  const request = graphRequest([job.target.node], params, job);
  const base = { ...request, expects: withLists(expectNode, level) };
  return {
    level,
    parentId: job.target.node,
    items: level.fields,
    limit: 1,
    name: base.path,
    nodesById: true,
    maySkip: false,
    request: ({ at: place, items }) => {
      const page = withFields(job.api.nextPage(base, place) ?? base, items);
      const around = objectsWithLists(level, items);
      return {
        ...page,
        expects: expectRenamed(
          around.reduce((expects, key) => expectInside([key], expects), base.expects),
          items,
        ),
      };
    },
    read: (body, items) => readPage(renamed(body, items)),
  };
}

/** Makes the list at an edge of a node. */
export function edgeList(
  at: { readonly parentId: string; readonly edge: string; readonly params: Params; readonly level: Level },
  job: Job,
): List {
  const { parentId, edge, params, level } = at;
  const request = graphRequest([parentId, ...edge.split('/')], params, job);
  const base = { ...request, expects: withLists(expectList, level) };
  const { limit: planned, since = '', until = '' } = params;
  const limit = Number(planned ?? DEFAULT_LIMIT) || DEFAULT_LIMIT;
  return {
    level,
    parentId,
    items: level.fields,
    limit,
    name: `${base.path} ${since} ${until}`,
    nodesById: true,
    maySkip: true,
    request: (query) => {
      const next = withFields(job.api.nextPage(base, query.at) ?? base, query.items);
      const page = { ...next, expects: expectRenamed(base.expects, query.items) };
      // A link without a cursor repeats the limit of its own page, which may have been smaller.
      const sent = query.limit === limit ? planned : String(query.limit);
      return sent === undefined ? page : { ...page, params: { ...page.params, limit: sent } };
    },
    read: (body, items) => readPage(renamed(body, items)),
  };
}

/** Makes a list that can only be read through the root node. Source: docs/graph-api.md §1.1, business_discovery. */
export function rootList(level: Level, path: readonly FieldItem[], job: Job): List {
  const keys = rootPathKeys(path);
  const expects = expectInside(
    keys.slice(0, -1),
    withLists(expectNode, { edges: new Map([[keys.join('_'), level]]) }),
  );
  return {
    level,
    parentId: '',
    items: level.fields,
    limit: DEFAULT_LIMIT,
    name: `${job.target.node} ${keys.join('.')}`,
    nodesById: false,
    maySkip: true,
    request: ({ at: { after = '' }, items, limit }) => {
      const lists = path
        .slice(-1)
        .map((item) => sized({ ...item, ...(items.length > 0 && { fields: items }) }, limit));
      const fields = rootPathFields([...path.slice(0, -1), ...lists], after);
      const expectsList = expectRenamed(expects, rootPathItems(path, items));
      return { ...graphRequest([job.target.node], { fields }, job), expects: expectsList };
    },
    read: (body, items) => {
      const found = keys.reduce<unknown>(valueAt, renamed(body, rootPathItems(path, items)));
      return isEdge(found) ? toNodeList(found) : { nodes: [], paging: {} };
    },
  };
}

/**
 * Adds to what a body must be that the objects around a list are there: a list without nodes is absent, but an answer
 * without the object that has it is not the end of the list.
 *
 * @param keys those of the objects, from the outermost on
 */
function expectInside(keys: readonly string[], base: Expectation): Expectation {
  return (body) =>
    base(body) ??
    (isObject(keys.reduce<unknown>(valueAt, body)) ? undefined : `it has no '${keys.join('.')}'`);
}

/** Names the objects of a node whose lists are read through it, where they are requested. */
function objectsWithLists({ edges }: Level, items: readonly FieldItem[]): readonly string[] {
  const outermost = [...edges.values()].flatMap(({ source }) =>
    source.by === 'root' ? rootPathKeys(source.path).slice(0, 1) : [],
  );
  return [...new Set(outermost)].filter((key) => items.some((item) => answerKey(item) === key));
}

function valueAt(value: unknown, key: string): unknown {
  return isObject(value) ? value[key] : undefined;
}

/**
 * Tells whether there is a page after this one. The `next` of metrics is another window of time, whatever list they stand
 * in: followed, it would replace their values (docs/graph-api.md §2.3). Lists read through the root have no `next`: they end with a page without
 * nodes or without a cursor.
 */
export function hasNext({ by }: Source, { nodes, paging }: Pick<NodeList, 'nodes' | 'paging'>): boolean {
  if (nodes.some(isMetric)) {
    return false;
  }
  switch (by) {
    case 'root':
      return paging.after !== undefined && nodes.length > 0;
    case 'edge':
    case 'node':
      return paging.next !== undefined;
    default:
      return false;
  }
}

function withFields(request: GraphRequest, items: readonly FieldItem[]): GraphRequest {
  return items.length === 0
    ? request
    : { ...request, params: { ...request.params, fields: printRequested(items) } };
}

function sized(item: FieldItem, limit: number): FieldItem {
  return limit === DEFAULT_LIMIT ? item : withModifier(item, 'limit', String(limit));
}
