import type { Draft } from '../draft';
import { choice, oneOf, optional, repeat, sequence } from '../pattern';
import type { TokenReader } from '../tokenReader';
import type { Format } from './format';
import * as is from './parts';

type Field = 'year' | 'longYear' | 'signedYear' | 'month' | 'monthName' | 'day' | 'daySuffix' | 'firstDay';

const fields: Readonly<Record<Field, (token: TokenReader, draft: Draft) => void>> = {
  year: (token, draft) => (draft.year = token.year()),
  signedYear: (token, draft) => (draft.year = token.signed(4)),
  longYear: (token, draft) => (draft.year = token.signed(19)),
  month: (token, draft) => (draft.month = token.integer(2)),
  monthName: (token, draft) => (draft.month = token.month()),
  day: (token, draft) => (draft.day = token.integer(2)),
  daySuffix: (token) => token.skipDaySuffix(),
  firstDay: (_token, draft) => (draft.day = 1),
};

/** A format that consists of these fields in this order. */
const read =
  (...order: readonly Field[]) =>
  (token: TokenReader, draft: Draft): void => {
    draft.claimDate();
    for (const field of order) fields[field](token, draft);
  };

const separators = repeat(oneOf(' .\t-'), 0);
const dayEnd = repeat(oneOf(',.stndrh\t '), 1);

/** `Jan 5,`, `May-9th ` and, at the end of the text, `Jan 5`. */
export const monthAndDay = sequence(is.monthName, separators, is.day, choice(dayEnd, '\0'));

export const dateFormats: readonly Format[] = [
  {
    name: 'American date',
    pattern: sequence(is.month, '/', is.day, optional(sequence('/', is.year))),
    read: (token, draft) => {
      read('month', 'day')(token, draft);
      // Behind a day with a suffix (1/5th/2024) PHP overlooks the year.
      if (token.next === '/') draft.year = token.year();
    },
  },
  {
    name: 'ISO date',
    pattern: choice(
      sequence(is.yearSigned, '-', is.monthPadded, '-', is.dayPadded),
      sequence(is.year4, '/', is.monthPadded, '/', is.dayPadded, optional('/')),
      sequence(is.year4, '/', is.month, '/', is.day),
    ),
    read: read('signedYear', 'month', 'day'),
  },
  {
    name: 'ISO date, year of two digits',
    pattern: sequence(is.year2, '-', is.monthPadded, '-', is.dayPadded),
    read: read('year', 'month', 'day'),
  },
  {
    name: 'ISO date, year of more than four digits',
    pattern: sequence(is.yearLong, '-', is.monthPadded, '-', is.dayPadded),
    read: read('longYear', 'month', 'day'),
  },
  {
    name: 'year and month',
    pattern: sequence(is.year4, '-', is.month),
    read: read('year', 'month', 'firstDay'),
  },
  {
    name: 'year, month and day',
    pattern: sequence(is.year, '-', is.month, '-', is.day),
    read: read('year', 'month', 'day'),
  },
  {
    name: 'day, month name and year',
    pattern: sequence(is.day, separators, is.monthName, separators, is.year),
    read: read('day', 'daySuffix', 'monthName', 'year'),
  },
  {
    name: 'day, month and year with dots',
    pattern: sequence(is.day, oneOf('.\t-'), is.month, oneOf('.-'), is.year4),
    read: read('day', 'month', 'year'),
  },
  {
    name: 'day, month and year of two digits with dots',
    pattern: sequence(is.day, oneOf('.\t'), is.month, '.', is.year2),
    read: (token, draft) => {
      read('day', 'month')(token, draft);
      draft.year = token.year(2);
    },
  },
  {
    name: 'month name and year',
    pattern: sequence(is.monthName, separators, is.year4),
    read: read('monthName', 'year', 'firstDay'),
  },
  {
    name: 'year and month name',
    pattern: sequence(is.year4, separators, is.monthName),
    read: read('year', 'monthName', 'firstDay'),
  },
  {
    name: 'month name, day and year',
    pattern: choice(sequence(is.monthName, separators, is.day, dayEnd, is.year), monthAndDay),
    // Without a year, a year that was read before is forgotten.
    read: read('monthName', 'day', 'year'),
  },
  {
    name: 'day and month name',
    pattern: sequence(is.day, separators, is.monthName),
    read: read('day', 'daySuffix', 'monthName'),
  },
  {
    name: 'date of eight digits',
    pattern: sequence(is.year4, is.monthPadded, is.dayPadded),
    read: read('year', 'month', 'day'),
  },
];

/** PostgreSQL's dates, and ISO weeks; they come after the dates with times. */
export const rareDateFormats: readonly Format[] = [
  {
    name: 'year and day of the year',
    pattern: sequence(is.year4, optional(oneOf('.-')), is.dayOfYear),
    read: (token, draft) => {
      read('year')(token, draft);
      draft.month = 1;
      draft.day = token.integer(3);
    },
  },
  {
    name: 'ISO week and weekday',
    pattern: sequence(is.year4, optional('-'), 'W', is.weekOfYear, optional('-'), oneOf('01234567')),
    read: readWeek,
  },
  {
    name: 'ISO week',
    pattern: sequence(is.year4, optional('-'), 'W', is.weekOfYear),
    read: readWeek,
  },
  {
    name: 'PostgreSQL month name, day and year',
    pattern: sequence(is.monthShort, '-', is.dayPadded, '-', is.year),
    read: read('monthName', 'day', 'year'),
  },
  {
    name: 'PostgreSQL year, month name and day',
    pattern: sequence(is.year, '-', is.monthShort, '-', is.dayPadded),
    read: read('year', 'monthName', 'day'),
  },
];

/** A week counts from 1 January, in days that take the place of those read before. */
function readWeek(token: TokenReader, draft: Draft): void {
  read('year')(token, draft);
  const week = token.integer(2);
  const weekday = token.number(1)?.value ?? 1;
  draft.month = 1;
  draft.day = 1;
  const newYearsWeekday = new Date(0).setUTCFullYear(draft.year ?? 0, 0, 1) / 86_400_000 + 4;
  const ofYear = ((newYearsWeekday % 7) + 7) % 7;
  draft.relative.days = (ofYear > 4 ? 7 : 0) - ofYear + (week - 1) * 7 + weekday;
}
