import { isRealDate } from './calendar';
import { cureOf } from './cures';
import type { Draft } from './draft';
import type { ParsedDate } from './parse';

/**
 * Why an accepted expression hardly means what a person means by it:
 * - `onlyZone`: nothing but a time zone (`-7d`, `d`, `+1`), which PHP applies to the present time of day
 * - `ignoredZone`: a second time zone, which PHP passes over (`UTC+2`, `-7d`)
 * - `yearAsTime`: four or six digits that look like a year or a month and are read as a time (`2026`, `200806`)
 * - `impossibleDate`: a day that the calendar does not have, which PHP counts on from (`2026-02-30`)
 * - `nothing`: only separators, which PHP reads as now
 */
export type SuspicionKind = 'onlyZone' | 'ignoredZone' | 'yearAsTime' | 'impossibleDate' | 'nothing';

export interface Suspicion {
  readonly kind: SuspicionKind;
  /** One sentence in plain English, with the cure where one is known. */
  readonly message: string;
  /** What to write instead, in quotes. */
  readonly cure?: string;
}

const quote = (text: string): string => `'${text.length > 40 ? `${text.slice(0, 40)}…` : text}'`;

const suspicion = (kind: SuspicionKind, what: string, cure?: string): Suspicion =>
  cure === undefined
    ? { kind, message: `PHP reads ${what}` }
    : { kind, message: `PHP reads ${what}; write ${cure}`, cure };

function yearAsTime({ tokens }: ParsedDate): Suspicion | undefined {
  const text = tokens.length === 1 ? (tokens[0]?.text ?? '') : '';
  const digits = /^((?:19|20|21)\d\d)(0[1-9]|1[0-2])?$/.exec(text);
  if (digits === null || tokens[0]?.format === 'year') return undefined;
  const [, year = '', month = '01'] = digits;
  const time = [...text.matchAll(/\d\d/g)].join(':');
  return suspicion('yearAsTime', `${quote(text)} as the time ${time}`, `'${year}-${month}-01'`);
}

function impossibleDate({ date, text }: ParsedDate, hasDate: boolean): Suspicion | undefined {
  const { year = 2000, month = 1, day = 1 } = date;
  // Counted days of a year (2024.366) stand in January on purpose.
  const ofYear = month === 1 && day > 31;
  if (!hasDate || ofYear || isRealDate(year, month, day)) return undefined;
  const what = `${quote(text)} as a later or earlier day, because that day does not exist`;
  return suspicion('impossibleDate', what);
}

/** What is odd about an accepted expression; undefined for an ordinary one. */
export function suspicionOf(parsed: ParsedDate, draft: Draft): Suspicion | undefined {
  const { tokens, text } = parsed;
  if (tokens.length === 0) return suspicion('nothing', `${quote(text)} as the present time`);
  if (tokens.every(({ format }) => format === 'time zone'))
    return suspicion('onlyZone', `${quote(text)} as a time zone`, cureOf(text));
  if (draft.ignoredZone) {
    const ignored = tokens.filter(({ format }) => format === 'time zone').at(-1)?.text ?? '';
    return suspicion('ignoredZone', `${quote(text)} without its second time zone ${quote(ignored)}`);
  }
  return yearAsTime(parsed) ?? impossibleDate(parsed, draft.hasDate);
}
