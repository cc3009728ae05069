import { abbreviationOffsets } from './abbreviations';
import type { TokenReader } from './tokenReader';

/** A fixed distance from UTC in seconds, or an identifier of the time zone database. */
export type Zone =
  | { readonly kind: 'offset'; readonly seconds: number }
  | { readonly kind: 'identifier'; readonly name: string };

/** Identifiers of one word that are short enough to be read; Intl also takes words that are no identifiers. */
const wordIdentifiers = new Set(
  'cuba egypt eire gb iran israel japan libya navajo nz poland prc roc rok turkey zulu'.split(' '),
);

/** A Date holds no more seconds than this on either side of 1970. */
const DATE_LIMIT = 8_640_000_000_000;
/** The calendar repeats itself, weekdays included, after 400 years; so do the rules for summer time. */
const SECONDS_OF_400_YEARS = 146_097 * 86_400;
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterOf(name: string): Intl.DateTimeFormat {
  const known = formatters.get(name);
  if (known !== undefined) {
    return known;
  }
  const formatter = new Intl.DateTimeFormat('en-US', {
    timeZone: name,
    hourCycle: 'h23',
    era: 'short',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formatters.set(name, formatter);
  return formatter;
}

function isIdentifier(name: string): boolean {
  if (!name.includes('/')) {
    return wordIdentifiers.has(name.toLowerCase());
  }
  try {
    formatterOf(name);
    return true;
  } catch {
    return false;
  }
}

/** Seconds east of UTC of a zone of the database at an instant (unix seconds). */
export function offsetAt(name: string, instant: number): number {
  const cyclesTooLate = Math.max(0, Math.ceil((instant - DATE_LIMIT) / SECONDS_OF_400_YEARS));
  const seconds = Math.max(instant - cyclesTooLate * SECONDS_OF_400_YEARS, -DATE_LIMIT);
  const parts = new Map(
    formatterOf(name)
      .formatToParts(seconds * 1000)
      .map(({ type, value }) => [type, value]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes): number => Number(parts.get(type));
  const year = parts.get('era') === 'BC' ? 1 - part('year') : part('year');
  // Date.UTC takes the years 0 to 99 as 1900 to 1999.
  const local = new Date(0).setUTCFullYear(year, part('month') - 1, part('day'));
  return local / 1000 + part('hour') * 3600 + part('minute') * 60 + part('second') - seconds;
}

/** `+2`, `-0530`, `+01:00:30`: hours, minutes and seconds after the sign; undefined for other numbers of digits. */
function readOffset(text: string): number | undefined {
  const parts =
    /^(\d{1,2})$/.exec(text) ??
    /^(\d{1,2}):(\d{1,2})$/.exec(text) ??
    /^(\d{1,2})(\d\d)$/.exec(text) ??
    /^(\d\d)(\d\d)(\d\d)$/.exec(text) ??
    /^(\d\d):(\d\d):(\d\d)$/.exec(text);
  if (parts === null) {
    return undefined;
  }
  const [hours = 0, minutes = 0, seconds = 0] = parts.slice(1).map(Number);
  return hours * 3600 + minutes * 60 + seconds;
}

/** Reads a zone as PHP writes it: an offset, an abbreviation or an identifier; undefined for an unknown name. */
export function readZone(reader: TokenReader): Zone | undefined {
  reader.take((character) => ' \t('.includes(character));
  if (/^GMT[+-]/.test(reader.rest)) {
    reader.take(() => true, 3);
  }
  if (/^[+-]/.test(reader.rest)) {
    const sign = reader.accept('-') ? -1 : 1;
    reader.accept('+');
    const seconds = readOffset(reader.take((character) => /[\d:]/.test(character)));
    return seconds === undefined ? undefined : { kind: 'offset', seconds: 0 + sign * seconds };
  }
  const name = reader.take((character) => /[\w/+-]/.test(character));
  const seconds = Object.hasOwn(abbreviationOffsets, name.toLowerCase())
    ? abbreviationOffsets[name.toLowerCase()]
    : undefined;
  if (seconds !== undefined) {
    return { kind: 'offset', seconds };
  }
  return isIdentifier(name) ? { kind: 'identifier', name } : undefined;
}
