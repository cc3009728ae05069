import type { State } from './state';

const DAY = 86_400;

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
  return end === undefined ? undefined : Math.max(0, Math.floor((end - overlapDays * DAY) / DAY) * DAY);
}

/** Looks up the end of the last complete run, unix seconds; undefined when there was none. */
export function endOfLastRun({ windows }: State, { query, account }: WindowOwner): number | undefined {
  return ownValue(ownValue(windows, query) ?? {}, account);
}

/**
 * Notes that a query was read completely for an account; an end never moves back.
 *
 * @param end unix seconds up to which everything is written
 */
export function advance(state: State, owner: WindowOwner, end: number): State {
  const ends = ownValue(state.windows, owner.query) ?? {};
  const latest = Math.max(end, ownValue(ends, owner.account) ?? end);
  const { windows } = state;
  return { ...state, windows: { ...windows, [owner.query]: { ...ends, [owner.account]: latest } } };
}

/** A query may be named `constructor`. */
function ownValue<Value>(record: Readonly<Record<string, Value>>, key: string): Value | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
