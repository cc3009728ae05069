import { DAY, startOfDay } from '../time';
import type { Range, Source } from './queryPlan';

/** What one request of account insights covers. Source: docs/graph-api.md §5.3. */
const FIRST_DAYS = 30;
/** A total by day takes a request a day. */
const FIRST_DAYS_OF_TOTALS = 7;

/** Account insights, one window a request. */
type Windows = Extract<Source, { by: 'windows' }>;

/**
 * Decides where account insights begin with `last run` while no last run is known: 30 days back, which one request covers, and
 * for totals by day the last 7 complete days.
 *
 * @param now unix seconds
 * @returns unix seconds
 */
export function firstSince(
  { isDaily }: Pick<Windows, 'isDaily'>,
  { until }: Pick<Range, 'until'>,
  now: number,
): number {
  if (isDaily) {
    const end = until !== undefined && until < now ? until : startOfDay(now);
    return end - FIRST_DAYS_OF_TOTALS * DAY;
  }
  const end = Math.min(until ?? now, now);
  return Math.ceil((end - FIRST_DAYS * DAY) / DAY) * DAY;
}
