import { UserError } from '../errors/userError';
import { safeColumnName, safeTableName } from './names';
import type { TableDefinition } from './tableDefinition';

/**
 * Checks a table before anything of it is written, by the rules of Storage.
 *
 * @param definition the table
 * @throws RangeError when its name is not legal (see `safeTableName`) or there is no column; UserError as `checkColumns`
 */
export function checkTable(definition: Pick<TableDefinition, 'name' | 'columns'>): void {
  const { name, columns } = definition;
  checkTableName(name);
  if (columns.length === 0) {
    throw new RangeError(`Cannot write table '${name}': it has no columns`);
  }
  checkColumns(name, columns);
}

/**
 * Checks the name of a table.
 *
 * @param name without `.csv`
 * @throws RangeError when it is not legal (see `safeTableName`)
 */
export function checkTableName(name: string): void {
  if (name === '' || safeTableName(name) !== name) {
    throw new RangeError(`Cannot write table '${name}': the name is not legal in Storage`);
  }
}

/**
 * Checks the names of columns.
 *
 * @param table its name, for messages
 * @param columns of the table
 * @throws UserError, because such names come from data, when one is not legal (see `safeColumnName`) or is there twice,
 *   also in another case
 */
export function checkColumns(table: string, columns: TableDefinition['columns']): void {
  const seen = new Set<string>();
  for (const { name } of columns) {
    if (name === '' || safeColumnName(name) !== name) {
      throw new UserError(
        `Cannot write table '${table}': the name of column '${name}' is not legal in Storage`,
      );
    }
    // BigQuery does not tell names apart that differ in case alone.
    if (seen.has(name.toLowerCase())) {
      throw new UserError(`Cannot write table '${table}': two columns are called '${name}'`);
    }
    seen.add(name.toLowerCase());
  }
}
