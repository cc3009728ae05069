import { isWholeDay, parseDate, resolveDate, strtotime } from '.';

const now = Date.parse('2026-01-31T10:20:30Z') / 1000;

const wholeDayOf = (text: string): boolean => {
  const parsed = parseDate(text);
  if (parsed.kind === 'problem') {
    throw new Error(parsed.message);
  }
  return isWholeDay(parsed);
};

describe('isWholeDay', () => {
  it.each([
    ...[
      '2024-01-05',
      '30 days ago',
      'last monday',
      'first day of last month',
      'today',
      'yesterday',
      'midnight',
    ],
    ...[
      '2 weeks ago',
      'monday',
      'monday next week',
      '-3 weekdays',
      'second tuesday of march 2026',
      '2026-W05',
    ],
    ...['January 2026', '1978', '20260105', '1 month ago', '+1 year', '2024-01-05 UTC', 'today +00:00'],
    ...['2024-01-05 Z', 'today Etc/UTC'],
  ])('is true for %s', (text) => {
    expect(wholeDayOf(text)).toBe(true);
  });

  it.each([
    ...[
      'now',
      'noon',
      '5 hours ago',
      '2024-01-05 10:00',
      '2024-01-05 00:00',
      '@123',
      '@123.5',
      '-90 minutes',
      '2 pm',
    ],
    ...[
      'back of 7pm',
      'now -1 day',
      '1430',
      '20260105T000000',
      '10/Oct/2000:13:55:36 -0700',
      '+1 sec',
      '1500 ms',
    ],
    ...[
      '+0 hours',
      'last hour',
      '2024-01-05 EST',
      'today Europe/Prague',
      '30 days ago +2',
      'Jan 5 10:00',
      '.',
    ],
    ...['2024-01-05 Europe/London', '2024-01-05T10:00:00.5Z'],
  ])('is false for %s', (text) => {
    expect(wholeDayOf(text)).toBe(false);
  });
});

describe('parseDate', () => {
  it('lists which format read which part', () => {
    const parsed = parseDate(' Monday, 2026-06-15 14:00 EST +1 week');
    expect(parsed.kind === 'date' && parsed.tokens).toEqual([
      { format: 'weekday', text: 'Monday', at: 1 },
      { format: 'ISO date', text: '2026-06-15', at: 9 },
      { format: 'time of 24 hours', text: '14:00', at: 20 },
      { format: 'time zone', text: 'EST', at: 26 },
      { format: 'number and unit', text: '+1 week', at: 30 },
    ]);
  });

  it.each([
    ['8 das ago', 1, 'nothing that PHP knows'],
    ['2026-01-05 2026-01-06', 12, 'a second date'],
    ['10:00 11:00', 7, 'a second time of day'],
    ['10:00 1500 1600', 12, 'a third time of day'],
    ['UTC EST CET', 9, 'a third time zone'],
    ['last mnth', 1, 'a word that is neither a date word nor a time zone'],
    ['today foo', 7, 'a word that is neither a date word nor a time zone'],
    ['@1.', 1, 'a timestamp that ends in a dot'],
    ['@99999999999999999999', 1, 'a number that is too large'],
    ['today\0', 6, 'a NUL character'],
    ['x'.repeat(1001), 1, 'more than 1000 characters'],
    ['', 1, 'the text is empty'],
  ])('says of %j where and why reading stopped', (text, position, reason) => {
    const parsed = parseDate(text);
    expect(parsed).toMatchObject({ kind: 'problem', at: position - 1 });
    expect(parsed.kind === 'problem' && parsed.message).toMatch(`at position ${position}`);
    expect(parsed.kind === 'problem' && parsed.message).toMatch(reason);
  });

  it('writes one sentence that quotes no more than is needed', () => {
    const message = (text: string) => {
      const parsed = parseDate(text);
      return parsed.kind === 'problem' ? parsed.message : '';
    };
    expect(message('8 das ago')).toBe(
      "PHP cannot read '8 das ago' as a date: at position 1 there is nothing that PHP knows",
    );
    expect(message('2026-01-05 foo\nbar')).toBe(
      "PHP cannot read '2026-01-05 foo\uFFFDbar' as a date: at position 12 ('foo\uFFFDbar') there is a word that is " +
        'neither a date word nor a time zone',
    );
    expect(message(`today ${'é'.repeat(500)}`).length).toBeLessThan(200);
  });
});

