import { CHANGELOG, LIVE_METRICS, MEDIA_INSIGHTS } from './sources';

/** Where a media was published, by which the API decides about its metrics. */
type MediaKind = 'FEED' | 'REELS' | 'STORY';

/** What the insights of media can be requested with, for one metric; the period is `lifetime` always. */
export interface MediaUse {
  /** The kinds of media that have it. */
  readonly of: readonly MediaKind[];
  /** The dimensions by which it can be broken down. */
  readonly breakdowns: readonly string[];
  /** The page that says so, or a section of docs/graph-api.md. */
  readonly source: string;
}

const EVERY: readonly MediaKind[] = ['FEED', 'REELS', 'STORY'];
const POSTS: readonly MediaKind[] = ['FEED', 'REELS'];
const WITH_PROFILE: readonly MediaKind[] = ['FEED', 'STORY'];

const from =
  (source: string) =>
  (of: readonly MediaKind[], ...breakdowns: readonly string[]): MediaUse => ({ of, breakdowns, source });
const page = from(MEDIA_INSIGHTS);
const changelog = from(CHANGELOG);
const observed = from(LIVE_METRICS);

/** The metrics of media that the API has: how each can be requested. */
export const MEDIA_MATRIX: Readonly<Record<string, MediaUse>> = {
  reach: page(EVERY),
  views: page(EVERY),
  shares: page(EVERY),
  total_interactions: page(EVERY),
  reposts: changelog(EVERY),
  likes: page(POSTS),
  comments: page(POSTS),
  saved: page(POSTS),
  total_likes: changelog(POSTS),
  total_comments: changelog(POSTS),
  total_views: changelog(EVERY),
  facebook_views: changelog(EVERY),
  crossposted_views: changelog(['REELS']),
  follows: observed(WITH_PROFILE),
  profile_visits: observed(WITH_PROFILE),
  profile_activity: page(WITH_PROFILE, 'action_type'),
  navigation: page(['STORY'], 'story_navigation_action_type'),
  replies: page(['STORY']),
  link_clicks: changelog(['STORY']),
  ig_reels_avg_watch_time: observed(['REELS']),
  ig_reels_video_view_total_time: observed(['REELS']),
  reels_skip_rate: changelog(['REELS']),
};
