import { isPath, keysOf } from '../answer';
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
  /** Columns of the rows that the table does not have, because plan and Storage alone decide on its columns. */
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
  /** What Storage has, by name. */
  readonly known: ReadonlyMap<string, TableSchema>;
  /** The jobs of queries that replace their tables, by their places in the plan. @default none */
  readonly replacing?: ReadonlySet<number>;
  /** Names of tables that the component writes itself: a list that the plan does not foresee gets another name. */
  readonly reserved: Iterable<string>;
  /**
   * Whether plan and state alone decide on columns and keys, whatever rows came: several processes then write one table.
   * @default false
   */
  readonly isFixed?: boolean;
  /**
   * Whether the next run will not know what this one finds: a table then gets no column that neither the plan nor Storage has.
   * Source: docs/state.md §3. @default false
   */
  readonly isForgotten?: boolean;
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

const NOTHING = new Set<string>();
/** A table that only the answers know. */
const UNPLANNED: Pick<TablePlan, 'columns' | 'keyColumns' | 'spareKeyColumns' | 'incremental' | 'facts'> = {
  columns: NOTHING,
  keyColumns: NOTHING,
  spareKeyColumns: NOTHING,
  incremental: true,
};

/** Plans a table; `name` is the one of the plan and the spool, `written` that in Storage. */
function planTable(name: string, written: string, options: OutputOptions): OutputTable {
  const { isFixed = false, isForgotten = false } = options;
  const planned = options.planned.get(name) ?? UNPLANNED;
  const spooled = options.spooled.get(name);
  // A table that only answers know may be in the state; yet the other processes do not write it.
  const known = isFixed && planned === UNPLANNED ? undefined : options.known.get(written);
  const { columns, primaryKey, missingInKey, undeclared } = layOut({
    planned,
    spooled,
    known,
    isFixed: isFixed || isForgotten,
    isShared: isFixed,
  });
  const takenOver = takenOverOf(known);
  const unused = columns.filter(({ isUsed }) => !isUsed).map(({ column }) => column);
  const sources = { facts: planned.facts, known, primaryKey };
  return {
    name: written,
    ...(written !== name && { insteadOf: name }),
    columns: columns.map(({ column }) => column),
    fields: columns.map(({ filler }) => filler),
    described: columns.map(({ column, field, isUsed }) =>
      describeColumn(column, { ...sources, field, isUsed }),
    ),
    primaryKey,
    unusedColumns: unused.filter((column) => !takenOver.includes(column)),
    emptyColumns: unused.filter((column) => takenOver.includes(column)),
    takenOver,
    missingInKey,
    undeclared,
    incremental: planned === UNPLANNED ? addsToTable(spooled, options) : planned.incremental,
    ...(spooled && { spooled }),
  };
}

/** A table that only the answers know is replaced when all queries of which it has rows replace theirs. */
function addsToTable(spooled: SpooledTable | undefined, { replacing = new Set() }: OutputOptions): boolean {
  return spooled?.jobs.every((job) => replacing.has(job)) !== true;
}

const takenOverOf = (known: TableSchema | undefined): readonly string[] => known?.takenOver ?? [];

/** What plan, rows and Storage say of one table. */
interface Sides {
  readonly planned: typeof UNPLANNED;
  readonly spooled: SpooledTable | undefined;
  readonly known: TableSchema | undefined;
  /** Whether the rows add no columns. */
  readonly isFixed: boolean;
  /** Whether other processes, which know other rows, describe the same columns. */
  readonly isShared: boolean;
}

/** Columns and key of one table. */
interface TableLayout extends Pick<OutputTable, 'primaryKey' | 'missingInKey' | 'undeclared'> {
  /** `filler` is the field of the rows, where that is another than the one by which the column is named. */
  readonly columns: readonly (FilledColumn & { readonly filler: string; readonly isUsed: boolean })[];
}

function layOut({ planned, spooled, known, isFixed, isShared }: Sides): TableLayout {
  const ofRows = needsOf(planned, spooled);
  const ofTable = isFixed ? needsOf(planned, undefined) : ofRows;
  const inRows = new Set([...planned.columns, ...ofRows.key, ...(spooled?.rowFields ?? NOTHING)]);
  const used = isFixed ? new Set([...planned.columns, ...ofTable.key]) : inRows;
  const names = nameColumns({ known, planned: planned.columns, found: used });
  // What the rows have fills a column of the state too, though the plan does not name it.
  const inTable = new Set(names.values());
  const filled = isFixed ? nameColumns({ known, planned: planned.columns, found: inRows }) : names;
  const fillers = new Map([...filled].map(([field, column]) => [column, field]));
  const named = (field: string): string => names.get(field) ?? filled.get(field) ?? field;
  const primaryKey = known?.primaryKey ?? ofTable.wholeKey.map(named);
  const neededKey = (known === undefined ? ofRows.wholeKey : ofRows.key).map(named);
  return {
    columns: inOrder(names, takenOverOf(known)).map(({ column, field }) => {
      const filler = fillers.get(column) ?? field;
      const isFilled = used.has(field) || (!isShared && inRows.has(filler));
      return { column, field, filler, isUsed: isFilled || primaryKey.includes(column) };
    }),
    primaryKey,
    missingInKey: spooled ? neededKey.filter((column) => !primaryKey.includes(column)) : [],
    undeclared: [...inRows]
      .filter((field) => !inTable.has(filled.get(field) ?? field))
      .map(fieldName)
      .sort(),
  };
}

/** What tells the rows of a table apart. */
interface KeyNeeds {
  /** What the key of a table in Storage must have. */
  readonly key: readonly string[];
  /** The key of a new table: with what later rows may need. */
  readonly wholeKey: readonly string[];
}

function needsOf(planned: typeof UNPLANNED, spooled: SpooledTable | undefined): KeyNeeds {
  const { keyColumns, spareKeyColumns } = planned;
  const ofRows = spooled?.keyFields ?? NOTHING;
  const breakdown = spooled?.hasBreakdowns === true ? ['breakdown'] : [];
  return {
    key: orderKey([...[...keyColumns].filter((column) => !spareKeyColumns.has(column)), ...ofRows]),
    wholeKey: orderKey([...keyColumns, ...ofRows, ...breakdown]),
  };
}

/** A field as people write it. */
function fieldName(field: string): string {
  return isPath(field) ? keysOf(field).join('.') : field;
}

/** A column and what fills it. */
interface FilledColumn {
  readonly column: string;
  readonly field: string;
}

/** Columns that were taken over stand first, as they stand in Storage. */
function inOrder(names: ReadonlyMap<string, string>, takenOver: readonly string[]): readonly FilledColumn[] {
  const fields = new Map([...names].map(([field, column]) => [column, field]));
  const first = takenOver.filter((column) => fields.has(column));
  const columns = new Set([...first, ...orderColumns(fields.keys())]);
  return [...columns].map((column) => ({ column, field: fields.get(column) ?? column }));
}
