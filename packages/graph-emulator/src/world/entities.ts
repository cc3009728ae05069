import { CHILD, COMMENT, HASHTAGGED, MEDIA } from './mediaFields';
import type { Fields } from './mediaFields';
import { appScopedId, pageNode, userNode } from './nodes';
import type { GraphNode } from './nodes';
import { brandName, category, HASHTAGS, userName } from './words';

/** What accounts have (https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/ig-user). */
const USER: Fields = {
  id: (node) => node.id,
  ig_id: (node) => Number(node.id.slice(8)),
  legacy_instagram_user_id: (node) => node.id.replace(/^1784/, '1750'),
  name: (node) => brandName(node.account),
  username: (node) => userName(node.account),
  biography: (node) =>
    node.account % 3 === 2 ? undefined : `We are ${brandName(node.account)}.\nSince 2015 ☀`,
  website: (node) => (node.account % 4 === 3 ? undefined : `http://www.${userName(node.account)}.example/`),
  followers_count: (node, world) => world.followers(node.account),
  follows_count: (node, world) => world.chance(node, 'follows') % 500,
  // Never the number of listed media (docs/graph-api.md §7.2).
  media_count: (node, world) => world.mediaCount(node.account) + 2,
  profile_picture_url: (node) => `https://scontent.xx.fbcdn.net/v/t51/${node.id}_n.jpg?oh=00_Af&oe=69B0702E`,
  has_profile_pic: () => true,
  is_published: () => true,
  shopping_product_tag_eligibility: () => false,
  owner_business: () => undefined,
  shopping_review_status: () => undefined,
};

/**
 * What an account has under the Instagram login: its `id` is one of the app, the account's own id is `user_id`
 * (https://developers.facebook.com/docs/instagram-platform/instagram-api-with-instagram-login/get-started).
 */
const OWN_USER: Fields = {
  id: (node) => appScopedId(node),
  user_id: (node) => node.id,
  account_type: (node) => (node.account % 2 === 0 ? 'BUSINESS' : 'MEDIA_CREATOR'),
  ...Object.fromEntries(
    Object.entries(USER).filter(([name]) =>
      /^(name|username|biography|website|.*_count|profile_picture_url)$/.test(name),
    ),
  ),
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

const HASHTAG: Fields = { id: (node) => node.id, name: (node) => HASHTAGS[node.account] };
const BUSINESS: Fields = { id: (node) => node.id, name: (node) => `Business ${node.account + 1}` };

/** A kind of node: its type's name, its fields, and those that come when none is asked. */
export interface Entity {
  readonly type: string;
  readonly fields: Fields;
  readonly defaults: readonly string[];
}

const media = (fields: Fields): Entity => ({ type: 'IGMedia', fields, defaults: ['id'] });
const COMMENTS: Entity = { type: 'IGComment', fields: COMMENT, defaults: ['timestamp', 'text', 'id'] };

const BY_KIND: Readonly<Record<GraphNode['kind'], Entity>> = {
  user: { type: 'IGUser', fields: USER, defaults: ['id'] },
  media: media(MEDIA),
  story: media(MEDIA),
  tag: media(MEDIA),
  child: media(CHILD),
  hashtagged: media(HASHTAGGED),
  comment: COMMENTS,
  reply: COMMENTS,
  page: {
    type: 'Page',
    fields: PAGE,
    defaults: ['access_token', 'category', 'category_list', 'name', 'id', 'tasks'],
  },
  hashtag: { type: 'ShadowIGHashtag', fields: HASHTAG, defaults: ['id'] },
  business: { type: 'Business', fields: BUSINESS, defaults: ['id', 'name'] },
};

/**
 * Describes a kind of node.
 *
 * @param node any node
 * @param login under which login it is asked
 * @returns its type's name, its fields, and those that come when none is asked
 */
export function entity(node: GraphNode, login: 'facebook' | 'instagram'): Entity {
  const known = BY_KIND[node.kind];
  return node.kind === 'user' && login === 'instagram' ? { ...known, fields: OWN_USER } : known;
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
