import type { Part, RunChange, RunState } from '../../src/wire';

/** Applies what has changed to the state of a run. */
export function applyChange(before: RunState | undefined, change: RunChange): RunState {
  const { facts, queries, accounts, warnings } = change;
  const known = change.isNew ? undefined : before;
  return {
    // The first message has all of them.
    ...((known ?? {}) as RunState),
    ...facts,
    queries: withParts(known?.queries ?? [], queries),
    accounts: withParts(known?.accounts ?? [], accounts),
    warnings: [...(known?.warnings ?? []), ...warnings],
  };
}

function withParts(before: readonly Part[], moved: readonly Part[]): readonly Part[] {
  const parts = new Map([...before, ...moved].map((part) => [part.id, part]));
  return [...parts.values()];
}
