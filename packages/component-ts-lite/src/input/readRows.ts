import { UserError } from '../errors/userError';
import type { DataFolder } from '../folder/dataFolder';
import type { CsvRow } from './csvReader';
import type { InputTable } from './inputTables';
import { readCsv } from './readCsv';
import { eachOf } from './eachOf';
import { rowMaker } from './rowMaker';

/** A row by column. */
export type TextRow = Readonly<Record<string, string>>;

/**
 * Reads a table that came in, plain or sliced and of any size, row by row.
 *
 * @param folder the job's folder
 * @param table see `readInputTables`
 * @returns each row by column; cells that a row lacks are ''
 * @throws UserError when a file cannot be read or is not valid CSV, a row has more cells than there are columns, two columns have
 *   one name, or the columns are not known
 */
export function readRows(folder: DataFolder, table: InputTable): AsyncIterableIterator<TextRow> {
  return eachOf(readRowBatches(folder, table));
}

/**
 * Reads a table as `readRows` does, many rows at a time: an `await` for each of millions of rows costs more than reading them.
 *
 * @param folder the job's folder
 * @param table see `readInputTables`
 * @returns the rows in batches, none of them empty
 * @throws as `readRows`
 */
export async function* readRowBatches(
  folder: DataFolder,
  table: InputTable,
): AsyncGenerator<readonly TextRow[]> {
  const hasHeader = table.hasHeader ?? !table.isSliced;
  for (const path of await filesOf(folder, table)) {
    yield* batchesOf(folder, { path, table, hasHeader });
  }
}

/** One file of a table. */
interface TableFile {
  readonly path: string;
  readonly table: InputTable;
  readonly hasHeader: boolean;
}

async function* batchesOf(folder: DataFolder, file: TableFile): AsyncGenerator<readonly TextRow[]> {
  const { delimiter, enclosure } = file.table;
  const shown = folder.shown(file.path);
  let columns = file.hasHeader ? undefined : file.table.columns.map((column) => column.name);
  let makeRow = columns && rowMaker(columns);
  let number = 0;
  for await (const batch of readCsv(folder, file.path, { delimiter, enclosure })) {
    let cells: readonly CsvRow[] = batch;
    const [header] = batch;
    if (columns === undefined && header !== undefined) {
      columns = header;
      checkTwice(columns, shown);
      makeRow = rowMaker(columns);
      number = 1;
      cells = batch.slice(1);
    }
    if (cells.length > 0 && makeRow !== undefined) {
      checkLengths(cells, { width: columns?.length ?? 0, before: number, shown });
      number += cells.length;
      yield cells.map(makeRow);
    }
  }
}

function checkLengths(
  rows: readonly CsvRow[],
  { width, before, shown }: { readonly width: number; readonly before: number; readonly shown: string },
): void {
  const index = rows.findIndex((row) => row.length > width);
  if (index !== -1) {
    throw new UserError(
      `Cannot read '${shown}': row ${before + index + 1} has ${rows[index]?.length ?? 0} cells and the table ${width} columns`,
    );
  }
}

/** A row is read by column: of two with one name, one would be lost. */
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
