/**
 * Names of nodes that the Instagram login does not have, by kind
 * (https://developers.facebook.com/docs/instagram-platform/reference/instagram-media, …/instagram-graph-api/reference/ig-user).
 */
const OF_MEDIA = [
  'boost_ads_list',
  'boost_eligibility_info',
  'collaborators',
  'media_product_type',
  'poll_attachment',
  'prompt_response',
  'reposts_count',
  'saved_count',
  'shares_count',
  'total_comments_count',
  'total_like_count',
  'total_views_count',
];
const OF_USERS = [
  'accounts',
  'business_discovery',
  'collaborative_media',
  'mentioned_comment',
  'mentioned_media',
  'owner_business',
  'recently_searched_hashtags',
  'shopping_product_tag_eligibility',
  'shopping_review_status',
  'tags',
];
const NAMES = new Set([...OF_MEDIA, ...OF_USERS]);

/**
 * Returns whether only the Facebook login has a field or edge.
 *
 * @param name its name
 * @returns true where the Instagram login refuses it
 */
export function isFacebookOnly(name: string): boolean {
  return NAMES.has(name);
}
