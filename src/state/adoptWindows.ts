import { keyOwner, usesLastRun } from '../plan';
import type { QueryPlan } from '../plan';
import { DAY } from '../time';
import type { State } from './state';

/** The API has nothing older than two years; seconds. Source: docs/graph-api.md §3.1. */
const TWO_YEARS = 730 * DAY;

/** The state as the queries of this configuration go on from it. */
interface Adopted {
  readonly state: State;
  /** A sentence for each query whose end cannot be used, or that was edited and goes on from its end. */
  readonly warnings: readonly string[];
}

/**
 * Finds for each query its ends of earlier runs and files them under its key. A query that was edited has a new key: it
 * goes on from the only key that has its id and name and belongs to no other query; likewise from a key of earlier
 * versions, which was the name alone. No two queries go on from one key. Keys of other queries stay as they are.
 *
 * @param now unix seconds
 */
export function adoptWindows(state: State, plans: readonly QueryPlan[], now: number): Adopted {
  const windows = new Map(Object.entries(state.windows));
  const edited: QueryPlan[] = [];
  for (const plan of plans) {
    const former = formerKey(plan, plans, state);
    const ends = former === undefined ? undefined : windows.get(former);
    if (former !== undefined && ends !== undefined) {
      windows.delete(former);
      windows.set(plan.key, ends);
      if (keyOwner(former) !== undefined && usesLastRun(plan)) {
        edited.push(plan);
      }
    }
  }
  const damaged = plans.flatMap((plan) => {
    const ends = Object.entries(windows.get(plan.key) ?? {});
    const usable = ends.filter(([, end]) => isUsable(end, plan, now));
    windows.set(plan.key, Object.fromEntries(usable));
    return usable.length === ends.length
      ? []
      : [
          `${plan.query.label}: the end of its last run in the state is in the future or older than two years: ignored, it is read as the first time`,
        ];
  });
  const found = [...windows].filter(([, ends]) => Object.keys(ends).length > 0);
  const warnings = edited.map(
    ({ query }) =>
      `${query.label} was edited and goes on from its last run: what it requests now is not read for the time before; rename it to begin anew`,
  );
  return { state: { ...state, windows: Object.fromEntries(found) }, warnings: [...damaged, ...warnings] };
}

function formerKey(plan: QueryPlan, plans: readonly QueryPlan[], { windows }: State): string | undefined {
  if (Object.hasOwn(windows, plan.key)) {
    return undefined;
  }
  const owner = keyOwner(plan.key);
  const taken = new Set(plans.map(({ key }) => key));
  const edited = plans.filter(({ key }) => keyOwner(key) === owner && !Object.hasOwn(windows, key));
  const left = Object.keys(windows).filter((key) => keyOwner(key) === owner && !taken.has(key));
  if (left.length > 0) {
    return left.length === 1 && edited.length === 1 ? left[0] : undefined;
  }
  const { name } = plan.query;
  const namesakes = plans.filter(({ query }) => query.name === name);
  return namesakes.length === 1 && Object.hasOwn(windows, name) ? name : undefined;
}

/** A query for a range in the past ends there, which is no damage unless it goes on from there. */
function isUsable(end: number, plan: QueryPlan, now: number): boolean {
  return end <= now && (!usesLastRun(plan) || end >= now - TWO_YEARS);
}
