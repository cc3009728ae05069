import { goneFrom, metricsFrom } from './facts';
import type { MetricFacts } from './facts';
import { CHANGELOG, LIVE_METRICS, MEDIA_INSIGHTS, RECORDED_METRICS, V18, V21, V22 } from './sources';

const page = metricsFrom(MEDIA_INSIGHTS);
const changelog = metricsFrom(CHANGELOG);
const live = metricsFrom(LIVE_METRICS);
const recorded = metricsFrom(RECORDED_METRICS);
const v18 = goneFrom(V18, { since: 'v18.0', everywhere: '2023-12-11' });
const v21 = goneFrom(V21, { since: 'v21.0', everywhere: '2025-01-08' });
const v22 = goneFrom(V22, { since: 'v22.0', everywhere: '2025-04-21' });
const NAVIGATION = 'navigation with breakdown(story_navigation_action_type)';
const DECEMBER_2025 = { since: '2025-12-03' };
const APRIL_2026 = { since: '2026-04-22' };

/** What insights of a media may be asked for. */
export const MEDIA_METRICS: MetricFacts = {
  views: page('How often it was played or shown', { since: 'v22.0' }),
  reach: page('Accounts that saw it'),
  likes: page('Likes'),
  comments: page('Comments'),
  saved: page('How often it was saved'),
  shares: page('How often it was shared'),
  total_interactions: page('Likes, saves, comments and shares less those taken back', { since: 'v18.0' }),
  reposts: changelog('How often it was reposted', DECEMBER_2025),
  follows: live('Accounts that began to follow after it'),
  profile_visits: live('Visits of the profile after it'),
  profile_activity: page('What people did on the profile after it'),
  replies: page('Replies to a story'),
  navigation: page('How people moved through a story'),
  link_clicks: changelog('Clicks on the links of a story', { since: '2026-06-22' }),
  ig_reels_avg_watch_time: live('Average time for which a reel was watched, milliseconds'),
  ig_reels_video_view_total_time: live('Time for which a reel was watched in all, milliseconds'),
  reels_skip_rate: changelog('Share of views that ended within three seconds, percent', DECEMBER_2025),
  facebook_views: changelog('Views on Facebook', DECEMBER_2025),
  crossposted_views: changelog('Views on Instagram and Facebook together', DECEMBER_2025),
  total_views: changelog('Views together with those of its ads', APRIL_2026),
  total_likes: changelog('Likes together with those of its ads', APRIL_2026),
  total_comments: changelog('Comments together with those of its ads', APRIL_2026),
  content_views: recorded('A name of the API without a page'),
  impressions: v22('How often it was shown', { instead: 'views', only: 'for media made after 2024-07-01' }),
  plays: v22('How often a reel was played', { instead: 'views' }),
  clips_replays_count: v22('How often a reel was played again', { instead: 'views' }),
  ig_reels_aggregated_all_plays_count: v22('How often a reel was played in all', { instead: 'views' }),
  video_views: v21('How often a video was played', { instead: 'views' }),
  engagement: v18('Likes and comments', { instead: 'total_interactions' }),
  carousel_album_engagement: v18('Likes and comments of an album', { instead: 'total_interactions' }),
  carousel_album_impressions: v18('How often an album was shown', { instead: 'views' }),
  carousel_album_reach: v18('Accounts that saw an album', { instead: 'reach' }),
  carousel_album_saved: v18('How often an album was saved', { instead: 'saved' }),
  carousel_album_video_views: v18('How often videos of an album were played', { instead: 'views' }),
  exits: v18('How often people left a story', { instead: NAVIGATION }),
  taps_back: v18('How often people went back from a story', { instead: NAVIGATION }),
  taps_forward: v18('How often people went on from a story', { instead: NAVIGATION }),
};
