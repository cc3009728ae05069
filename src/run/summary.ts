import { join } from 'node:path';
import { counted } from '../runtime';
import type { WrittenTable } from '../tables';

/**
 * Lists the tables of a run: rows, columns, key, and where they lie.
 *
 * @param tables the tables as they were written
 * @param folder the folder in which they lie
 * @returns the lines
 */
export function summaryLines(tables: readonly WrittenTable[], folder: string): readonly string[] {
  const name = widest(
    'table',
    tables.map((table) => table.name),
  );
  const rows = widest(
    'rows',
    tables.map((table) => String(table.rows)),
  );
  const columns = widest('columns', []);
  const line = (cells: readonly [string, string, string, string]): string =>
    `${cells[0].padEnd(name)}  ${cells[1].padStart(rows)}  ${cells[2].padStart(columns)}  ${cells[3]}`;
  return [
    line(['table', 'rows', 'columns', 'primary key']),
    ...tables.map((table) =>
      line([table.name, String(table.rows), String(table.columns.length), table.primaryKey.join(', ')]),
    ),
    `${counted(tables.length, 'table')} in ${join(folder, '/')}`,
  ];
}

function widest(title: string, cells: readonly string[]): number {
  return Math.max(title.length, ...cells.map((cell) => cell.length));
}
