import strtotime from 'locutus/php/datetime/strtotime';

const DAY = 86_400;
/** A time of the day, or a unit finer than one: such an expression is not about whole days. */
const FINER_THAN_DAYS =
  /(?<![a-z])(now|noon|(sec|second|min|minute|hour)s?)(?![a-z])|\d\s*[ap]\.?m(?![a-z])|\d:\d|^@/i;
/**
 * PHP knows weekdays and the port reads past them; a bare number that is no timestamp it takes for a time of today or a
 * time zone: better refused than silently wrong.
 */
const MISREAD = /(?<![a-z])weekdays?(?![a-z])|^[+-]?\d+$/i;
const COMPACT_DAY = /^\d{8}$/;
/** Behind 9999-12-31 no date has four digits for its year. */
const END_OF_TIME = 253_402_300_800;

/**
 * Resolves a date of the configuration in UTC: a unix timestamp, `yyyy-mm-dd`, or any expression of PHP's strtotime.
 * An expression about whole days ("30 days ago") means the beginning of that day. The process's time zone must be UTC.
 *
 * @param text as the user wrote it
 * @param now unix seconds of the run's start
 * @returns unix seconds from 1970 on, or undefined when the text is no date
 */
export function resolveDate(text: string, now: number): number | undefined {
  const trimmed = text.trim();
  if (/^\d{9,10}$/.test(trimmed)) {
    return Number(trimmed);
  }
  if (trimmed === '' || (MISREAD.test(trimmed) && !COMPACT_DAY.test(trimmed))) {
    return undefined;
  }
  const moment = strtotime(trimmed, now);
  if (moment === false || !(moment >= 0 && moment < END_OF_TIME)) {
    return undefined;
  }
  return FINER_THAN_DAYS.test(trimmed) ? moment : moment - (moment % DAY);
}

/**
 * Writes a moment as the API is asked and as tables show it: whole days as `yyyy-mm-dd`.
 *
 * @param moment unix seconds
 * @returns the day in UTC, or else the timestamp
 */
export function formatMoment(moment: number): string {
  return moment % DAY === 0 ? new Date(moment * 1000).toISOString().slice(0, 10) : String(moment);
}
