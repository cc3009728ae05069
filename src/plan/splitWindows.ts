import type { Window } from './queryPlan';

const DAY = 86_400;
const HOUR = 3600;
/** The API refuses 30 days (2 592 000 s) and more between since and until of account insights (graph-api.md §5). */
const LONGEST = 30 * DAY - 1;

/** How a range is cut. */
export interface SplitOptions {
  /** Unix seconds; no window starts at or behind it. */
  readonly now: number;
  /** Whether each day is a window of its own, counted from the beginning of the range. */
  readonly isDaily?: boolean;
}

/**
 * Cuts a range into windows that the API answers; none starts at or behind now, and together they cover the range
 * without a gap. Daily buckets end on whole hours, so a window that begins on one spans 30 days and is asked a second
 * shorter without missing a bucket.
 *
 * @param range unix seconds; without a `since` there is nothing to cut, without an `until` it ends now
 * @param options the time, and whether each day is a window
 * @returns the windows in order of time
 */
export function splitWindows(range: Window, { now, isDaily = false }: SplitOptions): readonly Window[] {
  const { since } = range;
  if (since === undefined) {
    return [range];
  }
  const until = range.until ?? now;
  const longest = since % HOUR === 0 ? 30 * DAY : LONGEST;
  const step = isDaily ? DAY : longest;
  const windows: Window[] = [];
  for (let start = since; start < Math.min(until, now); start += step) {
    const end = Math.min(start + step, until);
    windows.push({ since: start, until: end, ...(end - start > LONGEST && { askedUntil: end - 1 }) });
  }
  return windows;
}
