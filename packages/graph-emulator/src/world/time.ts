const DAY = 86_400;
const pacificHour = new Intl.DateTimeFormat('en-US', {
  timeZone: 'America/Los_Angeles',
  hour: 'numeric',
  hourCycle: 'h23',
});

/**
 * Reads a moment as the API's parameters give it.
 *
 * @param text unix seconds, `yyyy-mm-dd` (00:00 UTC), or `today`, `yesterday`, `now`, `N days ago`
 * @param now unix seconds
 * @returns unix seconds, or undefined when it is no date
 */
export function readMoment(text: string, now: number): number | undefined {
  const trimmed = text.trim();
  if (/^\d{9,10}$/.test(trimmed)) {
    return Number(trimmed);
  }
  if (/^\d{4}-\d{2}-\d{2}/.test(trimmed)) {
    const moment = Date.parse(trimmed.length === 10 ? `${trimmed}T00:00:00Z` : trimmed) / 1000;
    return Number.isFinite(moment) ? moment : undefined;
  }
  const today = Math.floor(now / DAY) * DAY;
  const named = new Map([
    ['now', now],
    ['today', today],
    ['yesterday', today - DAY],
  ]).get(trimmed);
  const days = /^(\d+) days? ago$/.exec(trimmed)?.[1];
  return named ?? (days === undefined ? undefined : now - Number(days) * DAY);
}

/**
 * Lists the ends of daily buckets: midnights of the Pacific coast, T07:00 in summer and T08:00 in winter
 * (docs/graph-api.md §5.2).
 *
 * @param since unix seconds, the first that counts
 * @param until unix seconds, exclusive
 * @returns the moments in order
 */
export function pacificMidnights(since: number, until: number): readonly number[] {
  const midnights: number[] = [];
  for (let day = Math.floor(since / DAY) * DAY; day < until; day += DAY) {
    const hour = Number(pacificHour.format(new Date((day + 8 * 3600) * 1000)));
    const midnight = day + (hour === 0 ? 8 : 7) * 3600;
    if (midnight >= since && midnight < until) {
      midnights.push(midnight);
    }
  }
  return midnights;
}
