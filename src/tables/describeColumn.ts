import type { BaseType, ColumnDefinition } from '@keboola/component-ts-lite';
import { isPath, keysOf } from '../answer';
import { OWN_COLUMNS } from '../plan';
import type { TablePlan } from '../plan';

/** What of a table in Storage never changes: decided by its first run, kept in the state. */
export interface TableSchema {
  readonly columns: readonly string[];
  readonly primaryKey: readonly string[];
  /** By column where it is not STRING; absent while no manifest has had types. */
  readonly types?: Readonly<Record<string, BaseType>> | undefined;
  /** By column the path of the field in it, where the column's name is not the field's. */
  readonly fields?: Readonly<Record<string, string>> | undefined;
  /** The name that it would have if no other table had that one; absent where it has its own. */
  readonly insteadOf?: string | undefined;
  /** Columns of the table of another extractor that this one goes on with, in their order; they stand first. */
  readonly takenOver?: readonly string[] | undefined;
}

/** A column as a manifest describes it. */
export type DescribedColumn = ColumnDefinition & { readonly type: BaseType; readonly description: string };

/** What is known of a column from three sides. */
export interface ColumnSources {
  /** What fills it: a field by its path, a column of our own by name. */
  readonly field: string;
  /** Whether anything fills it in this run. */
  readonly isUsed: boolean;
  /** What the queries say of the table's columns. */
  readonly facts: TablePlan['facts'];
  /** The table in Storage; undefined the first time. */
  readonly known: TableSchema | undefined;
  readonly primaryKey: readonly string[];
}

const OWN = new Map(OWN_COLUMNS.map(({ name, description }) => [name, description]));

/**
 * Decides type and description of a column. Its type never changes: it is that of earlier manifests, or else the one on
 * which all queries agree; STRING where nothing is sure. The columns of a key are text: rows of another kind leave some of
 * them empty, and an empty typed cell would load as NULL, which a key must not be.
 */
export function describeColumn(name: string, sources: ColumnSources): DescribedColumn {
  const fact = sources.facts?.get(sources.field);
  const own = OWN.get(sources.field);
  const description = own ?? fact?.description ?? describeUnknown(sources);
  const type = knownType(name, sources.known) ?? (own === undefined ? plannedType(name, sources) : 'STRING');
  return { name, type, description };
}

/**
 * Each column has a description: in a classic manifest only columns that it describes are added to a table that lacks
 * them, whatever the database. Source: docs/common-interface.md §3.5.
 */
function describeUnknown({ field, isUsed }: ColumnSources): string {
  if (!isUsed) {
    return 'Column of earlier rows, empty in new ones';
  }
  return isPath(field)
    ? `Field ${keysOf(field).join('.')} as the API gives it`
    : 'Value of a metric or of a node, or part of what identifies it';
}

function knownType(name: string, known: TableSchema | undefined): BaseType | undefined {
  if (known?.types === undefined || !known.columns.includes(name)) {
    return undefined;
  }
  return (Object.hasOwn(known.types, name) ? known.types[name] : undefined) ?? 'STRING';
}

function plannedType(name: string, { field, facts, primaryKey }: ColumnSources): BaseType {
  return primaryKey.includes(name) ? 'STRING' : (facts?.get(field)?.type ?? 'STRING');
}
