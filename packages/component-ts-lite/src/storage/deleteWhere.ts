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
  readonly values: readonly string[];
}

/** What a manifest says of rows to delete: the older three fields, or the newer list. */
export interface DeleteFields {
  readonly delete_where_column?: string;
  readonly delete_where_operator?: 'eq' | 'ne';
  readonly delete_where_values?: readonly string[];
  readonly delete_where?: readonly DeleteItem[];
}

/** One item of `delete_where`. */
export interface DeleteItem {
  readonly changed_since?: string;
  readonly changed_until?: string;
  readonly where_filters: readonly {
    readonly column: string;
    readonly operator: 'eq' | 'ne';
    readonly values_from_set: readonly string[];
  }[];
}

/**
 * Writes conditions as the classic manifest is documented to have them: three fields for one filter. What these cannot say goes
 * into the newer list, which the platform reads in this form too (keboola/output-mapping 24.39).
 *
 * @param conditions of a table
 * @returns fields of the manifest; none for no condition
 */
export function classicDeleteFields(conditions: readonly DeleteWhere[] = []): DeleteFields {
  const [only, ...others] = conditions;
  const filter = only?.filters[0];
  const fitsOldForm =
    others.length === 0 &&
    only?.filters.length === 1 &&
    only.changedSince === undefined &&
    only.changedUntil === undefined;
  return filter !== undefined && fitsOldForm
    ? {
        delete_where_column: filter.column,
        delete_where_operator: filter.operator ?? 'eq',
        delete_where_values: filter.values,
      }
    : nativeDeleteFields(conditions);
}

/**
 * Writes conditions as the manifest with native types has them.
 *
 * @param conditions of a table
 * @returns fields of the manifest; none for no condition
 */
export function nativeDeleteFields(conditions: readonly DeleteWhere[] = []): DeleteFields {
  return conditions.length === 0 ? {} : { delete_where: conditions.map(deleteItem) };
}

function deleteItem(condition: DeleteWhere): DeleteItem {
  return {
    ...(condition.changedSince === undefined ? {} : { changed_since: condition.changedSince }),
    ...(condition.changedUntil === undefined ? {} : { changed_until: condition.changedUntil }),
    where_filters: condition.filters.map(({ column, operator = 'eq', values }) => ({
      column,
      operator,
      values_from_set: values,
    })),
  };
}
