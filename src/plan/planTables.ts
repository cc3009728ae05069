import { fieldPath } from '../answer';
import { mixesTimeframes, TIMEFRAME } from './insights/layout';
import { sharedFacts } from './knownColumns';
import { OWN_COLUMNS } from './ownColumns';
import type { ColumnFacts, Level, QueryPlan } from './queryPlan';
import { SNAPSHOT_COLUMN } from './snapshotLevel';

/** A table that the plan foresees, written even when no row comes. */
export interface TablePlan {
  readonly name: string;
  /** What it has columns for, in the order of the plan: fields by their paths, our own columns by name. */
  readonly columns: ReadonlySet<string>;
  /** Those of the primary key of a new table, as far as the queries say. */
  readonly keyColumns: ReadonlySet<string>;
  /** Those of them that the key of an older table may lack: its rows are told apart without them, as far as the queries say. */
  readonly spareKeyColumns: ReadonlySet<string>;
  /** What is known of columns, of these and of others that rows may have. @default nothing */
  readonly facts?: ReadonlyMap<string, ColumnFacts>;
  /** False only when every query that writes it says so. */
  readonly incremental: boolean;
  /** The queries that write it. */
  readonly writers: readonly QueryPlan[];
}

/** A level that writes rows, with the query it belongs to. */
interface Writer {
  readonly level: Level;
  readonly plan: QueryPlan;
}

/**
 * Collects the tables of all queries; queries that produce one name write one table.
 *
 * @returns the tables by name, in the order in which the queries name them
 */
export function planTables(plans: readonly QueryPlan[]): ReadonlyMap<string, TablePlan> {
  const writers = plans.flatMap((plan) =>
    plan.roots
      .flatMap(({ level }) => allLevels(level))
      .filter(({ writesRows }) => writesRows)
      .map((level): Writer => ({ level, plan })),
  );
  const names = [...new Set(writers.map(({ level }) => level.table))];
  return new Map(
    names.map((name) => [
      name,
      planTable(
        name,
        writers.filter(({ level }) => level.table === name),
      ),
    ]),
  );
}

/** Lists a level and those nested in it, each before its own. */
export function allLevels(level: Level): readonly Level[] {
  return [level, ...[...level.edges.values()].flatMap(allLevels)];
}

function planTable(name: string, writers: readonly Writer[]): TablePlan {
  const levels = writers.map(({ level }) => level);
  const keyColumns = [
    ...levels.flatMap(keyColumnsOf),
    // A value of a breakdown may be empty as a total's is.
    ...(hasSeveralBreakdowns(levels) || levels.some(hasBreakdown) ? ['breakdown'] : []),
  ];
  const ownColumns = OWN_COLUMNS.map((column) => column.name);
  return {
    name,
    columns: new Set([...ownColumns, ...keyColumns, ...levels.flatMap(({ columns }) => columns)]),
    keyColumns: new Set(keyColumns),
    spareKeyColumns: new Set([
      ...(hasSeveralBreakdowns(levels) ? [] : ['breakdown']),
      ...(needsTimeframe(writers) ? [] : [TIMEFRAME]),
    ]),
    facts: sharedFacts(levels),
    incremental: writers.some(({ plan }) => plan.query.incremental),
    writers: [...new Set(writers.map(({ plan }) => plan))],
  };
}

/** Two breakdowns in one table may share a value, such as UNKNOWN: then the breakdown tells their rows apart. */
function hasSeveralBreakdowns(levels: readonly Level[]): boolean {
  return new Set(levels.map(({ insights }) => insights?.dimensions.join() ?? '')).size > 1;
}

/** As a dimension of the breakdown there may be several time frames in one answer. */
function needsTimeframe(writers: readonly Writer[]): boolean {
  const requests = writers.flatMap(({ level: { insights }, plan }) =>
    insights === undefined ? [] : plan.targets.map(({ node }) => ({ node, ...insights })),
  );
  return requests.some(({ dimensions }) => dimensions.includes(TIMEFRAME)) || mixesTimeframes(requests);
}

/** A time frame has a column of its own. */
function hasBreakdown({ columns }: Level): boolean {
  return columns.includes('breakdown') && columns.includes('key1');
}

/** The key columns that every row of a level has; what has no id, such as a summary, is told apart by its graph node. */
function keyColumnsOf({ keyColumns, snapshotDate }: Level): readonly string[] {
  const own = keyColumns.includes('fb_graph_node')
    ? ['fb_graph_node', 'parent_id']
    : [fieldPath('', 'id'), 'parent_id', ...keyColumns];
  return snapshotDate === undefined ? own : [...own, SNAPSHOT_COLUMN];
}
