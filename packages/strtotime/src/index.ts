import { parseDate } from './parse';
import { resolveDate } from './resolve';

export type { RelativeUnits, SpecialUnit, TimeOfDay, WeekdaySearch } from './draft';
export { parseDate } from './parse';
export type { ParsedDate, Suspicion, SuspicionKind, Token } from './parsedDate';
export type { DateProblem } from './problem';
export { resolveDate } from './resolve';
export { isWholeDay } from './wholeDay';
export type { Zone } from './zones';

/**
 * The instant that PHP 8.2's `strtotime(text, now)` gives with the default time zone UTC; both instants are unix
 * seconds. Undefined where PHP gives false.
 */
export function strtotime(text: string, now: number): number | undefined {
  const parsed = parseDate(text);
  return parsed.kind === 'date' ? resolveDate(parsed, now) : undefined;
}
