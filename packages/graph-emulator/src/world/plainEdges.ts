import type { GraphNode } from './nodes';
import { hashtagNode, mediaNode, userNode } from './nodes';
import type { World } from './world';
import { userName } from './words';

type Rows = (node: GraphNode, world: World) => readonly object[];

const NONE: Rows = () => [];

/**
 * Edges whose rows are no nodes of this world, or that have no rows
 * (https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/ig-user, and Meta's SDK).
 */
const OF_USERS: Readonly<Record<string, Rows>> = {
  collaboration_invites: ({ account }, world) =>
    world.mediaCount(account) === 0
      ? []
      : [
          {
            media_id: mediaNode('tag', account, { index: 0 }).id,
            media_owner_username: userName(account + 1),
            caption: 'Together with you',
            invitation_status: 'PENDING',
          },
        ],
  content_publishing_limit: (node, world) => [
    {
      quota_usage: world.chance(node, 'published') % 50,
      config: { quota_total: 100, quota_duration: 86_400 },
    },
  ],
  recently_searched_hashtags: () => [{ id: hashtagNode(0).id }, { id: hashtagNode(1).id }],
  collaborative_media: ({ account }, world) =>
    world.mediaCount(account) === 0 ? [] : [{ id: mediaNode('tag', account, { index: 0 }).id }],
  scheduled_media: NONE,
  live_media: NONE,
  agencies: NONE,
  authorized_adaccounts: NONE,
  available_catalogs: NONE,
  branded_content_ad_permissions: NONE,
  branded_content_advertisable_medias: NONE,
  branded_content_tag_approval: NONE,
  catalog_product_search: NONE,
  connected_threads_user: NONE,
  creator_marketplace_creators: NONE,
  dataset: NONE,
  instagram_backed_threads_user: NONE,
  upcoming_events: NONE,
};
const OF_MEDIA: Readonly<Record<string, Rows>> = {
  boost_ads_list: NONE,
  branded_content_partner_promote: NONE,
  collaborators: (node, world) =>
    world.chance(node, 'collaborators') % 5 === 0
      ? [
          {
            id: userNode(node.account + 1).id,
            username: userName(node.account + 1),
            invite_status: 'Accepted',
          },
        ]
      : [],
  product_tags: NONE,
};

/**
 * Lists an edge whose rows are no nodes.
 *
 * @param node where it hangs
 * @param edge its name
 * @param world the world
 * @returns the rows, or undefined when the node has no such edge
 */
export function plainEdge(node: GraphNode, edge: string, world: World): readonly object[] | undefined {
  const edges =
    node.kind === 'user' ? OF_USERS : ['media', 'story', 'tag'].includes(node.kind) ? OF_MEDIA : {};
  return Object.hasOwn(edges, edge) ? edges[edge]?.(node, world) : undefined;
}
