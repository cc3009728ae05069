import type { Root } from './queryPlan';

/** Tells whether any part of a query goes on from its last run. */
export function usesLastRun({ roots }: { readonly roots: readonly Pick<Root, 'range'>[] }): boolean {
  return roots.some(({ range }) => range.since === 'last run');
}