describe('cures', () => {
  it.each([
    ['7d', "'-7 days'"],
    ['30 D', "'-30 days'"],
    ['+1y', "'+1 year'"],
    ['-1m', "'-1 month' or '-1 minute'"],
    ['2w ago', "'-2 weeks'"],
    ['last 30 days', "'30 days ago'"],
    ['past 1 week', "'1 week ago'"],
    ['two weeks ago', "'2 weeks ago'"],
    ['an hour ago', "'1 hour ago'"],
    ['end of last month', "'last day of last month'"],
    ['start of month', "'first day of this month'"],
    ['the day before yesterday', "'2 days ago'"],
    ['day after tomorrow', "'+2 days'"],
    ['-7d', "'-7 days'"],
  ])('for %s there is %s, which PHP reads without suspicion', (text, cure) => {
    const parsed = parseDate(text);
    expect(parsed.kind === 'problem' ? parsed.cure : parsed.suspicious?.cure).toBe(cure);
    expect(parsed.kind === 'problem' ? parsed.message : parsed.suspicious?.message).toMatch(
      `; write ${cure}`,
    );
    for (const [, written = ''] of cure.matchAll(/'([^']+)'/g)) {
      expect(parseDate(written)).toMatchObject({ kind: 'date', suspicious: undefined });
    }
  });

  it.each(['7x', 'two foos ago', '2026-13-45', 'last quarter'])('for %s there is none', (text) => {
    expect(parseDate(text)).toMatchObject({ kind: 'problem', cure: undefined });
  });
});

describe('suspicious readings', () => {
  it.each([
    ['-7d', 'onlyZone', "PHP reads '-7d' as a time zone; write '-7 days'"],
    ['d', 'onlyZone', "PHP reads 'd' as a time zone"],
    ['+1', 'onlyZone', "PHP reads '+1' as a time zone"],
    ['2024-01-05 UTC+2', 'ignoredZone', "PHP reads '2024-01-05 UTC+2' without its second time zone '+2'"],
    ['2026', 'yearAsTime', "PHP reads '2026' as the time 20:26; write '2026-01-01'"],
    ['200806', 'yearAsTime', "PHP reads '200806' as the time 20:08:06; write '2008-06-01'"],
    [
      '2026-02-30',
      'impossibleDate',
      "PHP reads '2026-02-30' as an earlier or later day, because the calendar has no such day",
    ],
    ['.', 'nothing', "PHP reads '.' as the present time"],
  ])('%s is one: %s', (text, kind, message) => {
    expect(parseDate(text)).toMatchObject({ kind: 'date', suspicious: { kind, message } });
    expect(strtotime(text, now)).toBeDefined();
  });

  it.each([
    '2026-02-28',
    '2024.366',
    '1978',
    '1430',
    '14:00',
    '29 feb',
    '2024-01-05 UTC',
    '2026-W53',
    '@0',
    'now',
  ])('%s is none', (text) => {
    expect(parseDate(text)).toMatchObject({ kind: 'date', suspicious: undefined });
  });
});

describe('resolveDate', () => {
  const resolve = (text: string, clock: number) => {
    const parsed = parseDate(text);
    return parsed.kind === 'date' ? resolveDate(parsed, clock) : undefined;
  };

  it('gives undefined beyond what a number holds exactly, or without a clock', () => {
    expect(resolve('+9999999999999 weeks', now)).toBeUndefined();
    expect(resolve('+9999999999-01-01', now)).toBeUndefined();
    expect(resolve('@9007199254740991 -1 day', now)).toBe(9_007_199_254_740_991 - 86_400);
    expect(resolve('2026-01-05', NaN)).toBeUndefined();
    expect(resolve('2026-01-05', Infinity)).toBeUndefined();
  });

  it('drops the fraction of a clock', () => {
    expect(resolve('now', now + 0.9)).toBe(now);
  });

  it('follows a zone into years that a Date does not reach', () => {
    // PHP 8.2: summer and winter time in the year 300000, and the sun's time in Prague long before there were zones.
    expect(resolve('+300000-07-01 Europe/Prague', now)).toBe(9_404_934_098_400);
    expect(resolve('+300000-01-01 Europe/Prague', now)).toBe(9_404_918_377_200);
    expect(resolve('-300000-01-01 Europe/Prague', now)).toBe(-9_529_252_822_664);
  });
});
