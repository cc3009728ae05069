import type { DataFolder } from '@keboola/component-ts-lite';
import Papa from 'papaparse';
import type { OutputTable } from './outputTable';
import { tableBody } from './tableBody';

/**
 * Reads the first rows of a table as they would be written.
 *
 * @param limit the most rows
 * @returns for each row its cells in the order of the table's columns
 */
export async function readRows(
  { columns, fields, primaryKey, spooled }: OutputTable,
  { folder, limit }: { readonly folder: DataFolder; readonly limit: number },
): Promise<readonly (readonly string[])[]> {
  const rows: string[][] = [];
  const parts = spooled?.parts ?? [];
  const key = primaryKey.map((column) => columns.indexOf(column));
  const count = { duplicates: 0, differing: 0 };
  for await (const piece of tableBody({ parts, fields, key, times: [], folder, count })) {
    const text = typeof piece === 'string' ? piece : Buffer.from(piece).toString('utf8');
    rows.push(...Papa.parse<string[]>(text, { delimiter: ',', newline: '\n' }).data);
  }
  // The line break behind the last row looks like an empty row.
  return rows.filter((row) => row.length === columns.length).slice(0, limit);
}
