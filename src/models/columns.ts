import type { Expr, Named } from './algebra';
import type { ModelColumn } from './model';

/** A column of a model and how it is computed. */
export interface Computed {
  readonly column: ModelColumn;
  readonly value: Expr;
}

/** Describes a column whose values are no numbers to add. */
export function described(
  name: string,
  type: ModelColumn['type'],
  facts: Pick<ModelColumn, 'description' | 'source'> & Partial<ModelColumn>,
): ModelColumn {
  return { name, type, additive: false, ...facts };
}

/** Leaves out columns whose names others before them have, also where they differ in case alone: BigQuery does not tell those apart. */
export function withDistinctNames(columns: readonly Computed[]): readonly Computed[] {
  const seen = new Set<string>();
  return columns.filter(({ column }) => {
    const key = column.name.toLowerCase();
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
}

/** Selects columns under their names. */
export function selected(columns: readonly Computed[]): readonly Named[] {
  return columns.map(({ column, value }) => ({ name: column.name, value }));
}

/** The account of a row, and its name in the configuration. */
export const ACCOUNT_ID = described('account_id', 'text', {
  description: 'Id of the account',
  source: 'ex_account_id',
});
export const ACCOUNT_NAME = described('account_name', 'text', {
  description: 'Name of the account in the configuration',
  source: 'accounts.name',
});
