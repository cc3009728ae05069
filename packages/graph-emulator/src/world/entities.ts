import { mediaNode, pageNode, userNode } from './nodes';
import type { GraphNode } from './nodes';
import { pick } from './random';
import type { World } from './world';

/** A field's value; undefined where the node has the field but no value of it. */
type Fields = Readonly<Record<string, (node: GraphNode, world: World) => unknown>>;

const BRANDS = ['Alpine Coffee', 'Blue Harbor', 'Casa Verde', 'Delta Bikes', 'Elm & Oak', 'Foxglove'];
const CATEGORIES = ['Food & Beverage', 'Clothing (Brand)', 'Home Decor', 'Sports'];
const CAPTIONS = [
  'Our new season starts today!',
  'Coffee, tea, and "the other thing"',
  'First line\nsecond line\n\n#brand #new',
  '=SUM(A1:A9) is not a formula here',
  'Příliš žluťoučký kůň 🐎 úpěl ďábelské ódy',
  'He said: “it’s fine”, she said "no"',
  '  spaces at both ends  ',
  `${'A very long story about small things. '.repeat(60)}The end.`,
  '@friend, look; a|b\tc',
];
const COMMENTS = [
  'Love it 😍',
  'Where can I buy this?',
  'Nice, "really" nice',
  'Line one\nline two',
  '=1+1',
  'Ok',
];
const MEDIA_URL = 'https://scontent.cdninstagram.com/v/t51.2885-15';

/** The brand's name. */
const brandName = (account: number): string =>
  `${pick(BRANDS, account)}${account < BRANDS.length ? '' : ` ${Math.floor(account / BRANDS.length) + 1}`}`;
/** The name in links. */
export const userName = (account: number): string =>
  brandName(account)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '.');
/** The page's category. */
const category = (account: number): string => pick(CATEGORIES, account);

const isoTime = (seconds: number): string => `${new Date(seconds * 1000).toISOString().slice(0, 19)}+0000`;
const seldom = (node: GraphNode, world: World, of: { aspect: string; every: number }): boolean =>
  world.chance(node, of.aspect) % of.every === 0;
/** As `media_product_type`. */
export const productType = (node: GraphNode, world: World): 'FEED' | 'REELS' | 'STORY' =>
  node.kind === 'story' ? 'STORY' : mediaType(node, world) === 'VIDEO' ? 'REELS' : 'FEED';

/**
 * Tells the type of a media.
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

const USER: Fields = {
  id: (node) => node.id,
  ig_id: (node) => Number(node.id.slice(8)),
  name: (node) => brandName(node.account),
  username: (node) => userName(node.account),
  biography: (node) =>
    node.account % 3 === 2 ? undefined : `We are ${brandName(node.account)}.\nSince 2015 ☀`,
  website: (node) => (node.account % 4 === 3 ? undefined : `http://www.${userName(node.account)}.example/`),
  followers_count: (node, world) => world.followers(node.account),
  follows_count: (node, world) => world.chance(node, 'follows') % 500,
  // Never the number of listed media (graph-api.md §7.2).
  media_count: (node, world) => world.mediaCount(node.account) + 2,
  profile_picture_url: (node) => `https://scontent.xx.fbcdn.net/v/t51/${node.id}_n.jpg?oh=00_Af&oe=69B0702E`,
};

const CHILD: Fields = {
  id: (node) => node.id,
  media_type: (node, world) => mediaType(node, world),
  media_url: (node) => `${MEDIA_URL}/${node.id}_n.jpg?stp=dst-jpg&_nc_sid=18de74`,
  timestamp: (node, world) => isoTime(world.postedAt(node)),
  username: (node) => userName(node.account),
  owner: (node) => ({ id: userNode(node.account).id }),
};

const MEDIA: Fields = {
  ...CHILD,
  ig_id: (node) => String(3_000_000_000_000_000_000n + BigInt(node.id.slice(4))),
  caption: (node, world) =>
    seldom(node, world, { aspect: 'caption', every: 10 })
      ? undefined
      : pick(CAPTIONS, world.chance(node, 'text')),
  media_product_type: productType,
  media_url: (node, world) =>
    seldom(node, world, { aspect: 'url', every: 20 })
      ? undefined
      : `${MEDIA_URL}/${node.id}_n.jpg?stp=dst-jpg&_nc_sid=18de74`,
  thumbnail_url: (node, world) =>
    mediaType(node, world) === 'VIDEO' ? `${MEDIA_URL}/${node.id}_t.jpg` : undefined,
  permalink: (node) => `https://www.instagram.com/p/C${node.id.slice(4)}/`,
  shortcode: (node) => `C${node.id.slice(4)}`,
  like_count: (node, world) =>
    seldom(node, world, { aspect: 'hidden', every: 15 }) ? undefined : world.chance(node, 'likes') % 900,
  comments_count: (node, world) => countWithReplies(node, world),
  is_comment_enabled: (node, world) => !seldom(node, world, { aspect: 'closed', every: 25 }),
  is_shared_to_feed: (node, world) => (productType(node, world) === 'REELS' ? true : undefined),
  alt_text: () => undefined,
  reposts_count: (node, world) => world.chance(node, 'reposts') % 20,
  saved_count: (node, world) => world.chance(node, 'saved') % 90,
  shares_count: (node, world) => world.chance(node, 'shares') % 60,
  collaborators: () => undefined,
};

const COMMENT: Fields = {
  id: (node) => node.id,
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

const PAGE: Fields = {
  id: (node) => node.id,
  name: (node) => brandName(node.account),
  category: (node) => category(node.account),
  category_list: (node) => [{ id: String(2200 + node.account), name: category(node.account) }],
  tasks: () => ['ANALYZE', 'ADVERTISE', 'MODERATE'],
  access_token: (node) => `PAGE-${node.account + 1}`,
  instagram_business_account: (node, world) =>
    node.account < world.settings.accounts ? { id: userNode(node.account).id } : undefined,
};

const BY_KIND: Readonly<
  Record<GraphNode['kind'], { type: string; fields: Fields; defaults: readonly string[] }>
> = {
  user: { type: 'IGUser', fields: USER, defaults: ['id'] },
  media: { type: 'IGMedia', fields: MEDIA, defaults: ['id'] },
  story: { type: 'IGMedia', fields: MEDIA, defaults: ['id'] },
  tag: { type: 'IGMedia', fields: MEDIA, defaults: ['id'] },
  child: { type: 'IGMedia', fields: CHILD, defaults: ['id'] },
  comment: { type: 'IGComment', fields: COMMENT, defaults: ['timestamp', 'text', 'id'] },
  reply: { type: 'IGComment', fields: COMMENT, defaults: ['timestamp', 'text', 'id'] },
  page: {
    type: 'Page',
    fields: PAGE,
    defaults: ['access_token', 'category', 'category_list', 'name', 'id', 'tasks'],
  },
};

/**
 * Tells what a kind of node has.
 *
 * @param node any node
 * @returns its type's name, its fields, and those that come when none is asked
 */
export function entity(node: GraphNode): { type: string; fields: Fields; defaults: readonly string[] } {
  return BY_KIND[node.kind];
}

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

/** A brand as `parameters.accounts` has it. */
export interface AccountEntry {
  readonly id: string;
  readonly name: string;
  readonly category: string;
  readonly fb_page_id: string;
}

/**
 * Describes a brand for a configuration.
 *
 * @param account its index
 * @returns the entry
 */
export function accountEntry(account: number): AccountEntry {
  const { id } = userNode(account);
  return { id, name: brandName(account), category: category(account), fb_page_id: pageNode(account).id };
}
