import type { ColumnFact } from '../catalogue';
import { sharedFacts } from './columnFacts';
import type { Level, QueryPlan } from './queryPlan';

/** A table that the plan foresees, written even when no row comes. */
export interface TablePlan {
  readonly name: string;
  /** Declared columns in no particular order. */
  readonly columns: ReadonlySet<string>;
  /** Columns of the primary key, as far as the queries say. */
  readonly keyColumns: ReadonlySet<string>;
  /** What is known of columns, of these and of others that rows may have. @default nothing */
  readonly facts?: ReadonlyMap<string, ColumnFact>;
  /** False only when every query that writes it says so. */
  readonly incremental: boolean;
}

/**
 * Gathers the tables of all queries; queries that produce one name write one table.
 *
 * @param plans the queries' plans
 * @returns the tables by name, in the order in which the queries name them
 */
export function planTables(plans: readonly QueryPlan[]): ReadonlyMap<string, TablePlan> {
  const tables = new Map<string, TablePlan>();
  const dimensions = new Map<string, Set<string>>();
  const levels = new Map<string, Level[]>();
  for (const plan of plans) {
    for (const level of plan.asks.flatMap((ask) => allLevels(ask.level)).filter((one) => one.writesRows)) {
      levels.set(level.table, [...(levels.get(level.table) ?? []), level]);
      const asked = dimensions.get(level.table) ?? new Set();
      dimensions.set(level.table, asked.add(level.insights?.dimensions.join() ?? ''));
      // Two breakdowns in one table may have a value in common, such as UNKNOWN: then the breakdown tells them apart.
      const apart = asked.size > 1 ? ['breakdown'] : [];
      tables.set(
        level.table,
        merged(tables.get(level.table), { level, apart, incremental: plan.query.incremental }),
      );
    }
  }
  return new Map(
    [...tables].map(([name, table]) => [name, { ...table, facts: sharedFacts(levels.get(name) ?? []) }]),
  );
}

/**
 * Lists a level and those nested in it, each before its own.
 *
 * @param level the uppermost
 * @returns all of them
 */
export function allLevels(level: Level): readonly Level[] {
  return [level, ...[...level.edges.values()].flatMap(allLevels)];
}

/**
 * The key columns that every row of a level has.
 *
 * @param level any level
 * @returns column names
 */
function ownKeyColumns(level: Level): readonly string[] {
  return level.keyColumns.includes('fb_graph_node')
    ? ['fb_graph_node', 'parent_id']
    : ['id', 'parent_id', ...level.keyColumns];
}

function merged(
  before: TablePlan | undefined,
  add: { level: Level; apart: readonly string[]; incremental: boolean },
): TablePlan {
  const keys = ownKeyColumns(add.level);
  const columns = ['ex_account_id', 'fb_graph_node', ...keys, ...add.apart, ...add.level.columns];
  return {
    name: add.level.table,
    columns: new Set([...(before?.columns ?? []), ...columns]),
    keyColumns: new Set([...(before?.keyColumns ?? []), ...keys, ...add.apart]),
    incremental: (before?.incremental ?? false) || add.incremental,
  };
}
