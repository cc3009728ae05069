import type { BaseType, ColumnDefinition } from '@keboola/component-ts-lite';
import type { TablePlan } from '../plan';

/** A column as a manifest describes it. */
export type DescribedColumn = ColumnDefinition & { readonly type: BaseType };

/** The shape of a table in Storage, from an earlier run. */
export interface KnownShape {
  readonly columns: readonly string[];
  readonly primaryKey: readonly string[];
  /** By column where it is not STRING; absent while no manifest has told types. */
  readonly types?: Readonly<Record<string, BaseType>> | undefined;
}

/** What is known of a column from three sides. */
export interface ColumnSources {
  /** What the queries say of the table's columns. */
  readonly facts: TablePlan['facts'];
  /** The table in Storage; undefined the first time. */
  readonly known: KnownShape | undefined;
  readonly primaryKey: readonly string[];
}

/** Columns that no field of a node fills. */
const OWN: Readonly<Record<string, string>> = {
  ex_account_id: 'Id of the account for which the row was asked',
  fb_graph_node: 'Where the row stood in the answer: the names of the lists and objects around it',
  parent_id: 'Id of the row in which this one was nested',
};

/**
 * Says what a manifest tells of a column. Its type never changes: it is the one that earlier manifests told, or else what all queries
 * agree on. The columns of a key are text: a row of another kind leaves some of them empty, and only of text is that not
 * null.
 *
 * @param name the column
 * @param sources what is known of it
 * @returns its type, STRING where nothing is sure, and its description
 */
export function describeColumn(name: string, sources: ColumnSources): DescribedColumn {
  const fact = sources.facts?.get(name);
  const own = Object.hasOwn(OWN, name) ? OWN[name] : undefined;
  const description = own ?? fact?.description;
  const type = toldType(name, sources.known) ?? (own === undefined ? plannedType(name, sources) : 'STRING');
  return { name, type, ...(description !== undefined && { description }) };
}

function toldType(name: string, known: KnownShape | undefined): BaseType | undefined {
  if (known?.types === undefined || !known.columns.includes(name)) {
    return undefined;
  }
  return (Object.hasOwn(known.types, name) ? known.types[name] : undefined) ?? 'STRING';
}

function plannedType(name: string, { facts, primaryKey }: ColumnSources): BaseType {
  return primaryKey.includes(name) ? 'STRING' : (facts?.get(name)?.type ?? 'STRING');
}
