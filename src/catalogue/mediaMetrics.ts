import { removedFrom, metricsFrom } from './facts';
import type { NodeMetrics } from './facts';
import { CHANGELOG, LIVE_METRICS, MEDIA_INSIGHTS, RECORDED_METRICS, V18, V21, V22 } from './sources';

const page = metricsFrom(MEDIA_INSIGHTS);
const changelog = metricsFrom(CHANGELOG);
const live = metricsFrom(LIVE_METRICS);
const recorded = metricsFrom(RECORDED_METRICS);
const v18 = removedFrom(V18, { since: 'v18.0', fromDay: '2023-12-11' });
const v21 = removedFrom(V21, { since: 'v21.0', fromDay: '2025-01-08' });
const v22 = removedFrom(V22, { since: 'v22.0', fromDay: '2025-04-21' });
const NAVIGATION = { metric: 'navigation', breakdown: 'story_navigation_action_type' };
const DECEMBER_2025 = { since: '2025-12-03' };
const APRIL_2026 = { since: '2026-04-22' };

/** What insights of a media may be asked for. */
export const MEDIA_METRICS: NodeMetrics = {
  views: page('Times it was played or displayed', { since: 'v22.0' }),
  reach: page('Accounts that saw it'),
  likes: page('Likes'),
  comments: page('Comments'),
  saved: page('Saves'),
  shares: page('Shares'),
  total_interactions: page('Likes, saves, comments and shares, less those taken back', { since: 'v18.0' }),
  reposts: changelog('Reposts', DECEMBER_2025),
  follows: live('Accounts that followed from it'),
  profile_visits: live('Profile visits from it'),
  profile_activity: page('Actions on the profile after visits from it'),
  replies: page('Replies to a story'),
  navigation: page('Taps and swipes through a story'),
  link_clicks: changelog('Clicks on links', { since: '2026-06-22' }),
  ig_reels_avg_watch_time: live('Average watch time of a reel, milliseconds'),
  ig_reels_video_view_total_time: live('Total watch time of a reel, milliseconds'),
  reels_skip_rate: changelog('Share of views that were skipped within three seconds, percent', DECEMBER_2025),
  facebook_views: changelog('Views on Facebook', DECEMBER_2025),
  crossposted_views: changelog('Views on Instagram and Facebook together', DECEMBER_2025),
  total_views: changelog('Views, including those of its ads', APRIL_2026),
  total_likes: changelog('Likes, including those of its ads', APRIL_2026),
  total_comments: changelog('Comments, including those of its ads', APRIL_2026),
  content_views: recorded('A name of the API without a page'),
  impressions: v22('Times it was displayed', {
    instead: { metric: 'views' },
    keptBefore: '2024-07-02',
  }),
  plays: v22('Plays of a reel', { instead: { metric: 'views' } }),
  clips_replays_count: v22('Replays of a reel', { instead: { metric: 'views' } }),
  ig_reels_aggregated_all_plays_count: v22('Plays and replays of a reel', { instead: { metric: 'views' } }),
  video_views: v21('Plays of a video', { instead: { metric: 'views' } }),
  engagement: v18('Likes and comments', { instead: { metric: 'total_interactions' } }),
  carousel_album_engagement: v18('Likes and comments of an album', {
    instead: { metric: 'total_interactions' },
  }),
  carousel_album_impressions: v18('Times an album was displayed', { instead: { metric: 'views' } }),
  carousel_album_reach: v18('Accounts that saw an album', { instead: { metric: 'reach' } }),
  carousel_album_saved: v18('Saves of an album', { instead: { metric: 'saved' } }),
  carousel_album_video_views: v18('Plays of videos in an album', { instead: { metric: 'views' } }),
  exits: v18('Exits from a story', { instead: NAVIGATION }),
  taps_back: v18('Taps back from a story', { instead: NAVIGATION }),
  taps_forward: v18('Taps forward from a story', { instead: NAVIGATION }),
};
