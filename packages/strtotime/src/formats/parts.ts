import { choice, oneOf, optional, repeat, sequence, word, anyWord } from '../pattern';
import { words } from '../vocabulary';

/** The parts that formats are made of; names as in https://www.php.net/manual/en/datetime.formats.php. */

export const digit = oneOf('0123456789');
const upper = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const letter = oneOf(upper + upper.toLowerCase());

/** One kind of white space; the no-break spaces are those that language libraries print before am and pm. */
export const space = choice(repeat(oneOf(' \t'), 1), repeat('\u00a0', 1), repeat('\u202f', 1));
export const fraction = sequence('.', repeat(digit, 1));

export const hour24 = choice(sequence(optional(oneOf('01')), digit), sequence('2', oneOf('01234')));
export const hour24Padded = choice(sequence(oneOf('01'), digit), sequence('2', oneOf('01234')));
export const hour12 = choice(sequence(optional('0'), oneOf('123456789')), sequence('1', oneOf('012')));
export const minute = sequence(optional(oneOf('012345')), digit);
export const minutePadded = sequence(oneOf('012345'), digit);
export const second = choice(minute, '60');
export const secondPadded = choice(minutePadded, '60');
/** `am`, `P.M.`; white space or the end of the text belongs to it. */
export const meridian = sequence(oneOf('AaPp'), optional('.'), oneOf('Mm'), optional('.'), oneOf('\0\t '));

const name = sequence(
  oneOf(upper),
  repeat(oneOf(upper.toLowerCase()), 1),
  repeat(sequence(oneOf('_/-'), repeat(letter, 1)), 1),
);
const zoneName = choice(sequence(optional('('), repeat(letter, 1, 6), optional(')')), name);
export const zoneOffset = sequence(
  optional('GMT'),
  oneOf('+-'),
  choice(
    sequence(hour24, optional(sequence(optional(':'), minute))),
    sequence(hour24Padded, minutePadded, secondPadded),
    sequence(hour24Padded, ':', minutePadded, ':', secondPadded),
  ),
);
export const zone = choice(zoneOffset, zoneName);

const daySuffix = choice('st', 'nd', 'rd', 'th');
export const month = choice(sequence(optional('0'), digit), sequence('1', oneOf('012')));
export const monthPadded = choice(sequence('0', digit), sequence('1', oneOf('012')));
export const day = sequence(
  choice(sequence(optional(oneOf('012')), digit), sequence('3', oneOf('01'))),
  optional(daySuffix),
);
export const dayPadded = choice(sequence(oneOf('012'), digit), sequence('3', oneOf('01')));
export const year = repeat(digit, 1, 4);
export const year2 = repeat(digit, 2, 2);
export const year4 = repeat(digit, 4, 4);
export const yearSigned = sequence(optional(oneOf('+-')), year4);
export const yearLong = sequence(oneOf('+-'), repeat(digit, 5, 19));
export const dayOfYear = choice(
  sequence('00', oneOf('123456789')),
  sequence('0', oneOf('123456789'), digit),
  sequence(oneOf('12'), digit, digit),
  sequence('3', oneOf('012345'), digit),
  sequence('36', oneOf('0123456')),
);
export const weekOfYear = choice(
  sequence('0', oneOf('123456789')),
  sequence(oneOf('1234'), digit),
  sequence('5', oneOf('0123')),
);

export const monthFullOrShort = anyWord([...words.months, ...words.monthAbbreviations]);
export const monthShort = anyWord(words.monthAbbreviations);
export const monthName = choice(monthFullOrShort, ...words.romanNumerals);

export const weekday = anyWord([...words.weekdays, ...words.weekdayPlurals, ...words.weekdayAbbreviations]);
export const dayName = choice(weekday, word('weekday'), word('weekdays'));
export const unit = choice(anyWord(words.units), dayName);
export const direction = anyWord(words.directions);
export const ordinalOrDirection = choice(anyWord(words.ordinals), direction);
export const relativeNumber = sequence(repeat(oneOf('+-'), 0), repeat(oneOf(' \t'), 0), repeat(digit, 1, 13));
