import type { State } from './state';

const DAY = 86_400;

/**
 * Says where a query with `since: "last run"` begins: the end of the last complete run less the overlap, from the
 * beginning of that day on.
 *
 * @param state the state before the run
 * @param of query and account
 * @param overlapDays days that are read again, because numbers settle late
 * @returns unix seconds from 0 on, or undefined when there was no complete run
 */
export function lastRunOf(
  state: State,
  of: { readonly query: string; readonly account: string },
  overlapDays: number,
): number | undefined {
  const end = ownValue(ownValue(state.windows, of.query) ?? {}, of.account);
  return end === undefined ? undefined : Math.max(0, Math.floor((end - overlapDays * DAY) / DAY) * DAY);
}

/**
 * Notes that a query was read whole for an account.
 *
 * @param state the state so far
 * @param of query and account
 * @param end unix seconds up to which everything is written
 * @returns the new state; an end never moves back
 */
export function advance(
  state: State,
  of: { readonly query: string; readonly account: string },
  end: number,
): State {
  const ends = ownValue(state.windows, of.query) ?? {};
  const latest = Math.max(end, ownValue(ends, of.account) ?? end);
  return { ...state, windows: { ...state.windows, [of.query]: { ...ends, [of.account]: latest } } };
}

/** A query may be called `constructor`. */
function ownValue<Value>(record: Readonly<Record<string, Value>>, key: string): Value | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
