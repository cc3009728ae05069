import { cellPrinter } from './csvCells';

const cell = cellPrinter();

/**
 * Writes rows as CSV: RFC 4180 quoting, commas, `\n` behind every row, the last one too.
 *
 * @param rows at least one cell each
 * @returns '' for no rows; what several calls return may simply be joined
 */
export function formatCsv(rows: readonly (readonly string[])[]): string {
  let csv = '';
  for (const row of rows) {
    let line = '';
    for (let at = 0; at < row.length; at += 1) {
      line += at === 0 ? cell(row[at]) : `,${cell(row[at])}`;
    }
    // An empty line would be no row to most readers, so a single empty cell is quoted.
    csv += line === '' ? '""\n' : `${line}\n`;
  }
  return csv;
}
