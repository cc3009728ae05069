/** What a node of the graph is, by indices into the world. */
export interface GraphNode {
  readonly kind: 'page' | 'user' | 'media' | 'story' | 'tag' | 'child' | 'comment' | 'reply';
  readonly id: string;
  /** The brand. */
  readonly account: number;
  /** The media, story or tag of the brand. */
  readonly index: number;
  /** The comment or child of the media. */
  readonly sub: number;
  /** The reply to the comment. */
  readonly reply: number;
}

const digits = (number: number, length: number): string => String(number).padStart(length, '0');
const MEDIA_KINDS = ['media', 'story', 'tag', 'child'] as const;

/**
 * Makes the node of a brand.
 *
 * @param account its index
 * @returns id `178414` + 11 digits
 */
export function userNode(account: number): GraphNode {
  return { kind: 'user', id: `178414${digits(account + 1, 11)}`, account, index: 0, sub: 0, reply: 0 };
}

/**
 * Makes the Facebook page of a brand.
 *
 * @param account its index
 * @returns an id of 15 digits
 */
export function pageNode(account: number): GraphNode {
  return { kind: 'page', id: `1${digits(account + 1, 14)}`, account, index: 0, sub: 0, reply: 0 };
}

/**
 * Makes a media, story, tagged media or album child.
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

/**
 * Finds the node of an id; whether it is in the world is another question.
 *
 * @param id any text
 * @returns the node, or undefined when no node has such an id
 */
export function nodeOf(id: string): GraphNode | undefined {
  const part = (from: number, to: number): number => Number(id.slice(from, to));
  if (/^178414\d{11}$/.test(id)) {
    return userNode(part(6, 17) - 1);
  }
  if (/^1\d{14}$/.test(id)) {
    return pageNode(part(1, 15) - 1);
  }
  if (/^18\d{15}$/.test(id)) {
    const kind = MEDIA_KINDS[part(6, 7)];
    return kind && mediaNode(kind, part(2, 6), { index: part(7, 14), sub: part(14, 17) });
  }
  return /^17\d{15}$/.test(id)
    ? commentNode({ account: part(2, 5), index: part(5, 12) }, part(12, 15), part(15, 17))
    : undefined;
}
