import { ACCOUNT_INSIGHTS, ACCOUNT_MATRIX as MATRIX, RECORDED_METRICS, V20 } from './sources';

/** What the insights of an account can be requested with, for one metric. */
export interface AccountUse {
  /** A value for each day, one number for the window, or either. */
  readonly as: 'series' | 'total' | 'either';
  /** The periods that it has; the first is the one to use where another was requested. */
  readonly periods: readonly [string, ...string[]];
  /** The dimensions by which its total can be broken down; a series has none. */
  readonly breakdowns: readonly string[];
  /** The dimension without which no value comes. */
  readonly needsBreakdown?: string;
  /** The time frames of demographics; absent where the parameter means nothing. */
  readonly timeframes?: readonly [string, ...string[]];
  /** Whether it is refused without a time frame. */
  readonly needsTimeframe?: true;
  /** The page that says so, or a section of docs/graph-api.md. */
  readonly source: string;
}

type Own = Partial<Omit<AccountUse, 'source'>>;

const total =
  (source: string) =>
  (own: Own = {}): AccountUse => ({ as: 'total', periods: ['day'], breakdowns: [], source, ...own });
const page = total(ACCOUNT_INSIGHTS);
const observed = total(MATRIX);
/** In the API's own list of names; everything else about them is taken from those that are alike. */
const listed = total(RECORDED_METRICS);

const BY_PRODUCT = { breakdowns: ['media_product_type'] };
const BY_PRODUCT_AND_FOLLOWER = { breakdowns: ['media_product_type', 'follow_type'] };
const PEOPLE: Own = { periods: ['lifetime'], breakdowns: ['age', 'city', 'country', 'gender'] };
const OF_FOLLOWERS: Own = {
  ...PEOPLE,
  timeframes: ['this_month', 'this_week', 'last_14_days', 'last_30_days', 'last_90_days', 'prev_month'],
};
const OF_ENGAGED: Own = { ...PEOPLE, timeframes: ['this_month', 'this_week'], needsTimeframe: true };

/** The metrics of accounts that the API has: how each can be requested. */
export const ACCOUNT_MATRIX: Readonly<Record<string, AccountUse>> = {
  reach: observed({ ...BY_PRODUCT_AND_FOLLOWER, as: 'either', periods: ['day', 'week', 'days_28'] }),
  follower_count: page({ as: 'series' }),
  online_followers: page({ as: 'series', periods: ['lifetime', 'day'] }),
  views: observed(BY_PRODUCT_AND_FOLLOWER),
  likes: page(BY_PRODUCT),
  comments: page(BY_PRODUCT),
  saves: page(BY_PRODUCT),
  shares: page(BY_PRODUCT),
  total_interactions: page(BY_PRODUCT),
  accounts_engaged: page(),
  replies: page(),
  reposts: page(),
  profile_links_taps: page({ breakdowns: ['contact_button_type'] }),
  follows_and_unfollows: observed({ breakdowns: ['follow_type'], needsBreakdown: 'follow_type' }),
  profile_views: observed(),
  website_clicks: observed(),
  follower_demographics: page(OF_FOLLOWERS),
  engaged_audience_demographics: { ...page(OF_ENGAGED), source: V20 },
  reached_audience_demographics: { ...page(OF_ENGAGED), source: V20 },
  content_views: listed(),
  quotes: listed(),
  threads_likes: listed(),
  threads_replies: listed(),
  threads_followers: listed(),
  threads_follower_demographics: listed(OF_FOLLOWERS),
  threads_views: listed(),
  threads_clicks: listed(),
  threads_reposts: listed(),
};
