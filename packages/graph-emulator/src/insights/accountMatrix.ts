import { ACCOUNT_PAGE, CHANGELOG, OBSERVED } from './sources';

/** What an account metric may be asked with. */
export interface AccountMetric {
  /** As a daily series, as one total of the window, or as either. */
  readonly as: 'series' | 'total' | 'either';
  readonly periods: readonly string[];
  /** Dimensions that it takes, as a total only. */
  readonly breakdowns: readonly string[];
  /** Timeframes of demographics; none: the parameter means nothing to it. */
  readonly timeframes: readonly string[];
  /** Whether the real API answers only when a timeframe is given. */
  readonly needsTimeframe: boolean;
  /** Whether it is refused for accounts with fewer than 100 followers, or fewer than 100 engagements. */
  readonly atLeast100?: 'followers' | 'engagements';
  /** Where this row comes from. */
  readonly source: string;
}

/** Every timeframe of the parameter. */
export const TIMEFRAMES = [
  'last_14_days',
  'last_30_days',
  'last_90_days',
  'prev_month',
  'this_month',
  'this_week',
];
const PRODUCT = ['media_product_type'];
const PEOPLE = ['age', 'city', 'country', 'gender'];

type Own = Partial<AccountMetric>;

const dailyTotal = (source: string, own: Own = {}): AccountMetric => ({
  as: 'total',
  periods: ['day'],
  breakdowns: [],
  timeframes: [],
  needsTimeframe: false,
  source,
  ...own,
});
const byProduct = (own: Own = {}): AccountMetric => dailyTotal(ACCOUNT_PAGE, { breakdowns: PRODUCT, ...own });
/** Since v20 the engaged and the reached have only the running week and month. */
const demographics = (source: string, own: Own = {}): AccountMetric =>
  dailyTotal(source, {
    periods: ['lifetime'],
    breakdowns: PEOPLE,
    timeframes: ['this_month', 'this_week'],
    needsTimeframe: true,
    atLeast100: 'engagements',
    ...own,
  });
const OF_FOLLOWERS: Own = { timeframes: TIMEFRAMES, needsTimeframe: false, atLeast100: 'followers' };
const REACH_PERIODS = ['day', 'week', 'days_28'];

/** Metric × metric type × period × breakdown × timeframe of accounts, in the API's own order of names. */
export const ACCOUNT_MATRIX: Readonly<Record<string, AccountMetric>> = {
  reach: byProduct({ as: 'either', periods: REACH_PERIODS, breakdowns: [...PRODUCT, 'follow_type'] }),
  follower_count: dailyTotal(ACCOUNT_PAGE, { as: 'series', atLeast100: 'followers' }),
  website_clicks: dailyTotal(OBSERVED),
  profile_views: dailyTotal(OBSERVED),
  // Many people ask for it by day and get an answer; the page has it as lifetime.
  online_followers: dailyTotal(ACCOUNT_PAGE, {
    as: 'series',
    periods: ['lifetime', 'day'],
    atLeast100: 'followers',
  }),
  accounts_engaged: dailyTotal(ACCOUNT_PAGE),
  total_interactions: byProduct(),
  likes: byProduct(),
  comments: byProduct(),
  shares: byProduct(),
  saves: byProduct(),
  replies: dailyTotal(ACCOUNT_PAGE),
  engaged_audience_demographics: demographics(ACCOUNT_PAGE),
  reached_audience_demographics: demographics(OBSERVED),
  follower_demographics: demographics(ACCOUNT_PAGE, OF_FOLLOWERS),
  follows_and_unfollows: dailyTotal(ACCOUNT_PAGE, { breakdowns: ['follow_type'], atLeast100: 'followers' }),
  profile_links_taps: dailyTotal(ACCOUNT_PAGE, { breakdowns: ['contact_button_type'] }),
  // The page writes `follower_type`; the API takes `follow_type`.
  views: byProduct({ breakdowns: [...PRODUCT, 'follow_type'] }),
  threads_likes: dailyTotal(OBSERVED),
  threads_replies: dailyTotal(OBSERVED),
  reposts: dailyTotal(CHANGELOG),
  quotes: dailyTotal(OBSERVED),
  threads_followers: dailyTotal(OBSERVED),
  threads_follower_demographics: demographics(OBSERVED, OF_FOLLOWERS),
  content_views: dailyTotal(OBSERVED),
  threads_views: dailyTotal(OBSERVED),
  threads_clicks: dailyTotal(OBSERVED),
  threads_reposts: dailyTotal(OBSERVED),
};
