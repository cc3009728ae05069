import { fieldsFrom } from './facts';
import type { NodeFacts } from './facts';
import { CHANGELOG, IG_COMMENT, IG_MEDIA, RECORDED_NODES } from './sources';

const page = fieldsFrom(IG_MEDIA);
const changelog = fieldsFrom(CHANGELOG);
const comments = fieldsFrom(IG_COMMENT);
const recorded = fieldsFrom(RECORDED_NODES);
const APRIL_2026 = { since: '2026-04-22' };

/** An image, a video, an album or one of its parts. */
export const MEDIA: NodeFacts = {
  id: page.text('Id of the media'),
  ig_id: page.text('Id of the media in the old Instagram API'),
  legacy_instagram_media_id: page.text('Id of the media in the Marketing API up to v21'),
  caption: page.text('Text below the media'),
  alt_text: page.text('Description of the image for people who do not see it'),
  media_type: page.text('IMAGE, VIDEO or CAROUSEL_ALBUM'),
  media_product_type: page.text('Where it was published: FEED, REELS, STORY or AD'),
  media_audio_type: changelog.text('What sound the media has', { since: '2026-06-01' }),
  media_url: page.text('Address of the file; absent where it may not be shown'),
  thumbnail_url: page.text("Address of a video's preview"),
  permalink: page.text('Address of the media on Instagram'),
  shortcode: page.text('The part of that address that names the media'),
  timestamp: page.time('When it was published, UTC'),
  username: page.text('Name of the account that made it'),
  like_count: page.count('Likes; absent where the owner hides them'),
  comments_count: page.count('Comments with their replies'),
  reposts_count: changelog.count('How often it was reposted', APRIL_2026),
  saved_count: changelog.count('How often it was saved', APRIL_2026),
  shares_count: changelog.count('How often it was shared', APRIL_2026),
  total_like_count: changelog.count('Likes together with those of its ads', APRIL_2026),
  total_comments_count: changelog.count('Comments together with those of its ads', APRIL_2026),
  total_views_count: changelog.count('Views together with those of its ads', APRIL_2026),
  is_comment_enabled: page.flag('Whether it may be commented on'),
  is_shared_to_feed: page.flag('Whether a reel is shown among the posts too'),
  is_ai_generated: changelog.flag('Whether its maker says that it is made by AI', { since: '2026-06-22' }),
  owner: page.object('The account that made it', { of: 'user', gives: ['id'] }),
  children: page.edge('The parts of an album', { of: 'media' }),
  comments: page.edge('Comments, without replies', { of: 'comment' }),
  collaborators: page.edge('Accounts that made it together'),
  product_tags: page.edge('Products that are tagged'),
  insights: page.edge('Metrics of the media'),
};

/** A story: a media that is listed for 24 hours. */
export const STORY: NodeFacts = {
  ...MEDIA,
  id: page.text('Id of the story'),
  timestamp: page.time('When the story was published, UTC'),
};

/** A comment or a reply to one. */
export const COMMENT: NodeFacts = {
  id: comments.text('Id of the comment'),
  legacy_instagram_comment_id: comments.text('Id of the comment in the Marketing API up to v21'),
  parent_id: comments.text('Id of the comment to which it replies'),
  text: comments.text('What it says'),
  timestamp: comments.time('When it was written, UTC'),
  username: comments.text('Name of the account that wrote it'),
  like_count: comments.count('Likes of the comment'),
  hidden: comments.flag('Whether it is hidden'),
  from: comments.object('The account that wrote it', { of: 'user', gives: ['id', 'username'] }),
  user: comments.object('The account that wrote it, where it is your own', { of: 'user', gives: ['id'] }),
  media: recorded.object('The media that it belongs to', {
    of: 'media',
    gives: ['id', 'media_product_type'],
  }),
  replies: comments.edge('Replies to the comment', { of: 'comment' }),
};
