import { ApiError, invalid } from './errors';
import { expandNode, insightsOf } from './expand';
import type { Expansion } from './expand';
import type { AskedField } from './fieldsParser';
import type { GraphNode } from './nodes';
import { link, pageOf, within } from './paging';
import { readMoment } from './time';
import type { World } from './world';

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
]);

/**
 * Answers a request for an edge: `{data, paging}`.
 *
 * @param node where the edge hangs
 * @param at the edge's name and the request's parameters
 * @param expansion the world around
 * @returns the body
 * @throws ApiError for an edge that the node does not have
 */
export function edgeAnswer(
  node: GraphNode,
  at: {
    readonly edge: string;
    readonly params: Readonly<Record<string, string>>;
    readonly fields: readonly AskedField[] | undefined;
  },
  expansion: Expansion,
): object {
  const { edge, params, fields } = at;
  if (edge === 'insights' && node.kind !== 'comment') {
    return insightsOf(node, params, expansion);
  }
  const { world } = expansion;
  const whole = world.edge(node, edge);
  if (whole === undefined) {
    throw OF_OTHERS.has(edge)
      ? invalid(`(#100) Tried accessing nonexisting field (${edge})`)
      : new ApiError(`Unknown path components: /${edge}`, { code: 2500 });
  }
  const range = { since: momentOf(params['since'], world), until: momentOf(params['until'], world) };
  const page = pageOf(
    within(whole, (one) => world.postedAt(one), range),
    params,
    edge,
  );
  const data = page.nodes.map((one) => expandNode(one, fields, expansion));
  if (data.length === 0) {
    return { data };
  }
  const cursors = { before: page.before, after: page.after };
  const asked = Object.fromEntries(Object.entries(params).filter(([name]) => name !== 'after'));
  const next = link(`${expansion.root}/${node.id}/${edge}`, {
    ...asked,
    access_token: expansion.token,
    after: page.after ?? '',
  });
  return { data, paging: { cursors, ...(page.hasNext && { next }) } };
}

function momentOf(text: string | undefined, world: World): number | undefined {
  const moment = text === undefined || text === '' ? undefined : readMoment(text, world.now());
  if (text && moment === undefined) {
    throw invalid(
      '(#100) Parameter since: Must be a unixtime or a date/time representation parseable by strtotime()',
    );
  }
  return moment;
}
