import { DAY, startOfDay } from '../time';
import type { State } from './state';

/** Whose window it is: a query's for an account, '' for a query without accounts. */
export interface WindowOwner {
  /** The query's key; see `queryKey`. */
  readonly query: string;
  readonly account: string;
}

/**
 * Decides where a query with `since: "last run"` begins: at the end of the last complete run less the overlap, from the
 * beginning of that day on.
 *
 * @param overlapDays days that are read again, because numbers settle late
 * @returns unix seconds from 0 on, or undefined when there was no complete run
 */
export function lastRunOf(state: State, owner: WindowOwner, overlapDays: number): number | undefined {
  const end = endOfLastRun(state, owner);
  return end === undefined ? undefined : Math.max(0, startOfDay(end - overlapDays * DAY));
}

/** Looks up the end of the last complete run, unix seconds; undefined when there was none. */
export function endOfLastRun({ windows }: State, { query, account }: WindowOwner): number | undefined {
  return ownValue(ownValue(windows, query) ?? {}, account);
}

/** How far a query was read completely for an account. */
export interface Reached extends WindowOwner {
  /** Unix seconds up to which everything is written. */
  readonly end: number;
}

/** Notes how far queries were read completely; an end never moves back. Each is noted once: there may be 100 000. */
export function advance(state: State, reached: Iterable<Reached>): State {
  const windows = new Map(
    Object.entries(state.windows).map(([query, ends]) => [query, new Map(Object.entries(ends))]),
  );
  for (const { query, account, end } of reached) {
    const ends = windows.get(query) ?? new Map<string, number>();
    windows.set(query, ends.set(account, Math.max(end, ends.get(account) ?? end)));
  }
  const records = [...windows].map(([query, ends]) => [query, Object.fromEntries(ends)] as const);
  return { ...state, windows: Object.fromEntries(records) };
}

/** How long an end is kept that no query of the configuration goes on from. */
const KEPT = 90 * DAY;

/**
 * Drops the ends of queries and accounts that have been gone for 90 days: those that are so old and that nothing goes on from.
 *
 * @param owners what goes on from its ends, however old they are
 * @param now unix seconds
 */
export function withoutOldEnds(state: State, owners: Iterable<WindowOwner>, now: number): State {
  const inUse = new Map<string, Set<string>>();
  for (const { query, account } of owners) {
    inUse.set(query, (inUse.get(query) ?? new Set()).add(account));
  }
  const windows = Object.entries(state.windows).flatMap(([query, ends]) => {
    const kept = Object.entries(ends).filter(
      ([account, end]) => end >= now - KEPT || inUse.get(query)?.has(account) === true,
    );
    return kept.length === 0 ? [] : [[query, Object.fromEntries(kept)] as const];
  });
  return { ...state, windows: Object.fromEntries(windows) };
}

/** A query may be named `constructor`. */
function ownValue<Value>(record: Readonly<Record<string, Value>>, key: string): Value | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
