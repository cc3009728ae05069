import type { Draft, WeekdaySearch } from '../draft';
import { choice, optional, repeat, sequence, word, oneOf } from '../pattern';
import type { TokenReader } from '../tokenReader';
import { lookUpAmount, lookUpCounted, type Counted, type Unit } from '../vocabulary';
import { takeZone, type Format } from './format';
import * as is from './parts';

const unitsWithinDay: ReadonlySet<Unit> = new Set(['microseconds', 'seconds', 'minutes', 'hours']);

interface Amount {
  readonly amount: number;
  readonly search: WeekdaySearch;
  /** `next monday` is at midnight, `+1 monday` keeps the time. */
  readonly keepTime: boolean;
}

function add(counted: Counted | undefined, { amount, search, keepTime }: Amount, draft: Draft): void {
  if (counted === undefined) return;
  if (counted.kind === 'unit') {
    draft.relative[counted.unit] += amount * counted.each;
    draft.namesTime ||= unitsWithinDay.has(counted.unit);
    return;
  }
  if (!keepTime) draft.resetTime();
  if (counted.kind === 'weekdays') {
    draft.special = 'weekdays';
    draft.weekdays = amount;
    return;
  }
  draft.setWeekday(counted.weekday);
  // The search itself finds the first one.
  draft.relative.days += (amount > 0 ? amount - 1 : amount) * 7;
  draft.weekdaySearch = search;
}

function readNumberAndUnit(token: TokenReader, draft: Draft): void {
  const amount = token.signed(13);
  token.skipSpaces();
  add(token.counted(), { amount, search: 'fromToday', keepTime: true }, draft);
}

const searchBy = (wordBefore: string): WeekdaySearch =>
  wordBefore.toLowerCase() === 'this' ? 'fromToday' : 'afterToday';

function readWordAndUnit(token: TokenReader, draft: Draft): void {
  const amount = token.letters();
  token.skipSpaces();
  add(token.counted(), { amount: lookUpAmount(amount), search: searchBy(amount), keepTime: false }, draft);
}

/** `next week` without a weekday is Monday. */
function readWordAndWeek(token: TokenReader, draft: Draft): void {
  readWordAndUnit(token, draft);
  draft.weekdaySearch = 'inWeek';
  if (!draft.hasWeekday) draft.setWeekday(1);
}

/** `first monday of`, `last friday of`; months that are added count before the weekday is looked for. */
function readWeekdayOfMonth(token: TokenReader, draft: Draft): void {
  const word = token.letters();
  const amount = lookUpAmount(word);
  draft.special = amount > 0 ? 'nthInMonth' : 'lastInMonth';
  token.skipSpaces();
  const search = amount > 0 ? 'fromToday' : searchBy(word);
  add(token.counted(), { amount, search, keepTime: false }, draft);
}

/** `monday`; PHP takes `weekday` alone for Monday. */
function readWeekday(token: TokenReader, draft: Draft): void {
  const counted = lookUpCounted(token.text);
  draft.setWeekday(counted?.kind === 'weekday' ? counted.weekday : 1);
  draft.resetTime();
  if (draft.weekdaySearch !== 'inWeek') draft.weekdaySearch = 'fromToday';
}

/** Turns round all that was added before it, except microseconds. */
function readAgo(_token: TokenReader, draft: Draft): void {
  const { relative } = draft;
  for (const unit of ['years', 'months', 'days', 'hours', 'minutes', 'seconds'] as const)
    relative[unit] = 0 - relative[unit];
  draft.weekday = draft.weekday === 0 ? -7 : -draft.weekday;
  if (draft.special === 'weekdays') draft.weekdays = 0 - draft.weekdays;
}

function readTimestamp(token: TokenReader, draft: Draft): void {
  draft.namesTime = true;
  draft.hasDate = false;
  [draft.year, draft.month, draft.day] = [0, 0, 0];
  draft.resetTime();
  if (!draft.claimZone()) return;
  const negative = token.text.startsWith('@-');
  const seconds = token.signed(24);
  if (!Number.isSafeInteger(seconds)) draft.refuse('a number that is too large');
  [draft.year, draft.month, draft.day] = [1970, 1, 1];
  draft.relative.seconds += seconds;
  draft.zone = { kind: 'offset', seconds: 0 };
  draft.zoneStandsAlone = true;
  if (token.next !== '.') return;
  const fraction = token.number(6);
  if (fraction === undefined) draft.refuse('a timestamp that ends in a dot');
  else draft.relative.microseconds = (negative ? -1 : 1) * fraction.value * 10 ** (6 - fraction.digits);
}

/** A word for a day, `days` from today, at midnight; it takes the place of days read before. */
const dayWord = (text: string, days: number): Format => ({
  name: text,
  pattern: word(text),
  read: (_token, draft) => {
    draft.resetTime();
    draft.relative.days = days;
  },
});

/** Special words and timestamps; they come before the times. */
export const wordFormats: readonly Format[] = [
  dayWord('yesterday', -1),
  { name: 'now', pattern: word('now'), read: (_token, draft) => (draft.namesTime = true) },
  {
    name: 'noon',
    pattern: word('noon'),
    read: (_token, draft) => {
      draft.resetTime();
      draft.claimTime({ hour: 12, minute: 0, second: 0, microsecond: 0 });
    },
  },
  {
    name: 'today',
    pattern: choice(word('midnight'), word('today')),
    read: (_token, draft) => draft.resetTime(),
  },
  dayWord('tomorrow', 1),
  {
    name: 'unix timestamp',
    pattern: sequence(
      '@',
      optional('-'),
      repeat(is.digit, 1),
      optional(sequence('.', repeat(is.digit, 0, 6))),
    ),
    read: readTimestamp,
  },
  {
    name: 'first day of, last day of',
    pattern: choice(word('first day of'), word('last day of')),
    read: (token, draft) => (draft.edgeOfMonth = token.accept('lL') ? 'last' : 'first'),
  },
];

export const weekdayOfMonthFormat: Format = {
  name: 'weekday of a month',
  pattern: sequence(is.ordinalOrDirection, is.space, is.weekday, is.space, word('of')),
  read: readWeekdayOfMonth,
};

/** Relative parts and zones; they come after the dates. */
export const relativeFormats: readonly Format[] = [
  {
    name: 'year',
    pattern: is.year4,
    read: (token, draft) => (draft.year = token.integer(4)),
  },
  { name: 'ago', pattern: word('ago'), read: readAgo },
  { name: 'weekday', pattern: is.dayName, read: readWeekday },
  {
    name: 'week from this one',
    pattern: sequence(is.direction, is.space, word('week')),
    read: readWordAndWeek,
  },
  {
    name: 'word and unit',
    pattern: sequence(is.ordinalOrDirection, is.space, is.unit),
    read: readWordAndUnit,
  },
  {
    name: 'month name',
    pattern: is.monthFullOrShort,
    read: (token, draft) => {
      draft.claimDate();
      draft.month = token.month();
    },
  },
  {
    name: 'time zone',
    pattern: is.zone,
    read: (token, draft) => {
      if (!draft.claimZone()) return;
      draft.zoneStandsAlone = true;
      takeZone(token, draft);
    },
  },
];

/** `+1 week`, `3 days`, `- 2 sat`. */
export const numberAndUnitFormat: Format = {
  name: 'number and unit',
  pattern: sequence(is.relativeNumber, optional(is.space), choice(is.unit, word('week'))),
  read: readNumberAndUnit,
};

export const separatorFormat: Format = {
  name: 'separator',
  pattern: oneOf(' .,\t\n\0\u00a0\u202f'),
  read: () => undefined,
};
