import type { JsonRecord } from '../json/jsonRecord';

/** Rows that are to go: those that all the filters and both times find. */
export interface DeleteWhere {
  /** All must hold; empty: the times alone decide. */
  readonly filters: readonly DeleteFilter[];
  /** Only rows that changed since this time, e.g. `-2 days`. */
  readonly changedSince?: string | undefined;
  /** Only rows that changed before this time. */
  readonly changedUntil?: string | undefined;
}

/** A column has one of these values, or (`ne`) none of them. */
export interface DeleteFilter {
  readonly column: string;
  /** @default 'eq' */
  readonly operator?: 'eq' | 'ne' | undefined;
  /** Empty where the values are taken from a table, by one of the two other fields. */
  readonly values: readonly string[];
  /** `{bucket_id, table, column?}`: the values are those of a column in Storage. */
  readonly valuesFromStorage?: JsonRecord | undefined;
  /** `{workspace_id?, table, column?}`: the values are those of a column in a workspace. */
  readonly valuesFromWorkspace?: JsonRecord | undefined;
}

/** The fields of a manifest about rows to delete. */
export interface DeleteFields {
  readonly delete_where?: readonly DeleteItem[];
}

/** One item of `delete_where`. */
export interface DeleteItem {
  readonly changed_since?: string;
  readonly changed_until?: string;
  readonly where_filters?: readonly DeleteItemFilter[];
}

/** One filter of an item; exactly one field has the values. */
export interface DeleteItemFilter {
  readonly column: string;
  readonly operator: 'eq' | 'ne';
  readonly values_from_set?: readonly string[];
  readonly values_from_storage?: JsonRecord;
  readonly values_from_workspace?: JsonRecord;
}

/**
 * Writes conditions as both forms of manifest are documented to have them: the list `delete_where`. The three single fields
 * (`delete_where_column` and its like) are deprecated
 * (https://help.keboola.com/extend/common-interface/manifest-files/out-tables-manifests/).
 *
 * @param conditions of a table
 * @returns fields of the manifest; none for no condition
 */
export function deleteFields(conditions: readonly DeleteWhere[] = []): DeleteFields {
  return conditions.length === 0 ? {} : { delete_where: conditions.map(deleteItem) };
}

function deleteItem({ changedSince, changedUntil, filters }: DeleteWhere): DeleteItem {
  return {
    ...(changedSince === undefined ? {} : { changed_since: changedSince }),
    ...(changedUntil === undefined ? {} : { changed_until: changedUntil }),
    ...(filters.length === 0 ? {} : { where_filters: filters.map(itemFilter) }),
  };
}

function itemFilter({ column, operator = 'eq', values, ...from }: DeleteFilter): DeleteItemFilter {
  return {
    column,
    operator,
    ...(values.length === 0 ? {} : { values_from_set: values }),
    ...(from.valuesFromStorage === undefined ? {} : { values_from_storage: from.valuesFromStorage }),
    ...(from.valuesFromWorkspace === undefined ? {} : { values_from_workspace: from.valuesFromWorkspace }),
  };
}
