/** The words of PHP's date expressions: https://www.php.net/manual/en/datetime.formats.php. All in lower case. */

export type Unit = 'microseconds' | 'seconds' | 'minutes' | 'hours' | 'days' | 'months' | 'years';

/** What a word after a number counts. */
export type Counted =
  | { readonly kind: 'unit'; readonly unit: Unit; readonly each: number }
  | { readonly kind: 'weekday'; readonly weekday: number }
  | { readonly kind: 'weekdays' };

const unit = (name: Unit, each = 1): Counted => ({ kind: 'unit', unit: name, each });

const unitsWithPlural: Readonly<Record<string, Counted>> = {
  msec: unit('microseconds', 1000),
  millisecond: unit('microseconds', 1000),
  '\u00b5sec': unit('microseconds'),
  usec: unit('microseconds'),
  microsecond: unit('microseconds'),
  sec: unit('seconds'),
  second: unit('seconds'),
  min: unit('minutes'),
  minute: unit('minutes'),
  hour: unit('hours'),
  day: unit('days'),
  fortnight: unit('days', 14),
  forthnight: unit('days', 14),
  month: unit('months'),
  year: unit('years'),
};

const weekdayNames = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const monthNames = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];
const romanNumerals = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII'];

export const words = {
  weekdays: weekdayNames,
  weekdayPlurals: weekdayNames.map((name) => `${name}s`),
  weekdayAbbreviations: weekdayNames.map((name) => name.slice(0, 3)),
  months: monthNames,
  monthAbbreviations: [...monthNames.map((name) => name.slice(0, 3)), 'sept'],
  /** The only words of which the case matters: upper case. */
  romanNumerals,
  /** Units after a number or an ordinal; `week` is missing because `next week` has a meaning of its own. */
  units: [
    'ms',
    '\u00b5s',
    ...Object.keys(unitsWithPlural),
    ...Object.keys(unitsWithPlural).map((name) => `${name}s`),
    'weeks',
  ],
  ordinals: [
    'first',
    'second',
    'third',
    'fourth',
    'fifth',
    'sixth',
    'seventh',
    'eight',
    'eighth',
    'ninth',
    'tenth',
    'eleventh',
    'twelfth',
  ],
  directions: ['next', 'last', 'previous', 'this'],
} as const;

const counted = new Map<string, Counted>([
  ['ms', unit('microseconds', 1000)],
  ['\u00b5s', unit('microseconds')],
  ['week', unit('days', 7)],
  ['weeks', unit('days', 7)],
  ['weekday', { kind: 'weekdays' }],
  ['weekdays', { kind: 'weekdays' }],
  ...Object.entries(unitsWithPlural).flatMap(([name, what]): [string, Counted][] => [
    [name, what],
    [`${name}s`, what],
  ]),
  ...weekdayNames.flatMap((name, weekday): [string, Counted][] =>
    [name, `${name}s`, name.slice(0, 3)].map((spelling) => [spelling, { kind: 'weekday', weekday }]),
  ),
]);

const months = new Map<string, number>([
  ['sept', 9],
  ...[monthNames, monthNames.map((name) => name.slice(0, 3)), romanNumerals].flatMap((names) =>
    names.map((name, index): [string, number] => [name.toLowerCase(), index + 1]),
  ),
]);

const amounts = new Map<string, number>([
  ...words.ordinals.map((name, index): [string, number] => [name, index < 8 ? index + 1 : index]),
  ['next', 1],
  ['last', -1],
  ['previous', -1],
  ['this', 0],
]);

/** Units, weekdays and `weekdays` by any of their spellings. */
export const lookUpCounted = (word: string): Counted | undefined => counted.get(word.toLowerCase());

/** 1 to 12; 0 for a word that is no month, as in PHP. */
export const lookUpMonth = (word: string): number => months.get(word.toLowerCase()) ?? 0;

/** `third` is 3, `last` -1, `this` 0. */
export const lookUpAmount = (word: string): number => amounts.get(word.toLowerCase()) ?? 0;
