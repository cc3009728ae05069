import type { CsvFormat } from './readCsv';
import type { DataFolder } from '../folder/dataFolder';
import { UserError } from '../errors/userError';
import type { InputTable } from './inputTables';
import { readCsv } from './readCsv';

/**
 * Reads a table that came in, plain or sliced and of any size, row by row.
 *
 * @param folder the job's folder
 * @param table see `readInputTables`
 * @returns each row by column; cells that a row lacks are ''
 * @throws UserError when a file cannot be read or is no CSV, a row has more cells than there are columns, two columns have
 *   one name, or nothing tells the columns
 */
export async function* readRows(
  folder: DataFolder,
  table: InputTable,
): AsyncGenerator<Readonly<Record<string, string>>> {
  const { delimiter, enclosure } = table;
  const hasHeader = table.hasHeader ?? !table.isSliced;
  for (const path of await filesOf(folder, table)) {
    yield* rowsOf(folder, { path, table, hasHeader, format: { delimiter, enclosure } });
  }
}

/** One file of a table. */
interface TableFile {
  readonly path: string;
  readonly table: InputTable;
  readonly hasHeader: boolean;
  readonly format: CsvFormat;
}

async function* rowsOf(
  folder: DataFolder,
  file: TableFile,
): AsyncGenerator<Readonly<Record<string, string>>> {
  let columns = file.hasHeader ? undefined : file.table.columns.map((column) => column.name);
  let number = 0;
  for await (const cells of readCsv(folder, file.path, file.format)) {
    number += 1;
    if (columns === undefined) {
      columns = [...cells];
      checkTwice(columns, folder.shown(file.path));
      continue;
    }
    if (cells.length > columns.length) {
      throw new UserError(
        `Cannot read '${folder.shown(file.path)}': row ${number} has ${cells.length} cells and the table ${columns.length} columns`,
      );
    }
    yield Object.fromEntries(columns.map((column, index) => [column, cells[index] ?? '']));
  }
}

/** A row is told by column: of two with one name, one would be lost. */
function checkTwice(columns: readonly string[], path: string): void {
  const twice = columns.find((column, index) => columns.indexOf(column) !== index);
  if (twice !== undefined) {
    throw new UserError(`Cannot read '${path}': two columns are called '${twice}'`);
  }
}

async function filesOf(folder: DataFolder, table: InputTable): Promise<string[]> {
  if (!table.isSliced) {
    return [table.path];
  }
  const entries = await folder.list(table.path);
  return entries
    .filter(({ name, isFolder }) => !isFolder && !name.startsWith('.') && !name.endsWith('.manifest'))
    .map(({ name }) => `${table.path}/${name}`);
}
