/** Ways of writing that people use and PHP does not know, with what to write instead. */

const shortUnits: Readonly<Record<string, string>> = {
  s: 'seconds',
  h: 'hours',
  d: 'days',
  w: 'weeks',
  wk: 'weeks',
  hr: 'hours',
  hrs: 'hours',
  mo: 'months',
  y: 'years',
  yr: 'years',
  yrs: 'years',
};

const smallNumbers = ['a', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

const plainUnit = (amount: string, unit: string): string => (amount === '1' ? unit.replace(/s$/, '') : unit);

interface Habit {
  readonly written: RegExp;
  readonly instead: (parts: Readonly<Record<string, string>>) => string | undefined;
}

const habits: readonly Habit[] = [
  {
    // -7d, 7d, -1w; `m` may be minutes or months.
    written: /^(?<sign>[+-]?)\s{0,9}(?<amount>\d{1,9})\s{0,9}(?<unit>[a-z]{1,3})(?<ago> ago)?$/i,
    instead: ({ sign = '', amount = '', unit = '' }) => {
      const write = (name: string): string => `'${sign === '' ? '-' : sign}${amount} ${plainUnit(amount, name)}'`;
      if (unit.toLowerCase() === 'm') return `${write('months')} or ${write('minutes')}`;
      const name = shortUnits[unit.toLowerCase()];
      return name === undefined ? undefined : write(name);
    },
  },
  {
    written: /^(?:the )?(?:last|past|previous) (?<amount>\d{1,9}) (?<unit>day|week|month|year)s?$/i,
    instead: ({ amount = '', unit = '' }) => `'${amount} ${plainUnit(amount, `${unit}s`)} ago'`,
  },
  {
    written: /^(?<count>an?|one|two|three|four|five|six|seven|eight|nine|ten) (?<unit>[a-z]{3,9}) ago$/i,
    instead: ({ count = '', unit = '' }) => {
      const amount = Math.max(smallNumbers.indexOf(count.toLowerCase()), 0) + 1;
      return `'${amount} ${unit} ago'`;
    },
  },
  {
    written: /^(?<edge>start|beginning|end) of (?:the )?(?<which>last |this |next |previous )?month$/i,
    instead: ({ edge = '', which }) =>
      `'${edge.toLowerCase() === 'end' ? 'last' : 'first'} day of ${which ?? 'this '}month'`,
  },
  { written: /^the day before yesterday$/i, instead: () => `'2 days ago'` },
  { written: /^(?:the )?day after tomorrow$/i, instead: () => `'+2 days'` },
];

/** What to write instead of a text, in quotes; undefined where no habit explains it. */
export function cureOf(text: string): string | undefined {
  if (text.length > 100) return undefined;
  for (const { written, instead } of habits) {
    const parts = written.exec(text.trim())?.groups;
    if (parts !== undefined) return instead(parts);
    if (written.test(text.trim())) return instead({});
  }
  return undefined;
}
