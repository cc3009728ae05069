import { isObject, toCell } from './json';
import type { JsonObject } from './json';

/** What a list says about its further pages. Source: docs/graph-api.md §2.1. */
export interface Paging {
  readonly next?: string;
  readonly after?: string;
}

/** A list of nodes as it came; the nodes are not checked. */
export interface NodeList {
  readonly nodes: readonly unknown[];
  readonly paging: Paging;
  readonly summary?: unknown;
}

/** An object of an answer that is a list of nodes. */
export type Edge = JsonObject & { readonly data: readonly unknown[] };

/** Tells a list of nodes from a plain object: it has `data`, a list. */
export function isEdge(value: unknown): value is Edge {
  return isObject(value) && Array.isArray(value['data']);
}

/** Reads the nodes of a list, its paging and its summary. */
export function toNodeList(edge: Edge): NodeList {
  return {
    nodes: edge.data,
    paging: readPaging(edge['paging']),
    ...('summary' in edge && { summary: edge['summary'] }),
  };
}

/** Reads the body of an answer: a page of a list, or a node as a list of one. */
export function readPage(body: JsonObject): NodeList {
  return isEdge(body) ? toNodeList(body) : { nodes: [body], paging: {} };
}

/** Reads the id of a node; '' where there is none. */
export function idOf(node: unknown): string {
  return isObject(node) ? toCell(node['id']) : '';
}

function readPaging(paging: unknown): Paging {
  if (!isObject(paging)) {
    return {};
  }
  const { next, cursors } = paging;
  const after = isObject(cursors) ? cursors['after'] : undefined;
  return {
    ...(typeof next === 'string' && next !== '' && { next }),
    ...(typeof after === 'string' && after !== '' && { after }),
  };
}
