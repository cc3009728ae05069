import { noSuchObject } from '../answer/errors';
import { commentNode, mediaNode, nodeOf, pageNode, userNode } from './nodes';
import type { GraphNode } from './nodes';
import type { Settings } from '../options';
import { chance } from './random';

const DAY = 86_400;
/** A brand posts every seven hours or so. */
const POST_EVERY = 25_000;

/** A list of nodes that is nowhere stored: newest first. */
export interface NodeSource {
  readonly length: number;
  at(index: number): GraphNode;
  /** Where a node stands; -1 when it is not in the list. */
  indexOf(node: GraphNode): number;
}

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

  /** When something was posted, unix seconds: the higher the index, the earlier. */
  postedAt({ kind, index, account }: GraphNode): number {
    const { newestMedia } = this.settings;
    const newest =
      newestMedia === undefined
        ? Math.floor(this.now() / DAY) * DAY - 3600
        : Math.floor(Date.parse(newestMedia) / 1000);
    return kind === 'story' ? this.now() - 3600 * (index + 1) : newest - index * POST_EVERY - account * 60;
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
    if (node === undefined || !this.has(node)) {
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
    const { account } = node;
    const { settings } = this;
    const ofBrand = (kind: 'media' | 'story' | 'tag', length: number): NodeSource =>
      source(
        length,
        (index) => mediaNode(kind, account, { index }),
        (one) => one.index,
      );
    switch (`${node.kind}/${edge}`) {
      case 'user/media':
        return ofBrand('media', this.mediaCount(account));
      case 'user/stories':
        return ofBrand('story', Math.min(settings.storiesPerAccount, this.mediaCount(account)));
      case 'user/tags':
        return ofBrand('tag', Math.min(settings.tagsPerAccount, this.mediaCount(account)));
      case 'media/comments':
      case 'tag/comments':
        return source(
          this.commentCount(node),
          (sub) => commentNode(node, sub),
          (one) => one.sub,
        );
      case 'media/children':
        return source(
          this.isAlbum(node) ? settings.childrenPerAlbum : 0,
          (sub) => mediaNode('child', account, { index: node.index, sub }),
          (one) => one.sub,
        );
      case 'comment/replies':
        return source(
          this.replyCount(node),
          (index) => commentNode(node, node.sub, index + 1),
          (one) => one.reply - 1,
        );
      default:
        return undefined;
    }
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

  commentCount(media: GraphNode): number {
    return media.kind === 'media'
      ? between(this.settings.commentsPerMedia, this.chance(media, 'comments'))
      : 0;
  }

  replyCount(comment: GraphNode): number {
    return between(this.settings.repliesPerComment, this.chance(comment, 'replies'));
  }

  private pageCount(): number {
    return this.settings.accounts + this.settings.pagesWithoutInstagram;
  }

  private has(node: GraphNode): boolean {
    const { account } = node;
    if (account < 0 || account >= (node.kind === 'page' ? this.pageCount() : this.settings.accounts)) {
      return false;
    }
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

function between([from, to]: readonly [number, number], number: number): number {
  return from + (number % (to - from + 1));
}

function source(
  length: number,
  at: (index: number) => GraphNode,
  place: (node: GraphNode) => number,
): NodeSource {
  return {
    length,
    at,
    indexOf: (node) => {
      const index = place(node);
      return index >= 0 && index < length && at(index).id === node.id ? index : -1;
    },
  };
}
