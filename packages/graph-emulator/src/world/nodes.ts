/** What a node of the graph is, by indices into the world. */
export interface GraphNode {
  readonly kind:
    | 'page'
    | 'business'
    | 'user'
    | 'hashtag'
    | 'media'
    | 'story'
    | 'tag'
    | 'child'
    | 'hashtagged'
    | 'comment'
    | 'reply';
  readonly id: string;
  /** The brand; of hashtags and businesses their own number. */
  readonly account: number;
  /** The media, story or tag of the brand. */
  readonly index: number;
  /** The comment or child of the media. */
  readonly sub: number;
  /** The reply to the comment. */
  readonly reply: number;
}

const digits = (number: number, length: number): string => String(number).padStart(length, '0');
const MEDIA_KINDS = ['media', 'story', 'tag', 'child', 'hashtagged'] as const;
const NOTHING_BELOW = { index: 0, sub: 0, reply: 0 };

/**
 * Makes the node of a brand.
 *
 * @param account its index
 * @returns id `178414` + 11 digits
 */
export function userNode(account: number): GraphNode {
  return { kind: 'user', id: `178414${digits(account + 1, 11)}`, account, ...NOTHING_BELOW };
}

/**
 * Makes the Facebook page of a brand.
 *
 * @param account its index
 * @returns an id of 15 digits
 */
export function pageNode(account: number): GraphNode {
  return { kind: 'page', id: `1${digits(account + 1, 14)}`, account, ...NOTHING_BELOW };
}

/**
 * Makes a business, the owner of pages.
 *
 * @param business its index
 * @returns an id of 15 digits
 */
export function businessNode(business: number): GraphNode {
  return { kind: 'business', id: `3${digits(business + 1, 14)}`, account: business, ...NOTHING_BELOW };
}

/**
 * Makes a hashtag.
 *
 * @param hashtag its place in the list of words
 * @returns id `16` + 15 digits
 */
export function hashtagNode(hashtag: number): GraphNode {
  return { kind: 'hashtag', id: `16${digits(hashtag + 1, 15)}`, account: hashtag, ...NOTHING_BELOW };
}

/**
 * Returns the app-scoped id of an account, which the Instagram login uses.
 *
 * @param node an account
 * @returns id `25` + 15 digits
 */
export function appScopedId({ account }: GraphNode): string {
  return `25${digits(account + 1, 15)}`;
}

/**
 * Makes a media, story, tagged media, album child or media of a hashtag.
 *
 * @param kind which of them
 * @param account the brand
 * @param at the media, and for a child its place in the album
 * @returns id `18` + 15 digits
 */
export function mediaNode(
  kind: (typeof MEDIA_KINDS)[number],
  account: number,
  { index, sub = 0 }: { readonly index: number; readonly sub?: number },
): GraphNode {
  const id = `18${digits(account, 4)}${MEDIA_KINDS.indexOf(kind)}${digits(index, 7)}${digits(sub, 3)}`;
  return { kind, id, account, index, sub, reply: 0 };
}

/**
 * Makes a comment, or a reply to it.
 *
 * @param media where it stands
 * @param sub the comment's place
 * @param reply the reply's place from 1; 0 is the comment itself
 * @returns id `17` + 15 digits
 */
export function commentNode(media: Pick<GraphNode, 'account' | 'index'>, sub: number, reply = 0): GraphNode {
  const { account, index } = media;
  const id = `17${digits(account, 3)}${digits(index, 7)}${digits(sub, 3)}${digits(reply, 2)}`;
  return { kind: reply === 0 ? 'comment' : 'reply', id, account, index, sub, reply };
}

const part = (id: string, from: number, to: number): number => Number(id.slice(from, to));

/** How ids of each kind look, and the node behind them. */
const BY_PATTERN: readonly (readonly [RegExp, (id: string) => GraphNode | undefined])[] = [
  [/^178414\d{11}$/, (id) => userNode(part(id, 6, 17) - 1)],
  [/^25\d{15}$/, (id) => userNode(part(id, 2, 17) - 1)],
  [/^1\d{14}$/, (id) => pageNode(part(id, 1, 15) - 1)],
  [/^3\d{14}$/, (id) => businessNode(part(id, 1, 15) - 1)],
  [/^16\d{15}$/, (id) => hashtagNode(part(id, 2, 17) - 1)],
  [
    /^18\d{15}$/,
    (id) => {
      const kind = MEDIA_KINDS[part(id, 6, 7)];
      return kind && mediaNode(kind, part(id, 2, 6), { index: part(id, 7, 14), sub: part(id, 14, 17) });
    },
  ],
  [
    /^17\d{15}$/,
    (id) => {
      const media = { account: part(id, 2, 5), index: part(id, 5, 12) };
      return commentNode(media, part(id, 12, 15), part(id, 15, 17));
    },
  ],
];

/**
 * Finds the node of an id; whether it is in the world is another question.
 *
 * @param id any text
 * @returns the node, or undefined when no node has such an id
 */
export function nodeOf(id: string): GraphNode | undefined {
  return BY_PATTERN.find(([pattern]) => pattern.test(id))?.[1](id);
}
