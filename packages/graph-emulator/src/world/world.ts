import { noSuchObject } from '../answer/errors';
import { appScopedId, businessNode, commentNode, mediaNode, nodeOf, pageNode, userNode } from './nodes';
import { source } from './nodeSource';
import type { NodeSource } from './nodeSource';
import type { GraphNode } from './nodes';
import type { Settings } from '../options';
import { chance } from './random';
import { HASHTAGS } from './words';

const DAY = 86_400;
/** A brand posts every seven hours or so. */
const POST_EVERY = 25_000;

/** The brands and what is theirs; every part is a function of the seed. */
export class World {
  constructor(
    readonly settings: Settings,
    /** Unix seconds. */
    readonly now: () => number,
  ) {}

  /** Chance that belongs to a node and one aspect of it. */
  chance(node: GraphNode, aspect: string): number {
    return chance(this.settings.seed, node.id, aspect);
  }

  followers(account: number): number {
    const { followers } = this.settings;
    return followers[Math.min(account, followers.length - 1)] ?? 0;
  }

  engagements(account: number): number {
    const { engagements = [] } = this.settings;
    return engagements[Math.min(account, engagements.length - 1)] ?? this.followers(account);
  }

  mediaCount(account: number): number {
    const { media } = this.settings;
    return typeof media === 'number' ? media : (media[Math.min(account, media.length - 1)] ?? 0);
  }

  /** How many stories or tags a brand has: none without media. */
  listed({ account }: GraphNode, of: 'storiesPerAccount' | 'tagsPerAccount'): number {
    return Math.min(this.settings[of], this.mediaCount(account));
  }

  /** When something was posted, unix seconds: the higher the index, the earlier. */
  postedAt({ kind, index, account }: GraphNode): number {
    const { newestMedia } = this.settings;
    const newest =
      newestMedia === undefined
        ? Math.floor(this.now() / DAY) * DAY - 3600
        : Math.floor(Date.parse(newestMedia) / 1000);
    if (kind === 'hashtagged' || kind === 'story') {
      return this.now() - 3600 * (index + 1);
    }
    return newest - index * POST_EVERY - account * 60;
  }

  isAlbum(node: GraphNode): boolean {
    return node.kind === 'media' && this.chance(node, 'type') % 5 === 0;
  }

  /**
   * Finds a node of the world.
   *
   * @param id any text
   * @returns the node
   * @throws ApiError 100/33 when it is not there
   */
  find(id: string): GraphNode {
    const node = nodeOf(id);
    if (node === undefined || !this.isId(id, node) || !this.has(node)) {
      throw noSuchObject(id);
    }
    return node;
  }

  /**
   * Lists an edge of a node.
   *
   * @param node where it hangs
   * @param edge its name
   * @returns its nodes, or undefined when the node has no such edge
   */
  edge(node: GraphNode, edge: string): NodeSource | undefined {
    const name = `${node.kind}/${edge}`;
    return Object.hasOwn(EDGES, name) ? EDGES[name]?.(this, node) : undefined;
  }

  /**
   * Lists pages.
   *
   * @param accounts those of these accounts only; undefined: all, also those that have none
   * @returns the pages
   */
  pages(accounts: readonly number[] | undefined): NodeSource {
    const shown = accounts?.filter((one) => one < this.settings.accounts);
    return source(
      shown?.length ?? this.pageCount(),
      (index) => pageNode(shown?.[index] ?? index),
      ({ account }) => (shown === undefined ? account : shown.indexOf(account)),
    );
  }

  /** Businesses that the user of a token belongs to. */
  businesses(): NodeSource {
    return source(this.settings.businesses, businessNode, ({ account }) => account);
  }

  commentCount(media: GraphNode): number {
    return media.kind === 'media'
      ? between(this.settings.commentsPerMedia, this.chance(media, 'comments'))
      : 0;
  }

  replyCount(comment: GraphNode): number {
    return between(this.settings.repliesPerComment, this.chance(comment, 'replies'));
  }

  /** An account has a further id under the Instagram login. */
  private isId(id: string, node: GraphNode): boolean {
    return id === node.id || (this.settings.login === 'instagram' && id === appScopedId(node));
  }

