/** What the API knows of its metrics: graph-api.md §6 (the lists) and rivals.md §3 (what goes with what). */

/** All account metrics, in the API's own order. */
export const ACCOUNT_METRICS =
  'reach, follower_count, website_clicks, profile_views, online_followers, accounts_engaged, total_interactions, likes, comments, shares, saves, replies, engaged_audience_demographics, reached_audience_demographics, follower_demographics, follows_and_unfollows, profile_links_taps, views, threads_likes, threads_replies, reposts, quotes, threads_followers, threads_follower_demographics, content_views, threads_views, threads_clicks, threads_reposts'.split(
    ', ',
  );

/** All media metrics, in the API's own order. */
export const MEDIA_METRICS =
  'impressions, reach, replies, saved, likes, comments, shares, total_interactions, follows, profile_visits, profile_activity, navigation, ig_reels_video_view_total_time, ig_reels_avg_watch_time, views, reels_skip_rate, reposts, facebook_views, crossposted_views, content_views, total_views, total_likes, total_comments, link_clicks'.split(
    ', ',
  );

/** Metrics of people: their values are shares of the followers. */
export const DEMOGRAPHICS = [
  'follower_demographics',
  'engaged_audience_demographics',
  'reached_audience_demographics',
  'threads_follower_demographics',
];
/** Those that refuse `metric_type=total_value`. */
export const SERIES_ONLY = ['follower_count', 'online_followers'];
/** Those that may do without it. */
const SERIES = ['reach', ...SERIES_ONLY];

/** Whether a metric must be asked as a total. */
export const needsTotal = (metric: string): boolean => !SERIES.includes(metric);

const BY_PRODUCT = ['AD', 'CAROUSEL_CONTAINER', 'POST', 'REEL', 'STORY'];
const COUNTRIES = ['CZ', 'US', 'DE', 'GB', 'SK', 'FR'];
/** The values of each dimension. */
export const DIMENSIONS: Readonly<Record<string, readonly string[]>> = {
  media_product_type: BY_PRODUCT,
  follow_type: ['FOLLOWER', 'NON_FOLLOWER', 'UNKNOWN'],
  contact_button_type: ['BOOK_NOW', 'CALL', 'DIRECTION', 'EMAIL', 'TEXT'],
  country: COUNTRIES,
  city: COUNTRIES.map((country) => `Capital, ${country}`),
  age: ['13-17', '18-24', '25-34', '35-44', '45-54', '55-64', '65+'],
  gender: ['F', 'M', 'U'],
  action_type: ['BIO_LINK_CLICKED', 'CALL', 'DIRECTION', 'EMAIL', 'OTHER', 'TEXT'],
  story_navigation_action_type: ['SWIPE_FORWARD', 'TAP_BACK', 'TAP_EXIT', 'TAP_FORWARD'],
};

const PRODUCT = ['media_product_type'];
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  reach: [...PRODUCT, 'follow_type'],
  views: [...PRODUCT, 'follow_type'],
  likes: PRODUCT,
  comments: PRODUCT,
  saves: PRODUCT,
  shares: PRODUCT,
  total_interactions: PRODUCT,
  follows_and_unfollows: ['follow_type'],
  profile_links_taps: ['contact_button_type'],
};

/** Whether a metric can be broken down by a dimension. */
export const canBreakDown = (metric: string, dimension: string): boolean =>
  DEMOGRAPHICS.includes(metric)
    ? ['age', 'city', 'country', 'gender'].includes(dimension)
    : (ALLOWED[metric] ?? []).includes(dimension);

const COMMON = ['reach', 'views', 'shares', 'total_interactions', 'reposts', 'total_views', 'content_views'];
const POSTS = [...COMMON, 'likes', 'comments', 'saved', 'total_likes', 'total_comments'];
const BY_TYPE: Readonly<Record<string, readonly string[]>> = {
  FEED: [...POSTS, 'follows', 'profile_visits', 'profile_activity', 'facebook_views'],
  REELS: [
    ...POSTS,
    'ig_reels_avg_watch_time',
    'ig_reels_video_view_total_time',
    'reels_skip_rate',
    'crossposted_views',
  ],
  STORY: [...COMMON, 'follows', 'profile_visits', 'profile_activity', 'replies', 'navigation', 'link_clicks'],
};

/** Whether media of a product type have a metric. */
export const hasMetric = (productType: string, metric: string): boolean =>
  (BY_TYPE[productType] ?? []).includes(metric);

/** Media metrics that come only with a breakdown, as totals. */
export const WITH_BREAKDOWN = ['profile_activity', 'navigation'];

/** `profile_views` → `Profile views` */
export const titleOf = (metric: string): string =>
  metric.charAt(0).toUpperCase() + metric.slice(1).replaceAll('_', ' ');
