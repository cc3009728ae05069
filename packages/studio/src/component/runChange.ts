import type { Part, RunChange, RunState } from '../wire';

/**
 * Finds what has changed of a run.
 *
 * @param before the state that is known; undefined when none is
 * @returns undefined when nothing has
 */
export function changeOf(before: RunState | undefined, after: RunState): RunChange | undefined {
  // Another run, or a list that has lost something.
  const isNew =
    before === undefined ||
    before.startedAt !== after.startedAt ||
    (['queries', 'accounts', 'warnings'] as const).some((key) => after[key].length < before[key].length);
  const known = isNew ? undefined : before;
  const { queries, accounts, warnings, ...facts } = after;
  const change = {
    isNew,
    facts: Object.fromEntries(
      Object.entries(facts).filter(([key, value]) => known?.[key as keyof typeof facts] !== value),
    ),
    queries: movedParts(known?.queries ?? [], queries),
    accounts: movedParts(known?.accounts ?? [], accounts),
    warnings: warnings.slice(known?.warnings.length ?? 0),
  };
  const isEmpty =
    Object.keys(change.facts).length === 0 &&
    [change.queries, change.accounts, change.warnings].every(({ length }) => length === 0);
  return isEmpty && !isNew ? undefined : change;
}

function movedParts(before: readonly Part[], after: readonly Part[]): readonly Part[] {
  const known = new Map(before.map((part) => [part.id, part]));
  return after.filter((part) => {
    const old = known.get(part.id);
    return old === undefined || (Object.keys(part) as (keyof Part)[]).some((key) => part[key] !== old[key]);
  });
}
