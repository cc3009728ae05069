/** Where the world may be as strict, and as odd, as the real API; each is off until it is asked for. */
export interface Strictness {
  /**
   * Account insights: periods, timeframes and breakdowns that a metric does not take are refused, and so are accounts with
   * fewer than 100 engagements.
   */
  readonly accountInsights: boolean;
  /**
   * Media insights: breakdowns by metric, `impressions` of old media, `total_views` of videos only, `facebook_views` and
   * `crossposted_views` that throw where the media was not shared.
   */
  readonly mediaInsights: boolean;
  /**
   * The words for metrics that a media does not have: of the first such metric; of all in one sentence, as today; or
   * `Incompatible metrics (a, b) with reel media`, as before v18.
   */
  readonly mediaRefusal: 'first' | 'all' | 'beforeV18';
  /** What comes for the engaged and the reached where fewer than 100 are: a refusal, or a breakdown without results. */
  readonly fewEngaged: 'refused' | 'empty';
  /** `values` beside `total_value` in one metric (`navigation`, `profile_activity`). */
  readonly mixedValues: boolean;
  /** Now and then a breakdown has `dimension_keys` and no results. */
  readonly emptyBreakdowns: boolean;
  /** The links of account insights keep `breakdown` and `timeframe`, as one published sample has them. */
  readonly wholeLinks: boolean;
  /** Expired tokens are refused in every request, and `debug_token` gives all that it has. */
  readonly tokens: boolean;
}

const LENIENT: Strictness = {
  accountInsights: false,
  mediaInsights: false,
  mediaRefusal: 'first',
  fewEngaged: 'refused',
  mixedValues: false,
  emptyBreakdowns: false,
  wholeLinks: false,
  tokens: false,
};
const STRICT: Strictness = {
  accountInsights: true,
  mediaInsights: true,
  mediaRefusal: 'all',
  fewEngaged: 'refused',
  mixedValues: true,
  emptyBreakdowns: true,
  wholeLinks: true,
  tokens: true,
};

/**
 * Fills in what was not said.
 *
 * @param strict all or nothing of it
 * @param own what differs from that
 * @returns every part of it
 */
export function toStrictness(strict: boolean, own: Partial<Strictness>): Strictness {
  return { ...(strict ? STRICT : LENIENT), ...own };
}
