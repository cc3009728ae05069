import fc from 'fast-check';
import { formatMoment } from '../time';
import { resolveDate } from './resolveDate';

/** A Monday. */
const NOW = Date.UTC(2026, 5, 15, 11, 2, 3) / 1000;
const resolved = (text: string): string | undefined => {
  const date = resolveDate(text, NOW);
  return 'problem' in date ? undefined : new Date(date.moment * 1000).toISOString().replace('.000Z', 'Z');
};

describe('resolveDate', () => {
  it.each([
    ['2026-01-31', '2026-01-31T00:00:00Z'],
    [' 2009-01-01', '2009-01-01T00:00:00Z'],
    ['20260131', '2026-01-31T00:00:00Z'],
    ['2024-02-29', '2024-02-29T00:00:00Z'],
    ['5 January 2026', '2026-01-05T00:00:00Z'],
    ['12/31/2025', '2025-12-31T00:00:00Z'],
  ])('reads %j as the beginning of that day', (text, expected) => {
    expect(resolved(text)).toBe(expected);
  });

  it.each([
    ['today', '2026-06-15T00:00:00Z'],
    ['yesterday', '2026-06-14T00:00:00Z'],
    ['Yesterday ', '2026-06-14T00:00:00Z'],
    ['tomorrow', '2026-06-16T00:00:00Z'],
    ['30 days ago', '2026-05-16T00:00:00Z'],
    ['30 DAYS AGO', '2026-05-16T00:00:00Z'],
    ['30days ago', '2026-05-16T00:00:00Z'],
    ['-30 days', '2026-05-16T00:00:00Z'],
    ['1 week ago', '2026-06-08T00:00:00Z'],
    ['last week', '2026-06-08T00:00:00Z'],
    ['2 fortnights ago', '2026-05-18T00:00:00Z'],
    ['15 months ago', '2025-03-15T00:00:00Z'],
    ['3 years ago', '2023-06-15T00:00:00Z'],
    ['last monday', '2026-06-08T00:00:00Z'],
    ['first day of last month', '2026-05-01T00:00:00Z'],
    ['last day of previous month', '2026-05-31T00:00:00Z'],
    ['2025-12-31 +1 day', '2026-01-01T00:00:00Z'],
    ['3 weekdays ago', '2026-06-10T00:00:00Z'],
    ['last sunday', '2026-06-14T00:00:00Z'],
    ['tuesday this week', '2026-06-16T00:00:00Z'],
    ['monday 2 weeks ago', '2026-05-25T00:00:00Z'],
    ['first day of this month -1 day', '2026-06-01T00:00:00Z'],
    ['next monday', '2026-06-22T00:00:00Z'],
  ])('reads %j, which is about whole days, as the beginning of its day in UTC', (text, expected) => {
    expect(resolved(text)).toBe(expected);
  });

  it.each([
    ['now', '2026-06-15T11:02:03Z'],
    ['now -1 day', '2026-06-14T11:02:03Z'],
    ['2 hours ago', '2026-06-15T09:02:03Z'],
    ['-2hours', '2026-06-15T09:02:03Z'],
    ['5mins ago', '2026-06-15T10:57:03Z'],
    ['-36 sec', '2026-06-15T11:01:27Z'],
    ['yesterday +2 hours', '2026-06-14T02:00:00Z'],
    ['yesterday noon', '2026-06-14T12:00:00Z'],
    ['yesterday 2pm', '2026-06-14T14:00:00Z'],
    ['yesterday 2 p.m.', '2026-06-14T14:00:00Z'],
    ['yesterday 14:00', '2026-06-14T14:00:00Z'],
    ['2026-01-01 12:30:15', '2026-01-01T12:30:15Z'],
    ['2026-01-01T10:00:00Z', '2026-01-01T10:00:00Z'],
    ['2026-01-01T00:00:00+02:00', '2025-12-31T22:00:00Z'],
    ['2026-01-01 10:00 +02', '2026-01-01T08:00:00Z'],
    ['2026-01-01 10:00 America/New_York', '2026-01-01T15:00:00Z'],
  ])('keeps the time of %j', (text, expected) => {
    expect(resolved(text)).toBe(expected);
  });

  it.each([
    ['1500000000', 1_500_000_000],
    [' 1776729601 ', 1_776_729_601],
    ['1776729601999', 1_776_729_601],
    ['999999999', 999_999_999],
    ['@1776729601', 1_776_729_601],
    ['@0', 0],
    ['@253402300799', 253_402_300_799],
  ])('reads %j as a timestamp', (text, expected) => {
    expect(resolveDate(text, NOW)).toEqual({ moment: expected });
  });

  it.each([
    ['', 'nothing'],
    ['  \n', 'white space'],
    ['8 das ago', 'a misspelling'],
    ['never', 'a word'],
    ['2026-13-01', 'a month that does not exist'],
    ['2026-06-32', 'a day that does not exist'],
    ['31/12/2025', 'an order that PHP does not know'],
    ['-7d', 'what PHP reads as a time zone'],
    ['2026-02-30', 'a day that the calendar does not have'],
    ['2026', 'what PHP reads as 20:26'],
    ['-7', 'what PHP reads as a time zone'],
    ['+1', 'what PHP reads as a time zone'],
    ['5', 'a number too small for a timestamp'],
    ['@-1', 'a time before 1970'],
    ['3000 years ago', 'a time before 1970'],
    ['300000 years ago', 'a time before all dates'],
    ['+20000 years', 'a time behind the year 9999'],
    ['99999999999 days ago', 'a number too large for a date'],
    ['１５ days ago', 'digits that are not ASCII'],
    ['\u0000', 'a control character'],
    ['last run', 'a word of ours, not of PHP'],
  ])('cannot read %j: %s', (text) => {
    expect(resolveDate(text, NOW)).toHaveProperty('problem');
  });

  it('gives a moment that can be written, or none, for any text', () => {
    const words = fc.constantFrom(
      ...'now today last next first day of month year hours -1 +30 99999999 ago @ : T'.split(' '),
    );
    const text = fc.oneof(
      fc.string(),
      fc.array(words, { maxLength: 6 }).map((all) => all.join(' ')),
    );
    fc.assert(
      fc.property(text, (given) => {
        const date = resolveDate(given, NOW);
        if ('moment' in date) {
          expect(formatMoment(date.moment)).toMatch(/^\d{4}-\d\d-\d\d$|^\d+$/);
        }
      }),
    );
  });

  it('refuses a huge text', () => {
    expect(resolveDate('9'.repeat(100_000), NOW)).toHaveProperty('problem');
    expect(resolveDate('day '.repeat(10_000), NOW)).toHaveProperty('problem');
  });
});

