import { compile } from './automaton';
import { Draft, midnight, type RelativeUnits, type SpecialUnit, type TimeOfDay, type WeekdaySearch } from './draft';
import { formats } from './formats';
import { problemOf, type DateProblem } from './problem';
import { suspicionOf, type Suspicion } from './suspicion';
import { TokenReader } from './tokenReader';
import type { Zone } from './zones';

/** A part of an expression that one format matched; `at` counts UTF-16 units from 0 in the whole text. */
export interface Token {
  readonly format: string;
  readonly text: string;
  readonly at: number;
}

/** What an expression says, independent of when it is asked. */
export interface ParsedDate {
  readonly kind: 'date';
  readonly text: string;
  readonly tokens: readonly Token[];
  /** Fields that are not set are those of now. */
  readonly date: { readonly year?: number; readonly month?: number; readonly day?: number };
  /** Not set: that of now. */
  readonly time?: TimeOfDay;
  /** Not set: UTC. */
  readonly zone?: Zone;
  readonly zoneStandsAlone: boolean;
  readonly relative: Readonly<RelativeUnits>;
  /** 0 is Sunday; negative behind `ago`. */
  readonly weekday?: { readonly day: number; readonly search: WeekdaySearch };
  readonly special?: SpecialUnit;
  /** How many, where `special` is `weekdays`. */
  readonly weekdays: number;
  readonly edgeOfMonth?: 'first' | 'last';
  /** The expression names something finer than a whole day. */
  readonly namesTime: boolean;
  /** PHP accepts the expression, but it hardly means what a person means by it. */
  readonly suspicious?: Suspicion;
}

/** Longer texts are refused: no date needs as many characters. */
export const MAX_LENGTH = 1000;

/** Compiled when first used, as that takes some milliseconds. */
let longestMatch: ReturnType<typeof compile> | undefined;

const isWhiteSpace = (character: string): boolean => ' \t\n\v\f\r'.includes(character);

/** White space around the text does not count, but at least one character stays. */
function bounds(text: string): { start: number; end: number } {
  let [start, end] = [0, text.length];
  while (end - start > 1 && isWhiteSpace(text.charAt(start))) start += 1;
  while (end - start > 1 && isWhiteSpace(text.charAt(end - 1))) end -= 1;
  return { start, end };
}

function toParsed(draft: Draft, text: string, tokens: readonly Token[]): ParsedDate {
  const { year, month, day, zone, special, edgeOfMonth } = draft;
  const time = draft.hasDate && draft.timesRead === 0 ? midnight : draft.time;
  const parsed: ParsedDate = {
    kind: 'date',
    text,
    tokens,
    date: {
      ...(year !== undefined && { year }),
      ...(month !== undefined && { month }),
      ...(day !== undefined && { day }),
    },
    ...(time !== undefined && { time }),
    ...(zone !== undefined && { zone }),
    zoneStandsAlone: draft.zoneStandsAlone,
    relative: draft.relative,
    ...(draft.hasWeekday && { weekday: { day: draft.weekday, search: draft.weekdaySearch } }),
    ...(special !== undefined && { special }),
    weekdays: draft.weekdays,
    ...(edgeOfMonth !== undefined && { edgeOfMonth }),
    namesTime: draft.namesTime || tokens.length === 0,
  };
  const suspicious = suspicionOf(parsed, draft);
  return suspicious === undefined ? parsed : { ...parsed, suspicious };
}

/** Reads an expression as PHP 8.2's `strtotime` does; never throws. */
export function parseDate(text: string): ParsedDate | DateProblem {
  const { start, end } = bounds(text);
  if (text === '') return problemOf(text, 0, 'an empty text');
  if (end - start > MAX_LENGTH) return problemOf(text, start, `more than ${MAX_LENGTH} characters`);
  if (text.includes('\0')) return problemOf(text, text.indexOf('\0'), 'a NUL character');
  longestMatch ??= compile(formats.map(({ pattern }) => pattern));
  const trimmed = text.slice(start, end);
  const draft = new Draft();
  const tokens: Token[] = [];
  for (let at = 0; at < trimmed.length; ) {
    const match = longestMatch(trimmed, at);
    const format = match && formats[match.pattern];
    if (match === undefined || format === undefined) draft.refuse('nothing that PHP knows');
    else {
      const matched = trimmed.slice(at, match.end);
      format.read(new TokenReader(matched), draft);
      if (format.name !== 'separator') tokens.push({ format: format.name, text: matched, at: start + at });
    }
    if (draft.refusal !== undefined) return problemOf(text, start + at, draft.refusal);
    at = match?.end ?? trimmed.length;
  }
  return toParsed(draft, text, tokens);
}
