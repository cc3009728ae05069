import type { TablePlan } from '../plan';
import { orderColumns } from './columns';
import { describeColumn } from './describeColumn';
import type { DescribedColumn, TableSchema } from './describeColumn';
import { nameColumns } from './nameColumns';
import { nameTables } from './nameTables';
import { orderKey } from './primaryKey';
import type { SpooledTable } from './spool';

/** A table as it is going to be written. */
export interface OutputTable {
  readonly name: string;
  /** The name that it would have if no other table had that one; absent where it has its own. */
  readonly insteadOf?: string;
  readonly columns: readonly string[];
  /** What fills each column, in the same order: fields by their paths, our own columns by name. */
  readonly fields: readonly string[];
  readonly primaryKey: readonly string[];
  /** What is known of each column, in the order of the columns. */
  readonly described: readonly DescribedColumn[];
  /** Columns of earlier runs that no query requests any more. */
  readonly unusedColumns: readonly string[];
  /** Columns that were taken over from another extractor and that nothing fills. */
  readonly emptyColumns: readonly string[];
  /** Columns that were taken over from another extractor, in their order. */
  readonly takenOver: readonly string[];
  /** Columns that the rows need in the key and that Storage does not let it have. */
  readonly missingInKey: readonly string[];
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
  /** What Storage has, by name. */
  readonly known: ReadonlyMap<string, TableSchema>;
  /** Names of tables that the component writes itself: a list that the plan does not foresee gets another name. */
  readonly reserved: Iterable<string>;
}

/**
 * Decides columns and key of every table of a run: declared and found columns and those of earlier runs; the key of
 * earlier runs, or else what the queries say together with what the rows have.
 *
 * @returns the tables in the order of the plan: also those that the queries declare though no row came
 */
export function planOutput(options: OutputOptions): readonly OutputTable[] {
  const produced = new Set([...options.planned.keys(), ...options.spooled.keys()]);
  const names = nameTables(produced, options);
  return [...produced].map((name) => planTable(name, names.get(name) ?? name, options));
}

type Planned = Pick<TablePlan, 'columns' | 'keyColumns' | 'hasBreakdowns' | 'incremental' | 'facts'>;
type Rows = Pick<SpooledTable, 'rowFields' | 'keyFields' | 'hasBreakdowns'>;

const NOTHING = new Set<string>();
/** A table that only the answers know. */
const UNPLANNED: Planned = {
  columns: NOTHING,
  keyColumns: NOTHING,
  hasBreakdowns: false,
  incremental: true,
};
/** A table to which no row came. */
const NO_ROWS: Rows = { rowFields: NOTHING, keyFields: NOTHING, hasBreakdowns: false };

/** Plans a table; `name` is the one of the plan and the spool, `written` that in Storage. */
function planTable(name: string, written: string, options: OutputOptions): OutputTable {
  const planned = options.planned.get(name) ?? UNPLANNED;
  const spooled = options.spooled.get(name);
  const known = options.known.get(written);
  const { key, newKey, used } = fieldsOf(planned, spooled ?? NO_ROWS);
  const names = nameColumns({ known, planned: planned.columns, found: used });
  const named = (fields: readonly string[]): readonly string[] =>
    fields.map((field) => names.get(field) ?? field);
  const { primaryKey, takenOver = [] } = known ?? { primaryKey: named(newKey) };
  const columns = inOrder(names, takenOver).map((column) => ({
    ...column,
    isUsed: used.has(column.field) || primaryKey.includes(column.name),
  }));
  const unused = columns.filter(({ isUsed }) => !isUsed).map((column) => column.name);
  const sources = { facts: planned.facts, known, primaryKey };
  return {
    name: written,
    ...(written !== name && { insteadOf: name }),
    columns: columns.map((column) => column.name),
    fields: columns.map(({ field }) => field),
    described: columns.map(({ name: column, ...filled }) =>
      describeColumn(column, { ...sources, ...filled }),
    ),
    primaryKey,
    unusedColumns: unused.filter((column) => !takenOver.includes(column)),
    emptyColumns: unused.filter((column) => takenOver.includes(column)),
    takenOver,
    missingInKey: spooled ? named(key).filter((column) => !primaryKey.includes(column)) : [],
    incremental: planned.incremental,
    ...(spooled && { spooled }),
  };
}

/** What tells the rows of a table apart, what the key of a new table has, and what the table has columns for. */
function fieldsOf(
  planned: Planned,
  rows: Rows,
): {
  readonly key: readonly string[];
  readonly newKey: readonly string[];
  readonly used: ReadonlySet<string>;
} {
  const key = orderKey([...planned.keyColumns, ...rows.keyFields]);
  const hasBreakdowns = planned.hasBreakdowns || rows.hasBreakdowns;
  return {
    key,
    newKey: hasBreakdowns ? orderKey([...key, 'breakdown']) : key,
    used: new Set([...planned.columns, ...key, ...rows.rowFields]),
  };
}

/** A column and what fills it. */
interface FilledColumn {
  readonly name: string;
  readonly field: string;
}

/** Columns that were taken over stand first, as they stand in Storage. */
function inOrder(names: ReadonlyMap<string, string>, takenOver: readonly string[]): readonly FilledColumn[] {
  const fields = new Map([...names].map(([field, column]) => [column, field]));
  const first = takenOver.filter((column) => fields.has(column));
  const columns = new Set([...first, ...orderColumns(fields.keys())]);
  return [...columns].map((column) => ({ name: column, field: fields.get(column) ?? column }));
}
