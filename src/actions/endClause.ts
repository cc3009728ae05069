import { counted } from '../runtime';

const DAY = 86_400;

/**
 * Says when something ends or has ended, and how long that is from now.
 *
 * @param at unix seconds
 * @param now unix seconds
 * @returns such as `ends on 2026-06-20, in 5 days`
 */
export function endClause(at: number, now: number): string {
  if (at <= now) {
    return `ended on ${formatDay(at)}`;
  }
  const days = Math.floor((at - now) / DAY);
  return `ends on ${formatDay(at)}, in ${days === 0 ? 'less than a day' : counted(days, 'day')}`;
}

/** Formats a moment, unix seconds, as its day in UTC; anything beyond the calendar as the number that it is. */
export function formatDay(moment: number): string {
  const date = new Date(moment * 1000);
  return Number.isNaN(date.getTime()) ? String(moment) : date.toISOString().slice(0, 10);
}
