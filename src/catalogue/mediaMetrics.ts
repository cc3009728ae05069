import { metricsFrom, removedInV18, removedInV21, removedInV22 } from './facts';
import type { MediaKind, MediaUse, NodeMetrics } from './facts';
import { CHANGELOG, LIVE_METRICS, MEDIA_INSIGHTS } from './sources';

const page = metricsFrom(MEDIA_INSIGHTS);
const changelog = metricsFrom(CHANGELOG);
const live = metricsFrom(LIVE_METRICS);
const EVERY: readonly MediaKind[] = ['FEED', 'REELS', 'STORY'];
const POSTS: readonly MediaKind[] = ['FEED', 'REELS'];
const WITH_PROFILE: readonly MediaKind[] = ['FEED', 'STORY'];
const of = (kinds: readonly MediaKind[], ...breakdowns: readonly string[]): MediaUse => ({
  of: kinds,
  breakdowns,
});
const NAVIGATION = { metric: 'navigation', breakdown: 'story_navigation_action_type' };
const DECEMBER_2025 = { since: '2025-12-03' };
const APRIL_2026 = { since: '2026-04-22', facebookOnly: true } as const;

/** What insights of a media may be asked for. */
export const MEDIA_METRICS: NodeMetrics<MediaUse> = {
  views: page(
    'Times it was played or displayed',
    // Of the dimension only the name is known: which metric takes it, the API decides.
    { ...of(EVERY, 'surface_type'), source: LIVE_METRICS },
    { since: 'v22.0' },
  ),
  reach: page('Accounts that saw it', of(EVERY)),
  likes: page('Likes', of(POSTS)),
  comments: page('Comments', of(POSTS)),
  saved: page('Saves', of(POSTS)),
  shares: page('Shares', of(EVERY)),
  total_interactions: page('Likes, saves, comments and shares, less those taken back', of(EVERY), {
    since: 'v18.0',
  }),
  reposts: changelog('Reposts', of(EVERY), DECEMBER_2025),
  follows: live('Accounts that followed from it', of(WITH_PROFILE)),
  profile_visits: live('Profile visits from it', of(WITH_PROFILE)),
  profile_activity: page('Actions on the profile after visits from it', of(WITH_PROFILE, 'action_type')),
  replies: page('Replies to a story', of(['STORY'])),
  navigation: page('Taps and swipes through a story', of(['STORY'], 'story_navigation_action_type')),
  link_clicks: changelog('Clicks on links', of(['STORY']), { since: '2026-06-22', facebookOnly: true }),
  ig_reels_avg_watch_time: live('Average watch time of a reel, milliseconds', of(['REELS'])),
  ig_reels_video_view_total_time: live('Total watch time of a reel, milliseconds', of(['REELS'])),
  reels_skip_rate: changelog(
    'Share of views that were skipped within three seconds, percent',
    of(['REELS']),
    DECEMBER_2025,
  ),
  facebook_views: changelog(
    'Views on Facebook, of media shared there; of all kinds of media since 2026-04-22',
    { ...of(EVERY), needsSharing: true },
    DECEMBER_2025,
  ),
  crossposted_views: changelog(
    'Views on Instagram and Facebook together',
    { ...of(['REELS']), needsSharing: true },
    DECEMBER_2025,
  ),
  total_views: changelog('Views, including those of its ads', of(EVERY), APRIL_2026),
  total_likes: changelog('Likes, including those of its ads', of(POSTS), APRIL_2026),
  total_comments: changelog('Comments, including those of its ads', of(POSTS), APRIL_2026),
  impressions: removedInV22('Times it was displayed', {
    instead: { metric: 'views' },
    keptBefore: '2024-07-02',
    keptUpTo: 'v21.0',
  }),
  plays: removedInV22('Plays of a reel', { instead: { metric: 'views' } }),
  clips_replays_count: removedInV22('Replays of a reel', { instead: { metric: 'views' } }),
  ig_reels_aggregated_all_plays_count: removedInV22('Plays and replays of a reel', {
    instead: { metric: 'views' },
  }),
  video_views: removedInV21('Plays of a video', { instead: { metric: 'views' } }),
  engagement: removedInV18('Likes and comments', { instead: { metric: 'total_interactions' } }),
  carousel_album_engagement: removedInV18('Likes and comments of an album', {
    instead: { metric: 'total_interactions' },
  }),
  carousel_album_impressions: removedInV18('Times an album was displayed', { instead: { metric: 'views' } }),
  carousel_album_reach: removedInV18('Accounts that saw an album', { instead: { metric: 'reach' } }),
  carousel_album_saved: removedInV18('Saves of an album', { instead: { metric: 'saved' } }),
  carousel_album_video_views: removedInV18('Plays of videos in an album', { instead: { metric: 'views' } }),
  exits: removedInV18('Exits from a story', { instead: NAVIGATION }),
  taps_back: removedInV18('Taps back from a story', { instead: NAVIGATION }),
  taps_forward: removedInV18('Taps forward from a story', { instead: NAVIGATION }),
};
