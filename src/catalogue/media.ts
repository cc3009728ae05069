import { fieldsFrom } from './facts';
import type { NodeFields } from './facts';
import { CHANGELOG, IG_COMMENT, IG_MEDIA, POLL_ATTACHMENT, RECORDED_NODES, SDK_MEDIA } from './sources';

const page = fieldsFrom(IG_MEDIA);
const changelog = fieldsFrom(CHANGELOG);
const comments = fieldsFrom(IG_COMMENT);
const recorded = fieldsFrom(RECORDED_NODES);
const sdk = fieldsFrom(SDK_MEDIA);
const addOn = fieldsFrom(POLL_ATTACHMENT);
const APRIL_2026 = { since: '2026-04-22', facebookOnly: true } as const;
const SEPTEMBER_2026 = { since: '2026-09-28', facebookOnly: true } as const;
const FACEBOOK_ONLY = { facebookOnly: true } as const;

/** What posts and stories have. */
const OF_ALL: NodeFields = {
  id: page.text('Id of the media'),
  ig_id: page.text('Id of the media in the old Instagram API', FACEBOOK_ONLY),
  legacy_instagram_media_id: page.text('Id of the media in the Marketing API up to v21', FACEBOOK_ONLY),
  caption: page.text('Caption'),
  alt_text: page.text('Alternative text of the image'),
  media_type: page.text('IMAGE, VIDEO or CAROUSEL_ALBUM'),
  media_product_type: page.text('Where it was published: FEED, REELS, STORY or AD'),
  media_audio_type: changelog.text('Type of audio', { since: '2026-06-01', facebookOnly: true }),
  audio_id: sdk.text('Id of the audio'),
  media_url: page.text('URL of the file; absent where it may not be shown'),
  thumbnail_url: page.text('URL of the thumbnail of a video'),
  permalink: page.text('Permanent URL of the media on Instagram'),
  shortcode: page.text('The part of the permanent URL that names the media'),
  timestamp: page.time('When it was published, UTC'),
  username: page.text('Username of the account that published it'),
  like_count: page.count('Likes; absent where the owner hides them'),
  comments_count: page.count('Comments with their replies'),
  view_count: changelog.count(
    'Views on Instagram and Facebook; of accounts found by business_discovery only',
    {
      since: '2025-06-16',
      facebookOnly: true,
    },
  ),
  reposts_count: changelog.count('Reposts', APRIL_2026),
  saved_count: changelog.count('Saves', APRIL_2026),
  shares_count: changelog.count('Shares', APRIL_2026),
  total_like_count: changelog.count('Likes, including those of its ads', APRIL_2026),
  total_comments_count: changelog.count('Comments, including those of its ads', APRIL_2026),
  total_views_count: changelog.count('Views, including those of its ads', APRIL_2026),
  is_comment_enabled: page.flag('Whether comments are enabled'),
  is_shared_to_feed: page.flag('Whether a reel is also shared to the feed'),
  is_ai_generated: changelog.flag('Whether it is labelled as made with AI', { since: '2026-06-22' }),
  has_poll: sdk.flag('Whether it has a poll', FACEBOOK_ONLY),
  has_slider: sdk.flag('Whether it has a slider', FACEBOOK_ONLY),
  video_title: sdk.text('Title of the video', FACEBOOK_ONLY),
  current_live_viewer_count: sdk.count('Viewers of a live video now'),
  boost_eligibility_info: page.object('Whether it can be promoted as an ad', { gives: [], ...FACEBOOK_ONLY }),
  copyright_check_information: page.object('Result of the check for copyrighted content', {
    gives: [],
    ...FACEBOOK_ONLY,
  }),
  owner: page.object('The account that published it', { of: 'user', gives: ['id'] }),
  children: page.edge('Items of an album', { of: 'media' }),
  comments: page.edge('Comments, without replies', { of: 'comment' }),
  collaborators: page.edge('Accounts that are co-authors', FACEBOOK_ONLY),
  boost_ads_list: page.edge('Ads that promote it, with their delivery status', FACEBOOK_ONLY),
  branded_content_partner_promote: sdk.edge('Partners that may promote it', FACEBOOK_ONLY),
  product_tags: page.edge('Tagged products', FACEBOOK_ONLY),
  insights: page.edge('Metrics of the media'),
};

/** An image, a video, an album or one of its parts. */
export const MEDIA: NodeFields = {
  ...OF_ALL,
  poll_attachment: addOn.edge('The poll in its caption', { of: 'poll', ...SEPTEMBER_2026 }),
  prompt_response: addOn.edge('The prompt in its caption', { of: 'prompt', ...SEPTEMBER_2026 }),
};

/** A story: a media that is listed for 24 hours. */
export const STORY: NodeFields = {
  ...OF_ALL,
  id: page.text('Id of the story'),
  timestamp: page.time('When the story was published, UTC'),
};

/** A comment or a reply to one. */
export const COMMENT: NodeFields = {
  id: comments.text('Id of the comment'),
  legacy_instagram_comment_id: comments.text('Id of the comment in the Marketing API up to v21'),
  parent_id: comments.text('Id of the comment to which it replies'),
  text: comments.text('Text'),
  timestamp: comments.time('When it was written, UTC'),
  username: comments.text('Username of the author'),
  like_count: comments.count('Likes of the comment'),
  hidden: comments.flag('Whether it is hidden'),
  from: comments.object('The author', { of: 'user', gives: ['id', 'username'] }),
  user: comments.object('The author, where it is your own account', { of: 'user', gives: ['id'] }),
  media: recorded.object('The media it belongs to', {
    of: 'media',
    gives: ['id', 'media_product_type'],
  }),
  replies: comments.edge('Replies to the comment', { of: 'comment' }),
};
