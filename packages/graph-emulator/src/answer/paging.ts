import { invalid } from './errors';
import { nodeOf } from '../world/nodes';
import type { GraphNode } from '../world/nodes';
import type { NodeSource } from '../world/nodeSource';

/** A page of a list. */
export interface Page {
  readonly nodes: readonly GraphNode[];
  readonly before: string | undefined;
  readonly after: string | undefined;
  readonly hasNext: boolean;
  readonly hasPrevious: boolean;
}

const LARGEST = { media: 100, other: 100, comments: 50 } as const;
const DEFAULT_LIMIT = 25;

/**
 * Cuts a page out of a list.
 *
 * @param list the whole list
 * @param asked the parameters or modifiers `limit`, `after`, `before`
 * @param edge the list's name: comments come 50 at most
 * @returns the page
 * @throws ApiError for a cursor that points nowhere, or a limit that is no number
 */
export function pageOf(list: NodeSource, asked: Readonly<Record<string, string>>, edge: string): Page {
  const most = edge === 'comments' || edge === 'replies' ? LARGEST.comments : LARGEST.media;
  const limit = Math.min(most, readLimit(asked['limit']));
  const { start, end } = rangeOf(list, asked, limit);
  const nodes = Array.from({ length: Math.max(0, end - start) }, (_, index) => list.at(start + index));
  const [first] = nodes;
  const last = nodes.at(-1);
  return {
    nodes,
    before: first && cursorOf(first),
    after: last && cursorOf(last),
    hasNext: nodes.length > 0 && end < list.length,
    hasPrevious: nodes.length > 0 && start > 0,
  };
}

/** From a cursor onwards, or up to one. */
function rangeOf(
  list: NodeSource,
  { after, before }: Readonly<Record<string, string>>,
  limit: number,
): { readonly start: number; readonly end: number } {
  if (before !== undefined) {
    const end = placeOf(list, before);
    return { start: Math.max(0, end - limit), end };
  }
  const start = after === undefined ? 0 : placeOf(list, after) + 1;
  return { start, end: Math.min(list.length, start + limit) };
}

function readLimit(text: string | undefined): number {
  if (text === undefined) {
    return DEFAULT_LIMIT;
  }
  if (!/^\s*\d+\s*$/.test(text)) {
    throw invalid('(#100) param limit must be non-negative');
  }
  return Number(text);
}

/**
 * Makes the cursor behind a node. It is the node itself, so that an insertion before it shifts nothing.
 *
 * @param node any node of the list
 * @returns as `cursors.after` has it
 */
export function cursorOf({ id }: { readonly id: string }): string {
  return `QVFI${Buffer.from(`${id}:c`).toString('base64url')}ZD`;
}

function placeOf(list: NodeSource, cursor: string): number {
  const text = /^QVFI(.+)ZD$/.exec(cursor)?.[1] ?? '';
  const node = nodeOf(Buffer.from(text, 'base64url').toString('utf8').replace(/:c$/, ''));
  const place = node === undefined ? -1 : list.indexOf(node);
  if (place < 0) {
    throw invalid('(#100) Invalid cursor');
  }
  return place;
}

/**
 * Keeps the part of a list that was posted in a range; the list is newest first.
 *
 * @param list the list
 * @param postedAt when a node was posted
 * @param range unix seconds, until exclusive
 * @returns the part
 */
export function within(
  list: NodeSource,
  postedAt: (node: GraphNode) => number,
  range: { readonly since?: number | undefined; readonly until?: number | undefined },
): NodeSource {
  const firstOlderThan = (moment: number): number => {
    let low = 0;
    let high = list.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (postedAt(list.at(middle)) < moment) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  };
  const start = range.until === undefined ? 0 : firstOlderThan(range.until);
  const end = range.since === undefined ? list.length : firstOlderThan(range.since);
  return {
    length: Math.max(0, end - start),
    at: (index) => list.at(start + index),
    indexOf: (node) => {
      const place = list.indexOf(node);
      return place >= start && place < end ? place - start : -1;
    },
  };
}

/**
 * Writes a link to a page as the API does: every parameter of the request in its order, the token among them.
 *
 * @param url host, version and path
 * @param params the parameters
 * @returns the link
 */
export function link(url: string, params: Readonly<Record<string, string>>): string {
  const query = Object.entries(params).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return `${url}?${query.join('&')}`;
}
