/**
 * Metrics that count events, so that the counts of two days add up. Only these are ever summed: reach, accounts_engaged and
 * other counts of people count somebody who came on two days twice
 * (https://developers.facebook.com/docs/instagram-platform/api-reference/instagram-user/insights).
 */
const ADDITIVE: ReadonlySet<string> = new Set([
  'views',
  'likes',
  'comments',
  'saves',
  'saved',
  'shares',
  'replies',
  'reposts',
  'total_interactions',
  'total_likes',
  'total_comments',
  'total_views',
  'profile_views',
  'profile_links_taps',
  'website_clicks',
]);

/** Tells whether values of a metric for different days may be added up. */
export function isAdditive(metric: string): boolean {
  return ADDITIVE.has(metric);
}

/** Metrics in the order in which people ask for them. */
const PREFERRED = [
  'reach',
  'follower_count',
  'total_interactions',
  'views',
  'saved',
  'shares',
  'likes',
  'comments',
];

/** Sorts metrics: those that are asked for most first. */
export function byPreference(metrics: Iterable<string>): readonly string[] {
  const rank = (metric: string): number => {
    const at = PREFERRED.indexOf(metric);
    return at === -1 ? PREFERRED.length : at;
  };
  return [...metrics].sort((a, b) => rank(a) - rank(b) || a.localeCompare(b));
}
