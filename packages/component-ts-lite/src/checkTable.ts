import { UserError } from './errors';
import { safeColumnName, safeTableName } from './names';
import type { TableDefinition } from './tableDefinition';

/**
 * Checks a table before anything of it is written, by the rules of Storage.
 *
 * @param definition the table
 * @throws RangeError when its name is not legal (see `safeTableName`) or there is no column; UserError, because such names come
 *   from data, when a column's name is not legal (see `safeColumnName`) or is there twice
 */
export function checkTable(definition: Pick<TableDefinition, 'name' | 'columns'>): void {
  const { name, columns } = definition;
  if (name === '' || safeTableName(name) !== name) {
    throw new RangeError(`Cannot write table '${name}': the name is not legal in Storage`);
  }
  if (columns.length === 0) {
    throw new RangeError(`Cannot write table '${name}': it has no columns`);
  }
  const seen = new Set<string>();
  for (const column of columns) {
    if (column.name === '' || safeColumnName(column.name) !== column.name) {
      throw new UserError(
        `Cannot write table '${name}': the name of column '${column.name}' is not legal in Storage`,
      );
    }
    if (seen.has(column.name)) {
      throw new UserError(`Cannot write table '${name}': two columns are called '${column.name}'`);
    }
    seen.add(column.name);
  }
}
