import { DAY } from '../time';

/** What holds for the insights of an account, beside its metrics. */
export const INSIGHTS_RULES = {
  /**
   * The longest range between `since` and `until` of one request, in seconds: the API refuses 30 days and more. Source:
   * docs/graph-api.md §5.3.
   */
  longestRange: 30 * DAY - 1,
  /** Days back for which the API has values: two years, less a margin for the time of day. Source: docs/graph-api.md §3.1, §5. */
  retentionDays: 728,
  /**
   * Metrics that the API keeps for a shorter time, with its days; requested for longer they fail all metrics of the
   * request. Source: docs/graph-api.md §5.
   */
  shortRetention: new Map([['follower_count', 30]]),
  /**
   * Periods of several days, with their days: a total without a range is that of the last 24 hours all the same. Source:
   * docs/graph-api.md §5.2.
   */
  periodDays: new Map([
    ['week', 7],
    ['days_28', 28],
  ]),
  /** Metrics whose values are objects: a number for each hour. Source: docs/graph-api.md §2.2. */
  objectValues: new Set(['online_followers']),
  /** The dimension that is a time frame and no breakdown. Source: docs/graph-api.md §2.2. */
  timeframe: 'timeframe',
} as const;

/** Parameters of a request for insights. */
type Params = Readonly<Record<string, string>>;

/** Whether each metric comes as one number a window instead of a series. Source: docs/graph-api.md §2.2. */
export function isTotal(params: Params): boolean {
  return params['metric_type'] === 'total_value';
}

/** Whether the values have no range: demographics, which would come again with every window. Source: docs/graph-api.md §5.3. */
export function isWithoutRange(params: Params): boolean {
  return params['period'] === 'lifetime' && isTotal(params);
}

/** Whether a total is requested for each day: one window a day then, because a total is one number a window. */
export function isDailyTotal(params: Params): boolean {
  return params['time_increment'] === '1' && isTotal(params);
}
