import { compile } from './automaton';
import { Draft, midnight } from './draft';
import { formats } from './formats';
import type { ParsedDate, Token } from './parsedDate';
import { problemOf, type DateProblem } from './problem';
import { suspicionOf } from './suspicion';
import { TokenReader } from './tokenReader';

/** Longer texts are refused, white space around them not counted: no date needs as many characters. */
const MAX_LENGTH = 1000;

/** Compiled when first used, as that takes some milliseconds. */
let longestMatch: ReturnType<typeof compile> | undefined;

const isWhiteSpace = (character: string): boolean => ' \t\n\v\f\r'.includes(character);

/** White space around the text does not count, but at least one character stays. */
function bounds(text: string): { start: number; end: number } {
  let [start, end] = [0, text.length];
  while (end - start > 1 && isWhiteSpace(text.charAt(start))) {
    start += 1;
  }
  while (end - start > 1 && isWhiteSpace(text.charAt(end - 1))) {
    end -= 1;
  }
  return { start, end };
}

/** Reads the format at a place; returns where the next one begins. */
function readFormat(text: string, at: number, read: { draft: Draft; tokens: Token[] }): number {
  longestMatch ??= compile(formats.map(({ pattern }) => pattern));
  const match = longestMatch(text, at);
  const format = match && formats[match.pattern];
  if (match === undefined || format === undefined) {
    read.draft.refuse('nothing that PHP knows');
    return text.length;
  }
  const matched = text.slice(at, match.end);
  format.read(new TokenReader(matched), read.draft);
  if (format.name !== 'separator') {
    read.tokens.push({ format: format.name, text: matched, at });
  }
  return match.end;
}

function toParsed(text: string, draft: Draft, tokens: readonly Token[]): ParsedDate {
  const parsed: ParsedDate = {
    kind: 'date',
    text,
    tokens,
    date: { year: draft.year, month: draft.month, day: draft.day },
    time: draft.hasDate && draft.timesRead === 0 ? midnight : draft.time,
    zone: draft.zone,
    zoneStandsAlone: draft.zoneStandsAlone,
    relative: draft.relative,
    weekday: draft.hasWeekday ? { day: draft.weekday, search: draft.weekdaySearch } : undefined,
    special: draft.special,
    weekdays: draft.weekdays,
    edgeOfMonth: draft.edgeOfMonth,
    namesTime: draft.namesTime || tokens.length === 0,
    suspicious: undefined,
  };
  return { ...parsed, suspicious: suspicionOf(parsed, draft) };
}

/** Reads an expression as PHP 8.2's `strtotime` does; never throws. */
export function parseDate(text: string): ParsedDate | DateProblem {
  const { start, end } = bounds(text);
  if (text === '') {
    return problemOf(text, 0, 'the text is empty');
  }
  if (end - start > MAX_LENGTH) {
    return problemOf(text, start, `there are more than ${MAX_LENGTH} characters`);
  }
  if (text.includes('\0')) {
    return problemOf(text, text.indexOf('\0'), 'there is a NUL character');
  }
  const trimmed = text.slice(start, end);
  const draft = new Draft();
  const tokens: Token[] = [];
  for (let at = 0; at < trimmed.length;) {
    const next = readFormat(trimmed, at, { draft, tokens });
    if (draft.refusal !== undefined) {
      return problemOf(text, start + at, `there is ${draft.refusal}`);
    }
    at = next;
  }
  return toParsed(
    text,
    draft,
    tokens.map((token) => ({ ...token, at: token.at + start })),
  );
}
