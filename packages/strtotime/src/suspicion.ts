import { isRealDate } from './calendar';
import { cureOf } from './cures';
import type { Draft } from './draft';
import type { ParsedDate, Suspicion, SuspicionKind } from './parsedDate';
import { quote } from './quote';

function suspicion(kind: SuspicionKind, what: string, cure?: string): Suspicion {
  const message = `PHP reads ${what}`;
  return { kind, message: cure === undefined ? message : `${message}; write ${cure}`, cure };
}

function yearAsTime({ tokens: [token, ...others] }: ParsedDate): Suspicion | undefined {
  if (token === undefined || others.length > 0 || token.format === 'year') {
    return undefined;
  }
  const digits = /^((?:19|20|21)\d\d)(0[1-9]|1[0-2])?$/.exec(token.text);
  if (digits === null) {
    return undefined;
  }
  const [, year = '', month = '01'] = digits;
  const time = [...token.text.matchAll(/\d\d/g)].join(':');
  return suspicion('yearAsTime', `${quote(token.text)} as the time ${time}`, `'${year}-${month}-01'`);
}

function impossibleDate({ date, text, tokens }: ParsedDate): Suspicion | undefined {
  const { year, month, day } = date;
  // The 366 days of a year (2024.366) stand in January on purpose.
  const countsDays = tokens.some(({ format }) => format === 'year and day of the year');
  if (month === undefined || day === undefined || countsDays) {
    return undefined;
  }
  // A year that is not given may be a leap year.
  if (isRealDate(year ?? 2000, month, day)) {
    return undefined;
  }
  const what = `${quote(text)} as an earlier or later day, because the calendar has no such day`;
  return suspicion('impossibleDate', what);
}

/** What is odd about an accepted expression; undefined for an ordinary one. */
export function suspicionOf(parsed: ParsedDate, draft: Draft): Suspicion | undefined {
  const { tokens, text } = parsed;
  const zones = tokens.filter(({ format }) => format === 'time zone');
  if (tokens.length === 0) {
    return suspicion('nothing', `${quote(text)} as the present time`);
  }
  if (zones.length === tokens.length) {
    return suspicion('onlyZone', `${quote(text)} as a time zone`, cureOf(text));
  }
  if (draft.ignoredZone) {
    const ignored = zones.at(-1)?.text ?? '';
    return suspicion('ignoredZone', `${quote(text)} without its second time zone ${quote(ignored)}`);
  }
  return yearAsTime(parsed) ?? impossibleDate(parsed);
}
