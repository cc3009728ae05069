import { lookUpCounted } from './vocabulary';

/** Ways of writing that people use and PHP does not know, with what to write instead. */

const shortUnits: Readonly<Record<string, string>> = {
  s: 'seconds',
  h: 'hours',
  hr: 'hours',
  hrs: 'hours',
  d: 'days',
  w: 'weeks',
  wk: 'weeks',
  wks: 'weeks',
  mo: 'months',
  y: 'years',
  yr: 'years',
  yrs: 'years',
};

const numberWords = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

type Parts = Readonly<Record<string, string | undefined>>;

interface Habit {
  readonly written: RegExp;
  readonly instead: (parts: Parts) => string | undefined;
}

/** `-7d`, `7d`, `-1w`; `m` may be minutes or months. Without a sign the past is meant. */
function fromShortUnit({ sign = '', amount = '', unit = '' }: Parts): string | undefined {
  const short = unit.toLowerCase();
  const names = short === 'm' ? ['months', 'minutes'] : [shortUnits[short]];
  const written = names.flatMap((name) => {
    if (name === undefined) {
      return [];
    }
    return `'${sign === '' ? '-' : sign}${amount} ${amount === '1' ? name.slice(0, -1) : name}'`;
  });
  return written.length === 0 ? undefined : written.join(' or ');
}

function fromNumberWord({ count = '', unit = '' }: Parts): string | undefined {
  const amount = Math.max(numberWords.indexOf(count.toLowerCase()), 0) + 1;
  return lookUpCounted(unit) === undefined ? undefined : `'${amount} ${unit} ago'`;
}

const habits: readonly Habit[] = [
  {
    written: /^(?<sign>[+-]?) ?(?<amount>\d{1,9}) ?(?<unit>[a-z]{1,3})(?: ago)?$/i,
    instead: fromShortUnit,
  },
  {
    written: /^(?:the )?(?:last|past|previous) (?<amount>\d{1,9}) (?<unit>day|week|month|year)s?$/i,
    instead: ({ amount = '', unit = '' }) => `'${amount} ${unit}${amount === '1' ? '' : 's'} ago'`,
  },
  {
    written: /^(?<count>an?|one|two|three|four|five|six|seven|eight|nine|ten) (?<unit>[a-z]{3,10}) ago$/i,
    instead: fromNumberWord,
  },
  {
    written: /^(?<edge>start|beginning|end) of (?:the )?(?<which>last |this |next |previous )?month$/i,
    instead: ({ edge = '', which = 'this ' }) =>
      `'${edge.toLowerCase() === 'end' ? 'last' : 'first'} day of ${which}month'`,
  },
  { written: /^(?:the )?day before yesterday$/i, instead: () => `'2 days ago'` },
  { written: /^(?:the )?day after tomorrow$/i, instead: () => `'+2 days'` },
];

/** What to write instead of a text, in quotes; undefined where no habit explains it. */
export function cureOf(text: string): string | undefined {
  if (text.length > 100) {
    return undefined;
  }
  for (const { written, instead } of habits) {
    const match = written.exec(text.trim());
    if (match !== null) {
      return instead(match.groups ?? {});
    }
  }
  return undefined;
}
