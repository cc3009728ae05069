import { isWholeDay, parseDate, resolveDate as resolveParsed } from '@keboola/strtotime';
import { DAY, formatDay, startOfDay } from '../time';

/** Behind 9999-12-31 no date has four digits for its year. */
const END_OF_TIME = 253_402_300_800;

const ADVICE = "use yyyy-mm-dd, a Unix timestamp or an expression such as '30 days ago'";

/** What a date of the configuration means: unix seconds, or why it cannot be used. */
export type ResolvedDate = { readonly moment: number } | { readonly problem: string };

/**
 * Resolves a date of the configuration in UTC: a unix timestamp, `yyyy-mm-dd`, or any expression of PHP's strtotime. An
 * expression about whole days ("30 days ago") means the beginning of that day. What PHP would read in another way than a
 * person means it, such as '-7d' as a time zone, is a problem.
 *
 * @param text as the user wrote it
 * @param now unix seconds of the run's start
 */
export function resolveDate(text: string, now: number): ResolvedDate {
  const trimmed = text.trim();
  if (/^\d{9,10}$/.test(trimmed)) {
    return { moment: Number(trimmed) };
  }
  if (/^\d{13}$/.test(trimmed)) {
    // Milliseconds, as JavaScript and most dashboards count.
    return { moment: Math.floor(Number(trimmed) / 1000) };
  }
  const parsed = parseDate(trimmed);
  if (parsed.kind === 'problem') {
    return { problem: parsed.cure === undefined ? `${parsed.message}; ${ADVICE}` : parsed.message };
  }
  if (parsed.suspicious !== undefined) {
    return { problem: parsed.suspicious.message };
  }
  const moment = resolveParsed(parsed, now);
  if (moment === undefined || !(moment >= 0 && moment < END_OF_TIME)) {
    return { problem: `'${trimmed}' is before 1970 or after 9999` };
  }
  return { moment: isWholeDay(parsed) ? startOfDay(moment) : moment };
}

/**
 * Replaces `%%days:-5%%`, which the first extractor knew in dates and fields, by the day so many days from today, as
 * `yyyy-mm-dd` in UTC.
 *
 * @param now unix seconds of the run's start
 */
export function withDays(text: string, now: number): string {
  return text.replace(/%%days:(-?\d{1,5})%%/g, (_, days: string) => formatDay(now + Number(days) * DAY));
}
