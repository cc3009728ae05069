import type { Part, RunChange, RunState } from '../wire';

type Lists = Pick<RunState, 'queries' | 'accounts' | 'warnings'>;
const NOTHING: Lists = { queries: [], accounts: [], warnings: [] };

/**
 * Finds what has changed of a run.
 *
 * @param before the state that is known; undefined when none is
 * @returns undefined when nothing has
 */
export function changeOf(before: RunState | undefined, after: RunState): RunChange | undefined {
  const known = before === undefined || isAnother(before, after) ? undefined : before;
  const isNew = known === undefined;
  const lists: Lists = known ?? NOTHING;
  const { queries, accounts, warnings, ...facts } = after;
  const change = {
    isNew,
    facts: Object.fromEntries(
      Object.entries(facts).filter(([key, value]) => known?.[key as keyof typeof facts] !== value),
    ),
    queries: movedParts(lists.queries, queries),
    accounts: movedParts(lists.accounts, accounts),
    warnings: warnings.slice(lists.warnings.length),
  };
  const isEmpty =
    Object.keys(change.facts).length === 0 &&
    [change.queries, change.accounts, change.warnings].every(({ length }) => length === 0);
  return isEmpty && !isNew ? undefined : change;
}

/** Tells whether it is another run, or one of its lists has lost something. */
function isAnother(before: RunState, after: RunState): boolean {
  return (
    before.startedAt !== after.startedAt ||
    (['queries', 'accounts', 'warnings'] as const).some((key) => after[key].length < before[key].length)
  );
}

function movedParts(before: readonly Part[], after: readonly Part[]): readonly Part[] {
  const known = new Map(before.map((part) => [part.id, part]));
  return after.filter((part) => {
    const old = known.get(part.id);
    return old === undefined || (Object.keys(part) as (keyof Part)[]).some((key) => part[key] !== old[key]);
  });
}
