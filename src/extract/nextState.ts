import { readsStories, usesLastRun } from '../plan';
import type { QueryPlan } from '../plan';
import { advance, withoutOldEnds, withSchemas } from '../state';
import type { State } from '../state';
import type { OutputTable } from '../tables';
import type { Run } from './extractAll';
import type { Outcome } from './outcome';

/** What of a run decides about the next one. */
export interface RunResult {
  readonly outcomes: readonly Outcome[];
  readonly written: readonly OutputTable[];
  /** Tables that were not written, or without some of their columns, although rows came. */
  readonly incomplete: readonly OutputTable[];
  /** Whether the manifests have types. */
  readonly isTyped: boolean;
}

/**
 * Makes the state for the next run: the schemas of the tables, and how far each query that goes on from there was read
 * completely. A job whose rows were not all written is not complete. Ends of what has been gone for long are dropped.
 */
export function nextState(
  { state, now }: Pick<Run, 'state' | 'now'>,
  { outcomes, written, incomplete, isTyped }: RunResult,
): State {
  const unwritten = new Set(incomplete.flatMap(({ spooled }) => spooled?.jobs ?? []));
  const owners = outcomes.map(({ plan, target, error }, order) => ({
    query: plan.key,
    account: target.account?.id ?? '',
    end: endOf(plan, now),
    isRemembered: usesLastRun(plan) || readsStories(plan),
    isComplete: error === undefined && !unwritten.has(order),
  }));
  const remembered = owners.filter(({ isRemembered }) => isRemembered);
  const advanced = advance(
    withSchemas(state, written, isTyped),
    remembered.filter(({ isComplete }) => isComplete),
  );
  return withoutOldEnds(advanced, remembered, now);
}

/** A query for a range in the past is complete up to the range's end and no further. */
function endOf({ roots }: QueryPlan, now: number): number {
  return Math.min(now, ...roots.flatMap(({ range }) => range.until ?? []));
}
