/**
 * Writes the headers that tell how much of the allowance is used (docs/graph-api.md §4).
 *
 * @param account for whom was asked
 * @param percent of the account's hour
 * @param minutes until it may ask again
 * @returns the headers
 */
export function usageHeaders(
  account: string,
  percent: number,
  minutes = percent >= 100 ? 10 : 0,
): Record<string, string> {
  const used = Math.ceil(percent);
  const usage = { call_count: used, total_cputime: Math.ceil(used / 2), total_time: Math.ceil(used / 2) };
  return {
    'x-app-usage': JSON.stringify({ call_count: Math.ceil(used / 10), total_time: 1, total_cputime: 1 }),
    'x-business-use-case-usage': JSON.stringify({
      [account]: [{ type: 'instagram', ...usage, estimated_time_to_regain_access: minutes }],
    }),
  };
}