describe('resolveDate: problems', () => {
  it.each([
    ['-7d', "PHP reads '-7d' as a time zone; write '-7 days'"],
    [
      '8 das ago',
      /^PHP cannot read '8 das ago' as a date: .*; use yyyy-mm-dd, a Unix timestamp or an expression such as '30 days ago'$/,
    ],
    ['+20000 years', "'+20000 years' is before 1970 or after 9999"],
    ['@253402300800', "'@253402300800' is before 1970 or after 9999"],
    [
      '30d',
      "PHP cannot read '30d' as a date: at position 1 there is nothing that PHP knows; write '-30 days'",
    ],
  ])('say what to write instead of %j', (text, problem) => {
    expect(resolveDate(text, NOW)).toEqual({
      problem: typeof problem === 'string' ? problem : (expect.stringMatching(problem) as string),
    });
  });
});

describe('formatMoment', () => {
  it.each([
    [0, '1970-01-01'],
    [1_776_124_800, '2026-04-14'],
    [1_776_124_801, '1776124801'],
    [1_776_124_799, '1776124799'],
    [253_402_214_400, '9999-12-31'],
  ])('formats %d as %s', (moment, expected) => {
    expect(formatMoment(moment)).toBe(expected);
  });

  it('gives a text that is read as the same moment, whole day or not', () => {
    fc.assert(
      fc.property(fc.integer({ min: 100_000_000, max: 9_999_999_999 }), (moment) => {
        expect(resolveDate(formatMoment(moment), NOW)).toEqual({ moment });
      }),
    );
  });
});
