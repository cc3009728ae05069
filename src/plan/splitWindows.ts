import { INSIGHTS_RULES } from '../catalogue';
import { DAY, HOUR } from '../time';
import type { Window } from './queryPlan';

/** How a range is cut. */
export interface SplitOptions {
  /** Unix seconds; no window starts at or behind it. */
  readonly now: number;
  /**
   * Whether each day is a window of its own, counted from the beginning of the range; the running day is none yet: its
   * row would stand beside that of the whole day.
   */
  readonly isDaily?: boolean;
}

/**
 * Cuts a range into windows that the API answers; none starts at or behind now, and together they cover the range without
 * a gap. Daily buckets end on whole hours, so a window that begins on one spans a second more than the longest range and
 * is requested that second shorter without missing a bucket.
 *
 * @param range unix seconds; without a `since` there is nothing to cut, without an `until` it ends now
 * @returns the windows in order of time
 */
export function splitWindows(range: Window, { now, isDaily = false }: SplitOptions): readonly Window[] {
  const { since } = range;
  if (since === undefined) {
    return [range];
  }
  const { until = now } = range;
  return isDaily ? dailyWindows(since, until, now) : longWindows(since, until, now);
}

/** The running day is left out. */
function dailyWindows(since: number, until: number, now: number): readonly Window[] {
  const end = until < now ? until : since + Math.floor((now - since) / DAY) * DAY;
  const days = Math.max(0, Math.ceil((end - since) / DAY));
  return Array.from({ length: days }, (_, day) => ({
    since: since + day * DAY,
    until: Math.min(since + (day + 1) * DAY, end),
  }));
}

function longWindows(since: number, until: number, now: number): readonly Window[] {
  const { longestRange } = INSIGHTS_RULES;
  const step = since % HOUR === 0 ? longestRange + 1 : longestRange;
  const windows: Window[] = [];
  for (let start = since; start < Math.min(until, now); start += step) {
    const stop = Math.min(start + step, until);
    windows.push({
      since: start,
      until: stop,
      ...(stop - start > longestRange && { requestedUntil: stop - 1 }),
    });
  }
  return windows;
}
