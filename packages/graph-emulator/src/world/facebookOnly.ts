/**
 * Names of nodes that the Instagram login does not have, by kind
 * (https://developers.facebook.com/docs/instagram-platform/reference/instagram-media, …/instagram-graph-api/reference/ig-user).
 */
const OF_MEDIA = [
  'branded_content_partner_promote',
  'copyright_check_information',
  'has_poll',
  'has_slider',
  'legacy_instagram_media_id',
  'media_audio_type',
  'product_tags',
  'video_title',
  'boost_ads_list',
  'boost_eligibility_info',
  'collaborators',
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
  'agencies',
  'authorized_adaccounts',
  'available_catalogs',
  'branded_content_ad_permissions',
  'branded_content_advertisable_medias',
  'branded_content_tag_approval',
  'catalog_product_search',
  'collaboration_invites',
  'connected_threads_user',
  'creator_marketplace_creators',
  'dataset',
  'has_profile_pic',
  'ig_id',
  'instagram_backed_threads_user',
  'is_published',
  'legacy_instagram_user_id',
  'scheduled_media',
  'upcoming_events',
  'accounts',
  'business_discovery',
  'collaborative_media',
  'mentioned_comment',
  'mentioned_media',
  'owner_business',
  'recently_searched_hashtags',
  'shopping_product_tag_eligibility',
  'shopping_review_status',
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
