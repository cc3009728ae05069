import { fieldsFrom } from './facts';
import type { NodeFields } from './facts';
import { CHANGELOG, IG_HASHTAG, IG_USER, INSTAGRAM_LOGIN, RECORDED_NODES, SDK_USER } from './sources';

const page = fieldsFrom(IG_USER);
const recorded = fieldsFrom(RECORDED_NODES);
const changelog = fieldsFrom(CHANGELOG);
const hashtags = fieldsFrom(IG_HASHTAG);
const sdk = fieldsFrom(SDK_USER);
const login = fieldsFrom(INSTAGRAM_LOGIN);
const FACEBOOK_ONLY = { facebookOnly: true } as const;

/** An Instagram account, also another one that `business_discovery` finds. */
export const USER: NodeFields = {
  id: page.text('Id of the account'),
  ig_id: page.text('Id of the account in the old Instagram API', FACEBOOK_ONLY),
  legacy_instagram_user_id: page.text('Id of the account in the Marketing API up to v21', FACEBOOK_ONLY),
  username: page.text('Username'),
  name: page.text('Name on the profile'),
  biography: page.text('Text on the profile'),
  website: page.text('Website on the profile'),
  alt_text: page.text('Alternative text of images'),
  profile_picture_url: page.text('URL of the profile picture; its query string differs at each reading'),
  followers_count: page.count('Followers'),
  follows_count: page.count('Accounts it follows'),
  media_count: page.count('Number of media; may differ from the number of listed ones'),
  has_profile_pic: page.flag('Whether the account has a profile picture', FACEBOOK_ONLY),
  is_published: page.flag('Whether the account is published', FACEBOOK_ONLY),
  shopping_product_tag_eligibility: page.flag('Whether the account may tag products', FACEBOOK_ONLY),
  shopping_review_status: sdk.text('State of the review for shopping', FACEBOOK_ONLY),
  user_id: login.text('Id of the account, of /me under an Instagram login'),
  account_type: login.text('BUSINESS or MEDIA_CREATOR, of /me under an Instagram login'),
  media: page.edge('Media of the account, newest first', { of: 'media' }),
  stories: page.edge('Stories of the last 24 hours', { of: 'story' }),
  tags: page.edge('Media in which others tagged the account', { of: 'media' }),
  live_media: page.edge('Live video while it is on', { of: 'media' }),
  insights: page.edge('Metrics of the account'),
  collaborative_media: changelog.edge('Media the account published with co-authors', {
    of: 'media',
    since: '2026-04-22',
    facebookOnly: true,
  }),
  collaborative_media_search: changelog.object('A media published with co-authors, found by media_id', {
    of: 'media',
    gives: ['id'],
    since: '2026-04-22',
    facebookOnly: true,
  }),
  mini_shop_storefront: sdk.object('The small shop of the account', { gives: [], ...FACEBOOK_ONLY }),
  owner_business: sdk.object('The business that owns the account', { gives: ['id'], ...FACEBOOK_ONLY }),
  content_publishing_limit: page.edge('How many media may still be published today'),
  recently_searched_hashtags: page.edge('Hashtags that were searched in the last seven days', {
    of: 'hashtag',
    ...FACEBOOK_ONLY,
  }),
  collaboration_invites: sdk.edge('Media to which the account is invited as a co-author', FACEBOOK_ONLY),
  scheduled_media: sdk.edge('Media that will be published at a later time', FACEBOOK_ONLY),
  upcoming_events: sdk.edge('Events that the account announced', FACEBOOK_ONLY),
  agencies: sdk.edge('Businesses that work for the account', FACEBOOK_ONLY),
  authorized_adaccounts: sdk.edge('Ad accounts that may advertise for the account', FACEBOOK_ONLY),
  available_catalogs: sdk.edge('Catalogues of products', FACEBOOK_ONLY),
  branded_content_ad_permissions: sdk.edge('Permissions for partnership ads', FACEBOOK_ONLY),
  branded_content_advertisable_medias: sdk.edge('Media that partners may advertise', {
    of: 'media',
    ...FACEBOOK_ONLY,
  }),
  branded_content_tag_approval: sdk.edge('Accounts that may tag the account as a partner', FACEBOOK_ONLY),
  catalog_product_search: sdk.edge('Products of a catalogue', FACEBOOK_ONLY),
  connected_threads_user: sdk.edge('The Threads account of the account', FACEBOOK_ONLY),
  instagram_backed_threads_user: sdk.edge('The Threads account made of the account', FACEBOOK_ONLY),
  creator_marketplace_creators: sdk.edge('Creators of the marketplace', FACEBOOK_ONLY),
  dataset: sdk.edge('Dataset of the events of the account', FACEBOOK_ONLY),
  business_discovery: page.object('Another account, found by its username', {
    of: 'user',
    gives: ['id'],
    ...FACEBOOK_ONLY,
  }),
  mentioned_media: page.object('A media whose caption mentions the account', {
    of: 'media',
    gives: ['id'],
    ...FACEBOOK_ONLY,
  }),
  mentioned_comment: page.object('A comment that mentions the account', {
    of: 'comment',
    gives: ['id'],
    ...FACEBOOK_ONLY,
  }),
};

/** A Facebook page. */
export const PAGE: NodeFields = {
  id: recorded.text('Id of the page'),
  name: recorded.text('Name of the page'),
  category: recorded.text('Category of the page'),
  instagram_business_account: recorded.object('The Instagram account of the page', {
    of: 'user',
    gives: ['id'],
  }),
};

/** A hashtag. */
export const HASHTAG: NodeFields = {
  id: hashtags.text('Id of the hashtag'),
  name: hashtags.text("The hashtag without '#'"),
  recent_media: hashtags.edge('Media of the last 24 hours with the hashtag', { of: 'media' }),
  top_media: hashtags.edge('The most popular media with the hashtag', { of: 'media' }),
};
