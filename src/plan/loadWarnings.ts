import type { Query } from '../config';
import type { TablePlan } from './planTables';
import type { Root } from './queryPlan';
import { usesLastRun } from './usesLastRun';

/** Looks in a query that replaces its tables for what is meant to add to them. */
export function replacedHistory(
  { label, incremental, snapshot }: Pick<Query, 'label' | 'incremental' | 'snapshot'>,
  roots: readonly Pick<Root, 'range'>[],
): readonly string[] {
  if (incremental) {
    return [];
  }
  const readsNew = usesLastRun({ roots });
  return [
    ...(snapshot
      ? [`${label}: with incremental false each run replaces the snapshots of the earlier ones`]
      : []),
    ...(readsNew
      ? [`${label}: with incremental false each run replaces what the earlier ones read before 'last run'`]
      : []),
  ];
}

/** Finds tables that one query would replace and another adds to: they are added to, so that no rows of the other are lost. */
export function mixedLoads(tables: ReadonlyMap<string, TablePlan>): readonly string[] {
  return [...tables.values()].flatMap(({ name, writers }) => {
    const replacing = writers.filter(({ query }) => !query.incremental).map(({ query }) => query.label);
    const adding = writers.filter(({ query }) => query.incremental).map(({ query }) => query.label);
    return replacing.length === 0 || adding.length === 0
      ? []
      : [
          `Table '${name}' is not replaced, though incremental is false in ${replacing.join(', ')}: ${adding.join(', ')} adds to it`,
        ];
  });
}
