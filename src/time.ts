/** A day, seconds. */
export const DAY = 86_400;
/** An hour, seconds. */
export const HOUR = 3600;

/** Returns the present, unix seconds, of a clock that counts milliseconds. */
export function nowSeconds(clock: { now(): number }): number {
  return Math.floor(clock.now() / 1000);
}

/** Returns the beginning of the moment's day in UTC; both unix seconds. */
export function startOfDay(moment: number): number {
  return Math.floor(moment / DAY) * DAY;
}

/** Tells whether a moment (unix seconds) is the beginning of a day in UTC. */
export function isMidnight(moment: number): boolean {
  return moment % DAY === 0;
}

/** Formats a moment (unix seconds) as its day in UTC, `yyyy-mm-dd`; anything beyond the calendar as the number that it is. */
export function formatDay(moment: number): string {
  const date = new Date(moment * 1000);
  return Number.isNaN(date.getTime()) ? String(moment) : date.toISOString().slice(0, 10);
}

/** Formats a moment (unix seconds) as the API and the tables have it: whole days as `yyyy-mm-dd`, else the timestamp. */
export function formatMoment(moment: number): string {
  return isMidnight(moment) ? formatDay(moment) : String(moment);
}

/** Returns the beginning (unix seconds) of a day in UTC that is written as `yyyy-mm-dd`; NaN for anything else. */
export function parseDay(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / 1000;
}
