import type { Draft } from '../draft';
import { choice, oneOf, optional, repeat, sequence, word } from '../pattern';
import type { TokenReader } from '../tokenReader';
import type { Format } from './format';
import * as is from './parts';

const colon = oneOf(':.');
const optionalT = optional(oneOf('tT'));

/** `4 am`, `4:08`, `4:08:37 am`, with `.` for `:` too. */
export const shortTime12 = sequence(is.hour12, colon, is.minutePadded, optional(is.space), is.meridian);
export const longTime12 = sequence(
  is.hour12,
  colon,
  is.minute,
  colon,
  is.secondPadded,
  optional(is.space),
  is.meridian,
);
export const shortTime24 = sequence(optionalT, is.hour24, colon, is.minute);
export const longTime24 = sequence(shortTime24, colon, is.second);
/** A time with seconds and a zone, which only stands behind a month and day. */
export const longTime24WithZone = sequence(shortTime24, colon, is.secondPadded, optional(is.space), is.zone);

function readTime12(token: TokenReader, draft: Draft): void {
  const hour = token.integer(2);
  const minute = token.isAt(':.') ? token.integer(2) : 0;
  const second = token.isAt(':.') ? token.integer(2) : 0;
  draft.claimTime({ hour: token.hourByMeridian(hour), minute, second, microsecond: 0 });
}

function readMicrosoftTime(token: TokenReader, draft: Draft): void {
  const [hour, minute, second] = [token.integer(2), token.integer(2), token.integer(2)];
  const microsecond = token.microseconds();
  draft.claimTime({ hour: token.hourByMeridian(hour), minute, second, microsecond });
}

function readTime24(token: TokenReader, draft: Draft): void {
  const [hour, minute, second] = [token.integer(2), token.integer(2), token.integer(2)];
  const microsecond = token.isAt('.') ? token.microseconds() : 0;
  draft.claimTime({ hour, minute, second, microsecond });
}

/** Four digits are a time, or behind a time the year (`Thu Jan 1 12:30:15 2026`). */
function readFourDigits(token: TokenReader, draft: Draft): void {
  if (draft.timesRead > 1) draft.refuse('a third time of day');
  else if (draft.timesRead === 1) draft.year = token.integer(4);
  else {
    const [hour, minute] = [token.integer(2), token.integer(2)];
    draft.time = { hour, minute, second: 0, microsecond: draft.time?.microsecond ?? 0 };
    draft.namesTime = true;
  }
  draft.timesRead += 1;
}

/** `back of 7pm` is 19:15 and `front of 7pm` 18:45; PHP reads `Back of` as `front of`. */
function readAroundHour(token: TokenReader, draft: Draft): void {
  const back = token.next === 'b';
  draft.resetTime();
  const hour = token.integer(2) - (back ? 0 : 1);
  draft.claimTime({
    hour: token.rest === '' ? hour : token.hourByMeridian(hour),
    minute: back ? 15 : 45,
    second: 0,
    microsecond: 0,
  });
}

const aroundHour = (text: string) =>
  sequence(word(text), is.hour24, optional(sequence(optional(is.space), is.meridian)));

export const aroundHourFormat: Format = {
  name: 'back of, front of',
  pattern: choice(aroundHour('back of '), aroundHour('front of ')),
  read: readAroundHour,
};

export const timeFormats: readonly Format[] = [
  {
    name: 'time of 12 hours',
    pattern: choice(sequence(is.hour12, optional(is.space), is.meridian), shortTime12, longTime12),
    read: readTime12,
  },
  {
    name: 'Microsoft SQL Server time',
    pattern: sequence(
      is.hour12,
      ':',
      is.minutePadded,
      ':',
      is.secondPadded,
      colon,
      repeat(is.digit, 1),
      is.meridian,
    ),
    read: readMicrosoftTime,
  },
  {
    name: 'time of 24 hours',
    pattern: choice(
      sequence(oneOf('tT'), is.hour24),
      shortTime24,
      longTime24,
      sequence(longTime24, is.fraction),
    ),
    read: readTime24,
  },
  {
    name: 'hour and minute without a colon',
    pattern: sequence(optionalT, is.hour24Padded, is.minutePadded),
    read: readFourDigits,
  },
  {
    name: 'hour, minute and second without colons',
    pattern: sequence(optionalT, is.hour24Padded, is.minutePadded, is.secondPadded),
    read: readTime24,
  },
];
