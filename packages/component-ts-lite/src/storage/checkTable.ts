import { UserError } from '../errors/userError';
import { safeColumnName, safeFileName, safeTableName } from './names';
import type { TableDefinition } from './tableDefinition';

/**
 * Checks a table before anything of it is written, by the rules of Storage.
 *
 * @param definition the table
 * @throws RangeError when its name is not legal (see `safeTableName`) or there is no column; UserError as `checkColumns`
 */
export function checkTable(definition: Pick<TableDefinition, 'name' | 'fileName' | 'columns'>): void {
  const { name, columns } = definition;
  checkTableName(definition);
  if (columns.length === 0) {
    throw new RangeError(`Cannot write table '${name}': it has no columns`);
  }
  checkColumns(name, columns);
}

/**
 * Checks the name of a table and of its file.
 *
 * @param definition the table
 * @throws RangeError when the name is not legal (see `safeTableName`), or that of the file (see `safeFileName`)
 */
export function checkTableName({ name, fileName }: Pick<TableDefinition, 'name' | 'fileName'>): void {
  if (name === '' || safeTableName(name) !== name) {
    throw new RangeError(`Cannot write table '${name}': the name is not legal in Storage`);
  }
  if (fileName !== undefined && (fileName === '' || safeFileName(fileName) !== fileName)) {
    throw new RangeError(`Cannot write table '${name}': '${fileName}' is not a legal name for its file`);
  }
}

/**
 * Names the file of a table.
 *
 * @param definition the table
 * @returns `NAME.csv` unless the table has a file name of its own
 */
export function tableFileName({ name, fileName }: Pick<TableDefinition, 'name' | 'fileName'>): string {
  return fileName ?? `${name}.csv`;
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
    // BigQuery does not distinguish names that differ in case alone.
    if (seen.has(name.toLowerCase())) {
      throw new UserError(`Cannot write table '${table}': two columns are called '${name}'`);
    }
    seen.add(name.toLowerCase());
  }
}
