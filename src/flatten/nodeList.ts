import { isObject } from './json';
import type { JsonObject } from './json';
import type { NodeList, Paging } from './row';

/** An object of an answer that is a list of nodes. */
export type Edge = JsonObject & { readonly data: readonly unknown[] };

/**
 * Tells a list of nodes from a plain object.
 *
 * @param value part of an answer
 * @returns whether it has `data`, a list
 */
export function isEdge(value: unknown): value is Edge {
  return isObject(value) && Array.isArray(value['data']);
}

/**
 * Reads a list of nodes.
 *
 * @param edge an object with `data`
 * @returns its nodes, what it says of further pages, and its summary
 */
export function toNodeList(edge: Edge): NodeList {
  return {
    nodes: edge.data,
    paging: readPaging(edge['paging']),
    ...('summary' in edge && { summary: edge['summary'] }),
  };
}

/**
 * Reads the body of an answer: a page of a list, or a node as a list of one.
 *
 * @param body the parsed body
 * @returns the list
 */
export function readPage(body: JsonObject): NodeList {
  return isEdge(body) ? toNodeList(body) : { nodes: [body], paging: {} };
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
