import type { TablePlan } from '../plan';
import { describeColumn } from './describeColumn';
import type { DescribedColumn, KnownShape } from './describeColumn';
import { orderColumns } from './columns';
import { orderKey } from './primaryKey';
import type { SpooledTable } from './spool';

/** A table as it is going to be written. */
export interface ShapedTable {
  readonly name: string;
  readonly columns: readonly string[];
  readonly primaryKey: readonly string[];
  /** What is known of each column, in the order of the columns. */
  readonly described: readonly DescribedColumn[];
  /** Columns that the rows need in the key, which Storage does not let change. */
  readonly missingInKey: readonly string[];
  readonly incremental: boolean;
  /** Its rows; absent when there is none. */
  readonly spooled?: SpooledTable;
}

/** What is known of the tables from three sides. */
export interface ShapeOptions {
  /** What the queries say, by name. */
  readonly planned: ReadonlyMap<string, TablePlan>;
  /** What the rows have, by name. */
  readonly spooled: ReadonlyMap<string, SpooledTable>;
  /** What Storage has; undefined the first time. */
  readonly shapeOf: (table: string) => KnownShape | undefined;
}

/** A table that only the answers know. */
const NOTHING_PLANNED = { columns: new Set<string>(), keyColumns: new Set<string>(), incremental: true };

/**
 * Decides columns and key of every table of a run: declared and found columns and those of earlier runs; the key of
 * earlier runs, or else what the queries say together with what the rows have.
 *
 * @param options the three sides
 * @returns the tables in the order of the plan: also those that the queries declare though no row came
 */
export function shapeTables(options: ShapeOptions): readonly ShapedTable[] {
  const names = new Set([...options.planned.keys(), ...options.spooled.keys()]);
  return [...names].map((name) => shapeTable(name, options));
}

function shapeTable(name: string, options: ShapeOptions): ShapedTable {
  const planned = options.planned.get(name) ?? NOTHING_PLANNED;
  const spooled = options.spooled.get(name);
  const { columns: foundColumns, keyColumns: foundKey } = spooled ?? NOTHING_PLANNED;
  const known = options.shapeOf(name);
  const neededKey = orderKey([...planned.keyColumns, ...foundKey]);
  const primaryKey = known?.primaryKey ?? neededKey;
  const columns = orderColumns([
    ...planned.columns,
    ...foundColumns,
    ...(known?.columns ?? []),
    ...primaryKey,
  ]);
  const { facts } = options.planned.get(name) ?? {};
  return {
    name,
    columns,
    described: columns.map((column) => describeColumn(column, { facts, known, primaryKey })),
    primaryKey,
    missingInKey: spooled ? neededKey.filter((column) => !primaryKey.includes(column)) : [],
    incremental: planned.incremental,
    ...(spooled && { spooled }),
  };
}
