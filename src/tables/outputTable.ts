import type { TablePlan } from '../plan';
import { orderColumns } from './columns';
import { describeColumn } from './describeColumn';
import type { DescribedColumn, TableSchema } from './describeColumn';
import { orderKey } from './primaryKey';
import type { SpooledTable } from './spool';

/** A table as it is going to be written. */
export interface OutputTable {
  readonly name: string;
  readonly columns: readonly string[];
  readonly primaryKey: readonly string[];
  /** What is known of each column, in the order of the columns. */
  readonly described: readonly DescribedColumn[];
  /** Columns of earlier runs that no query requests any more. */
  readonly unusedColumns: readonly string[];
  /** Columns that the rows need in the key and that Storage does not let it have. */
  readonly missingInKey: readonly string[];
  /** Columns of the rows that the table does not have, because plan and state alone decide on its columns. */
  readonly undeclared: readonly string[];
  readonly incremental: boolean;
  /** Its rows; absent when there are none. */
  readonly spooled?: SpooledTable;
}

/** What is known of the tables from three sides. */
export interface OutputOptions {
  /** What the queries say, by name. */
  readonly planned: ReadonlyMap<string, TablePlan>;
  /** What the rows have, by name. */
  readonly spooled: ReadonlyMap<string, SpooledTable>;
  /** What Storage has; undefined the first time. */
  readonly schemaOf: (table: string) => TableSchema | undefined;
  /** Names of tables that the component writes itself: a list that the plan does not foresee gets another name. */
  readonly reserved: ReadonlySet<string>;
  /**
   * Whether plan and state alone decide on columns and keys, whatever rows came: several processes then write one table.
   * @default false
   */
  readonly isFixed?: boolean;
}

/**
 * Decides columns and key of every table of a run: declared and found columns and those of earlier runs; the key of
 * earlier runs, or else what the queries say together with what the rows have.
 *
 * @returns the tables in the order of the plan: also those that the queries declare though no row came
 */
export function planOutput(options: OutputOptions): readonly OutputTable[] {
  const names = [...new Set([...options.planned.keys(), ...options.spooled.keys()])];
  return names.map((name) => planTable(name, freeName(name, names, options), options));
}

/** Storage compares names without case. */
function freeName(name: string, names: readonly string[], { reserved }: OutputOptions): string {
  const taken = new Set([...reserved, ...names].map((other) => other.toLowerCase()));
  const isReserved = [...reserved].some((other) => other.toLowerCase() === name.toLowerCase());
  for (let count = 2; isReserved; count += 1) {
    if (!taken.has(`${name}_${count}`.toLowerCase())) {
      return `${name}_${count}`;
    }
  }
  return name;
}

/** What is known of one table from three sides. */
interface Sides {
  readonly planned: Pick<TablePlan, 'columns' | 'keyColumns' | 'incremental' | 'facts'>;
  readonly spooled: SpooledTable | undefined;
  readonly known: TableSchema | undefined;
}

const NOTHING = new Set<string>();
/** A table that only the answers know. */
const UNPLANNED: Sides['planned'] = { columns: NOTHING, keyColumns: NOTHING, incremental: true };

/** Plans a table; `name` is the one of the plan and the spool, `written` that in Storage. */
function planTable(name: string, written: string, options: OutputOptions): OutputTable {
  const { isFixed = false } = options;
  const planned = options.planned.get(name) ?? UNPLANNED;
  const spooled = options.spooled.get(name);
  // A table that only answers know may be in the state; yet the other processes do not write it.
  const known = isFixed && planned === UNPLANNED ? undefined : options.schemaOf(written);
  const { primaryKey, missingInKey } = keyOf({ planned, spooled, known }, isFixed);
  const columns = columnsOf({ planned, spooled: isFixed ? undefined : spooled, known }, primaryKey);
  return {
    name: written,
    columns,
    described: columns.map((column) => describeColumn(column, { facts: planned.facts, known, primaryKey })),
    primaryKey,
    unusedColumns: unusedColumns({ planned, spooled, known }, primaryKey),
    missingInKey,
    undeclared: orderColumns(spooled?.rowColumns ?? NOTHING).filter((column) => !columns.includes(column)),
    incremental: planned.incremental,
    ...(spooled && { spooled }),
  };
}

function keyOf(
  { planned, spooled, known }: Sides,
  isFixed: boolean,
): Pick<OutputTable, 'primaryKey' | 'missingInKey'> {
  const needed = orderKey([...planned.keyColumns, ...(spooled?.keyColumns ?? NOTHING)]);
  const primaryKey = known?.primaryKey ?? (isFixed ? orderKey(planned.keyColumns) : needed);
  return { primaryKey, missingInKey: spooled ? needed.filter((column) => !primaryKey.includes(column)) : [] };
}

function columnsOf({ planned, spooled, known }: Sides, primaryKey: readonly string[]): readonly string[] {
  return orderColumns([
    ...planned.columns,
    ...(spooled?.columns ?? NOTHING),
    ...(known?.columns ?? NOTHING),
    ...primaryKey,
  ]);
}

function unusedColumns({ planned, spooled, known }: Sides, primaryKey: readonly string[]): readonly string[] {
  const used = new Set([...planned.columns, ...(spooled?.rowColumns ?? NOTHING), ...primaryKey]);
  return (known?.columns ?? []).filter((column) => !used.has(column));
}
