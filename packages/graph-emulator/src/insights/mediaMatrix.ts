import { CHANGELOG, MEDIA_PAGE, OBSERVED, SDK } from './sources';

/** What kind of media a metric is for. */
export type ProductType = 'FEED' | 'REELS' | 'STORY';

/** What a media metric may be asked with; its period is `lifetime` always. */
export interface MediaMetric {
  readonly of: readonly ProductType[];
  /** Where a lenient world differs: what this emulator answered before it knew better. */
  readonly lenientlyOf?: readonly ProductType[];
  /** Dimensions that it takes. */
  readonly breakdowns: readonly string[];
  /** It throws for media that were not shared to Facebook (`facebook`) or not published by several (`crosspost`). */
  readonly sharedTo?: 'facebook' | 'crosspost';
  /** Only videos have it. */
  readonly videoOnly?: boolean;
  /** Only media of before this unix time have it: 2024-07-02. */
  readonly postedBefore?: number;
  /** The Instagram login does not have it. */
  readonly facebookLoginOnly?: boolean;
  /** Where this row comes from. */
  readonly source: string;
}

const ALL: readonly ProductType[] = ['FEED', 'REELS', 'STORY'];
const POSTS: readonly ProductType[] = ['FEED', 'REELS'];
const PROFILE: readonly ProductType[] = ['FEED', 'STORY'];
const REELS: readonly ProductType[] = ['REELS'];
const STORY: readonly ProductType[] = ['STORY'];
const JULY_2024 = Date.UTC(2024, 6, 2) / 1000;

const of = (types: readonly ProductType[], source: string, own: Partial<MediaMetric> = {}): MediaMetric => ({
  of: types,
  breakdowns: [],
  source,
  ...own,
});
const ON_FACEBOOK = { facebookLoginOnly: true };

/** Metric × product type × breakdown of media, in the API's own order of names. */
export const MEDIA_MATRIX: Readonly<Record<string, MediaMetric>> = {
  impressions: of(PROFILE, CHANGELOG, { lenientlyOf: [], postedBefore: JULY_2024 }),
  reach: of(ALL, MEDIA_PAGE),
  replies: of(STORY, MEDIA_PAGE),
  saved: of(POSTS, MEDIA_PAGE),
  likes: of(POSTS, MEDIA_PAGE),
  comments: of(POSTS, MEDIA_PAGE),
  shares: of(ALL, MEDIA_PAGE),
  total_interactions: of(ALL, MEDIA_PAGE),
  follows: of(PROFILE, MEDIA_PAGE),
  profile_visits: of(PROFILE, MEDIA_PAGE),
  profile_activity: of(PROFILE, MEDIA_PAGE, { breakdowns: ['action_type'] }),
  navigation: of(STORY, MEDIA_PAGE, { breakdowns: ['story_navigation_action_type'] }),
  ig_reels_video_view_total_time: of(REELS, MEDIA_PAGE),
  ig_reels_avg_watch_time: of(REELS, MEDIA_PAGE),
  // The SDK has the dimension and no page says of which metric: an assumption.
  views: of(ALL, MEDIA_PAGE, { breakdowns: ['surface_type'] }),
  reels_skip_rate: of(REELS, CHANGELOG),
  reposts: of(ALL, CHANGELOG),
  facebook_views: of(ALL, CHANGELOG, { lenientlyOf: ['FEED'], sharedTo: 'facebook' }),
  crossposted_views: of(REELS, CHANGELOG, { sharedTo: 'crosspost' }),
  content_views: of(ALL, OBSERVED),
  total_views: of(ALL, CHANGELOG, { ...ON_FACEBOOK, videoOnly: true }),
  total_likes: of(POSTS, CHANGELOG, ON_FACEBOOK),
  total_comments: of(POSTS, CHANGELOG, ON_FACEBOOK),
  link_clicks: of(STORY, SDK, ON_FACEBOOK),
};
