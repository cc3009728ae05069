import { mediaNode, userNode } from './nodes';
import type { GraphNode } from './nodes';
import { pick } from './random';
import type { World } from './world';
import { CAPTIONS, COMMENTS, userName } from './words';

/** A field's value; undefined where the node has the field but no value of it. */
export type Fields = Readonly<Record<string, (node: GraphNode, world: World) => unknown>>;

const MEDIA_URL = 'https://scontent.cdninstagram.com/v/t51.2885-15';

const isoTime = (seconds: number): string => `${new Date(seconds * 1000).toISOString().slice(0, 19)}+0000`;
const seldom = (node: GraphNode, world: World, of: { aspect: string; every: number }): boolean =>
  world.chance(node, of.aspect) % of.every === 0;

/**
 * Returns where a media was published.
 *
 * @param node a media, story, tagged media or child
 * @param world the world
 * @returns as `media_product_type`
 */
export function productType(node: GraphNode, world: World): 'FEED' | 'REELS' | 'STORY' {
  if (node.kind === 'story') {
    return 'STORY';
  }
  return mediaType(node, world) === 'VIDEO' ? 'REELS' : 'FEED';
}

/**
 * Returns the type of a media.
 *
 * @param node a media, story, tagged media or child
 * @param world the world
 * @returns as `media_type`
 */
export function mediaType(node: GraphNode, world: World): 'IMAGE' | 'VIDEO' | 'CAROUSEL_ALBUM' {
  if (world.isAlbum(node)) {
    return 'CAROUSEL_ALBUM';
  }
  return world.chance(node, 'type') % 3 === 0 ? 'VIDEO' : 'IMAGE';
}

const isVideo = (node: GraphNode, world: World): boolean => mediaType(node, world) === 'VIDEO';

/** What a part of an album has; anything else of a media is refused. */
export const CHILD: Fields = {
  id: (node) => node.id,
  media_type: (node, world) => mediaType(node, world),
  media_url: (node) => `${MEDIA_URL}/${node.id}_n.jpg?stp=dst-jpg&_nc_sid=18de74`,
  timestamp: (node, world) => isoTime(world.postedAt(node)),
  username: (node) => userName(node.account),
  owner: (node) => ({ id: userNode(node.account).id }),
};

const caption = (node: GraphNode, world: World): string | undefined =>
  seldom(node, world, { aspect: 'caption', every: 10 })
    ? undefined
    : pick(CAPTIONS, world.chance(node, 'text'));
const likes = (node: GraphNode, world: World): number | undefined =>
  seldom(node, world, { aspect: 'hidden', every: 15 }) ? undefined : world.chance(node, 'likes') % 900;
const mediaUrl = (node: GraphNode, world: World): string | undefined =>
  seldom(node, world, { aspect: 'url', every: 20 })
    ? undefined
    : `${MEDIA_URL}/${node.id}_n.jpg?stp=dst-jpg&_nc_sid=18de74`;

/** What media have (https://developers.facebook.com/docs/instagram-platform/reference/instagram-media, and Meta's SDK). */
export const MEDIA: Fields = {
  ...CHILD,
  ig_id: (node) => String(3_000_000_000_000_000_000n + BigInt(node.id.slice(4))),
  legacy_instagram_media_id: (node) => node.id.replace(/^18/, '16'),
  caption,
  media_product_type: productType,
  media_url: mediaUrl,
  thumbnail_url: (node, world) => (isVideo(node, world) ? `${MEDIA_URL}/${node.id}_t.jpg` : undefined),
  permalink: (node) => `https://www.instagram.com/p/C${node.id.slice(4)}/`,
  shortcode: (node) => `C${node.id.slice(4)}`,
  like_count: likes,
  comments_count: (node, world) => countWithReplies(node, world),
  is_comment_enabled: (node, world) => !seldom(node, world, { aspect: 'closed', every: 25 }),
  is_shared_to_feed: (node, world) => (productType(node, world) === 'REELS' ? true : undefined),
  alt_text: () => undefined,
  reposts_count: (node, world) => world.chance(node, 'reposts') % 20,
  saved_count: (node, world) => world.chance(node, 'saved') % 90,
  shares_count: (node, world) => world.chance(node, 'shares') % 60,
  total_like_count: (node, world) => plus(likes(node, world), world.chance(node, 'ads') % 40),
  total_comments_count: (node, world) => countWithReplies(node, world) + (world.chance(node, 'ads') % 3),
  total_views_count: (node, world) => world.chance(node, 'views') % 5000,
  media_audio_type: (node, world) => (isVideo(node, world) ? 'ORIGINAL_AUDIO' : undefined),
  is_ai_generated: (node, world) => seldom(node, world, { aspect: 'ai', every: 9 }),
  boost_eligibility_info: (node, world) => ({
    eligible_to_boost: !seldom(node, world, { aspect: 'boost', every: 4 }),
  }),
  copyright_check_information: (node, world) =>
    isVideo(node, world) ? { status: { status: 'completed', matches_found: false } } : undefined,
  current_live_viewer_count: () => undefined,
  has_poll: () => false,
  has_slider: () => false,
  video_title: () => undefined,
  // Through business_discovery only, where it is filled in (`expand.ts`).
  view_count: () => undefined,
};

/** What comes of media that a hashtag leads to (https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/ig-hashtag/top-media). */
export const HASHTAGGED: Fields = {
  id: (node) => node.id,
  caption,
  comments_count: (node, world) => world.chance(node, 'comments') % 50,
  like_count: likes,
  media_type: mediaType,
  media_url: mediaUrl,
  permalink: (node) => `https://www.instagram.com/p/C${node.id.slice(4)}/`,
  timestamp: (node, world) => isoTime(world.postedAt(node)),
};

/** What comments and replies have. */
export const COMMENT: Fields = {
  id: (node) => node.id,
  legacy_instagram_comment_id: (node) => node.id.replace(/^17/, '15'),
  text: (node, world) => pick(COMMENTS, world.chance(node, 'text')),
  timestamp: (node, world) => isoTime(world.postedAt(node) + 60 * (node.sub + 1) + node.reply),
  like_count: (node, world) => world.chance(node, 'likes') % 9,
  hidden: () => false,
  username: (node, world) => `fan${world.chance(node, 'fan') % 400}`,
  from: (node, world) => {
    const fan = world.chance(node, 'fan') % 400;
    return { id: `2${String(fan).padStart(15, '0')}`, username: `fan${fan}` };
  },
  user: () => undefined,
  parent_id: (node) => (node.reply > 0 ? node.id.slice(0, -2) + '00' : undefined),
  media: (node, world) => {
    const media = mediaNode('media', node.account, { index: node.index });
    return { id: media.id, media_product_type: productType(media, world) };
  },
};

const plus = (count: number | undefined, more: number): number | undefined =>
  count === undefined ? undefined : count + more;

/** Comments with their replies, as the API counts them. */
function countWithReplies(node: GraphNode, world: World): number {
  const comments = world.edge(node, 'comments');
  const length = comments?.length ?? 0;
  let count = length;
  for (let index = 0; index < length; index += 1) {
    const comment = comments?.at(index);
    count += comment === undefined ? 0 : world.replyCount(comment);
  }
  return count;
}
