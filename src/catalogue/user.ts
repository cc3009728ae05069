import { fieldsFrom } from './facts';
import type { NodeFields } from './facts';
import { CHANGELOG, IG_HASHTAG, IG_USER, RECORDED_NODES } from './sources';

const page = fieldsFrom(IG_USER);
const recorded = fieldsFrom(RECORDED_NODES);
const changelog = fieldsFrom(CHANGELOG);
const hashtags = fieldsFrom(IG_HASHTAG);

/** An Instagram account, also another one that `business_discovery` finds. */
export const USER: NodeFields = {
  id: page.text('Id of the account'),
  ig_id: page.text('Id of the account in the old Instagram API'),
  legacy_instagram_user_id: page.text('Id of the account in the Marketing API up to v21'),
  username: page.text('Username'),
  name: page.text('Name on the profile'),
  biography: page.text('Text on the profile'),
  website: page.text('Website on the profile'),
  alt_text: page.text('Alternative text of images'),
  profile_picture_url: page.text('URL of the profile picture; its query string differs at each reading'),
  followers_count: page.count('Followers'),
  follows_count: page.count('Accounts it follows'),
  media_count: page.count('Number of media; may differ from the number of listed ones'),
  has_profile_pic: page.flag('Whether the account has a profile picture'),
  is_published: page.flag('Whether the account is published'),
  shopping_product_tag_eligibility: page.flag('Whether the account may tag products'),
  media: page.edge('Media of the account, newest first', { of: 'media' }),
  stories: page.edge('Stories of the last 24 hours', { of: 'story' }),
  tags: page.edge('Media in which others tagged the account', { of: 'media' }),
  live_media: page.edge('Live video while it is on', { of: 'media' }),
  mentions: page.edge('Comments and captions that mention the account'),
  insights: page.edge('Metrics of the account'),
  collaborative_media: changelog.edge('Media the account published with co-authors', {
    of: 'media',
    since: '2026-04-22',
  }),
  business_discovery: page.object('Another account, found by its username', { of: 'user', gives: ['id'] }),
  mentioned_media: page.object('A media whose caption mentions the account', { of: 'media', gives: ['id'] }),
  mentioned_comment: page.object('A comment that mentions the account', { of: 'comment', gives: ['id'] }),
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
