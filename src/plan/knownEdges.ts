/**
 * What an Instagram field stands for where its name alone tells it (graph-api.md §7.2 and rivals.md §3): lists of
 * nodes, or objects of which the answer gives the id.
 */
const EDGES = new Set([
  'children',
  'collaborative_media',
  'collaborators',
  'comments',
  'insights',
  'live_media',
  'media',
  'mentions',
  'product_tags',
  'recent_media',
  'replies',
  'stories',
  'tags',
  'top_media',
]);
const OBJECTS = new Set([
  'business_discovery',
  'from',
  'instagram_business_account',
  'mentioned_comment',
  'mentioned_media',
  'owner',
  'user',
]);
/** On these a `media` is the one they belong to, not a list. */
const HAVE_ONE_MEDIA = new Set(['comments', 'mentioned_comment', 'replies']);

/**
 * Tells what a field is, as far as its name tells.
 *
 * @param name the field
 * @param parent the edge or object on which it is asked; '' at the root
 * @returns `unknown` is told apart by the answer
 */
export function fieldNature(name: string, parent: string): 'edge' | 'object' | 'unknown' {
  if (OBJECTS.has(name) || (name === 'media' && HAVE_ONE_MEDIA.has(parent))) {
    return 'object';
  }
  return EDGES.has(name) ? 'edge' : 'unknown';
}

/** Objects found through another node, which cannot be read by their own id (graph-api.md §1, business_discovery). */
export const THROUGH_ROOT: ReadonlySet<string> = new Set(['business_discovery']);
