import type { QueryPlan } from '../plan';
import { advance, withSchemas } from '../state';
import type { State } from '../state';
import type { OutputTable } from '../tables';
import type { Run } from './extractAll';
import type { Outcome } from './outcome';

/**
 * Makes the state for the next run: the schemas of the tables, and how far each query was read completely.
 *
 * @param isTyped whether the manifests have types
 */
export function nextState(
  { state, now }: Pick<Run, 'state' | 'now'>,
  outcomes: readonly Outcome[],
  { tables, isTyped }: { readonly tables: readonly OutputTable[]; readonly isTyped: boolean },
): State {
  return outcomes
    .filter(({ error }) => error === undefined)
    .reduce(
      (next, { plan, target }) =>
        advance(next, { query: plan.query.name, account: target.account?.id ?? '' }, endOf(plan, now)),
      withSchemas(state, tables, isTyped),
    );
}

/** A query for a range in the past is complete up to the range's end and no further. */
function endOf({ roots }: QueryPlan, now: number): number {
  return Math.min(now, ...roots.flatMap(({ range }) => range.until ?? []));
}
