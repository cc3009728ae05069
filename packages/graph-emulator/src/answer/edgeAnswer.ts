import { checkScope } from '../login/access';
import { checkHashtagUser } from './hashtagSearch';
import { ApiError, invalid } from './errors';
import { expandNode, insightsOf } from './expand';
import type { Expansion } from './expand';
import type { AskedField } from './fieldsParser';
import type { GraphNode } from '../world/nodes';
import { link, pageOf, within } from './paging';
import { partOf } from './parts';
import { captionAddOn } from '../world/captionAddOns';
import { isFacebookOnly } from '../world/facebookOnly';
import { plainEdge } from '../world/plainEdges';
import { readMoment } from '../world/time';
import type { NodeSource } from '../world/nodeSource';
import type { World } from '../world/world';

/** Edges that the schema has, on other nodes. */
const OF_OTHERS = new Set([
  'feed',
  'posts',
  'video',
  'videos',
  'likes',
  'photos',
  'albums',
  'conversations',
  'comments',
  'replies',
  'media',
  'stories',
  'tags',
  'children',
  'poll_attachment',
  'prompt_response',
]);

/** What is asked of an edge. */
interface EdgeRequest {
  readonly edge: string;
  readonly params: Readonly<Record<string, string>>;
  readonly fields: readonly AskedField[] | undefined;
}

/**
 * Answers a request for an edge: `{data, paging}`.
 *
 * @param node where the edge hangs
 * @param at the edge's name and the request's parameters
 * @param expansion the world around
 * @returns the body; null where the node has nothing at an edge of one object
 * @throws ApiError for an edge that the node does not have
 */
export function edgeAnswer(node: GraphNode, at: EdgeRequest, expansion: Expansion): object | null {
  const { edge, params } = at;
  const { world, owner } = expansion;
  const { login } = world.settings;
  if (login === 'instagram' && isFacebookOnly(edge)) {
    throw noSuchEdge(edge);
  }
  checkScope(edge, owner.scopes, login);
  if (node.kind === 'hashtag' && world.edge(node, edge) !== undefined) {
    checkHashtagUser(params, expansion);
  }
  if (edge === 'insights' && node.kind !== 'comment') {
    return insightsOf(node, params, expansion);
  }
  return addOnOrList(node, at, expansion);
}

function addOnOrList(node: GraphNode, at: EdgeRequest, expansion: Expansion): object | null {
  const { edge, params, fields } = at;
  const addOn = captionAddOn(node, edge, { world: expansion.world, params });
  if (addOn !== undefined) {
    return addOn === null || fields === undefined ? addOn : (partOf(addOn, fields) as object);
  }
  const list = listAnswer(node, at, expansion);
  if (list === undefined) {
    throw noSuchEdge(edge);
  }
  return list;
}

function noSuchEdge(edge: string): ApiError {
  return OF_OTHERS.has(edge)
    ? invalid(`(#100) Tried accessing nonexisting field (${edge})`)
    : new ApiError(`Unknown path components: /${edge}`, { code: 2500 });
}

function listAnswer(node: GraphNode, at: EdgeRequest, expansion: Expansion): object | undefined {
  const { edge, params, fields } = at;
  const { world } = expansion;
  const rows = plainEdge(node, edge, world);
  if (rows !== undefined) {
    return { data: fields === undefined ? rows : rows.map((row) => partOf(row, fields)) };
  }
  const whole = world.edge(node, edge);
  if (whole === undefined) {
    return undefined;
  }
  const range = { since: momentOf('since', params, world), until: momentOf('until', params, world) };
  const list = within(whole, (one) => world.postedAt(one), range);
  return pageAnswer(list, { ...at, path: `${node.id}/${edge}` }, expansion);
}

/**
 * Answers a page of a list: `{data, paging}`, without rows `{data}`.
 *
 * @param list the whole list
 * @param at its path for links, its name, and the request's parameters
 * @param expansion the world around
 * @returns the body
 */
export function pageAnswer(
  list: NodeSource,
  { path, edge, params, fields }: EdgeRequest & { readonly path: string },
  expansion: Expansion,
): object {
  const page = pageOf(list, params, edge);
  const data = page.nodes.map((one) => expandNode(one, fields, expansion));
  if (data.length === 0) {
    return { data };
  }
  const cursors = { before: page.before, after: page.after };
  const asked = Object.fromEntries(
    Object.entries(params).filter(([name]) => name !== 'after' && name !== 'before'),
  );
  const leading = (cursor: Readonly<Record<string, string>>): string =>
    link(`${expansion.root}/${path}`, { ...asked, access_token: expansion.token, ...cursor });
  return {
    data,
    paging: {
      cursors,
      ...(page.hasNext && { next: leading({ after: page.after ?? '' }) }),
      ...(page.hasPrevious && { previous: leading({ before: page.before ?? '' }) }),
    },
  };
}

function momentOf(name: 'since' | 'until', params: EdgeRequest['params'], world: World): number | undefined {
  const text = params[name];
  const moment = text === undefined || text === '' ? undefined : readMoment(text, world.now());
  if (text && moment === undefined) {
    throw invalid(
      `(#100) Parameter ${name}: Must be a unixtime or a date/time representation parseable by strtotime()`,
    );
  }
  return moment;
}