  /** Every page is a business's: by turns its own, and one of a client. */
  pagesOf(business: number, remainder: 0 | 1): NodeSource {
    const { businesses } = this.settings;
    const ofBusiness = Math.ceil((this.pageCount() - business) / businesses);
    return source(
      Math.max(0, Math.ceil((ofBusiness - remainder) / 2)),
      (index) => pageNode(business + businesses * (2 * index + remainder)),
      ({ account }) => ((account - business) / businesses - remainder) / 2,
    );
  }

  private pageCount(): number {
    return this.settings.accounts + this.settings.pagesWithoutInstagram;
  }

  private has(node: GraphNode): boolean {
    const { account } = node;
    const sizes = { page: this.pageCount(), business: this.settings.businesses, hashtag: HASHTAGS.length };
    const size = isKey(node.kind, sizes) ? sizes[node.kind] : this.settings.accounts;
    if (node.kind === 'hashtagged') {
      return account < HASHTAGS.length && node.index < this.settings.mediaPerHashtag;
    }
    return account >= 0 && account < size && this.isListed(node);
  }

  private isListed(node: GraphNode): boolean {
    const { account } = node;
    const isIn = (parent: GraphNode, edge: string): boolean =>
      (this.edge(parent, edge)?.indexOf(node) ?? -1) >= 0;
    switch (node.kind) {
      case 'media':
        return isIn(userNode(account), 'media');
      case 'story':
        return isIn(userNode(account), 'stories');
      case 'tag':
        return isIn(userNode(account), 'tags');
      case 'child':
        return isIn(mediaNode('media', account, node), 'children');
      case 'comment':
        return isIn(mediaNode('media', account, { index: node.index }), 'comments');
      case 'reply':
        return isIn(commentNode(node, node.sub), 'replies');
      default:
        return true;
    }
  }
}

const isKey = <Names extends object>(name: PropertyKey, of: Names): name is keyof Names =>
  Object.hasOwn(of, name);

function mediaOf(
  node: GraphNode,
  kind: 'media' | 'story' | 'tag' | 'hashtagged',
  length: number,
): NodeSource {
  return source(
    length,
    (index) => mediaNode(kind, node.account, { index }),
    (one) => one.index,
  );
}

function commentsOf(world: World, node: GraphNode): NodeSource {
  return source(
    world.commentCount(node),
    (sub) => commentNode(node, sub),
    (one) => one.sub,
  );
}

/** The lists of nodes, by the kind of node where they hang and their name. */
const EDGES: Readonly<Record<string, (world: World, node: GraphNode) => NodeSource>> = {
  'user/media': (world, node) => mediaOf(node, 'media', world.mediaCount(node.account)),
  'user/stories': (world, node) => mediaOf(node, 'story', world.listed(node, 'storiesPerAccount')),
  'user/tags': (world, node) => mediaOf(node, 'tag', world.listed(node, 'tagsPerAccount')),
  'media/comments': commentsOf,
  'tag/comments': commentsOf,
  'media/children': (world, node) =>
    source(
      world.isAlbum(node) ? world.settings.childrenPerAlbum : 0,
      (sub) => mediaNode('child', node.account, { index: node.index, sub }),
      (one) => one.sub,
    ),
  'comment/replies': (world, node) =>
    source(
      world.replyCount(node),
      (index) => commentNode(node, node.sub, index + 1),
      (one) => one.reply - 1,
    ),
  'hashtag/top_media': (world, node) => mediaOf(node, 'hashtagged', world.settings.mediaPerHashtag),
  // Of the last 24 hours only, one in an hour.
  'hashtag/recent_media': (world, node) =>
    mediaOf(node, 'hashtagged', Math.min(24, world.settings.mediaPerHashtag)),
  'business/owned_pages': (world, { account }) => world.pagesOf(account, 0),
  'business/client_pages': (world, { account }) => world.pagesOf(account, 1),
};

function between([from, to]: readonly [number, number], number: number): number {
  return from + (number % (to - from + 1));
}
