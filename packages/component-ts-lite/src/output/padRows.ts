const QUOTE = 0x22;
const NEWLINE = 0x0a;

/** Rows that follow each other and lack the same number of cells at their ends. */
export interface RowSection {
  /** More than 0. */
  readonly rows: number;
  /** More than 0. */
  readonly missing: number;
}

/**
 * Adds empty cells to the ends of CSV rows that were written before all columns were known. Memory does not grow with the rows.
 *
 * @param chunks CSV as `formatCsv` writes it, cut anywhere
 * @param sections of the first rows, in order; all further rows are whole and go through as they are
 * @returns the CSV in pieces
 */
export async function* padRows(
  chunks: AsyncIterable<Uint8Array>,
  sections: readonly RowSection[],
): AsyncGenerator<Uint8Array> {
  const padding = paddings(sections);
  let current = padding.next().value;
  let isQuoted = false;
  for await (const chunk of chunks) {
    const pieces: Uint8Array[] = [];
    let from = 0;
    for (let at = 0; current !== undefined && at < chunk.length; at += 1) {
      if (chunk[at] === QUOTE) {
        // A quote within a quoted cell is doubled, so it closes and opens again.
        isQuoted = !isQuoted;
      } else if (chunk[at] === NEWLINE && !isQuoted) {
        pieces.push(chunk.subarray(from, at), current);
        from = at;
        current = padding.next().value;
      }
    }
    pieces.push(chunk.subarray(from));
    yield pieces.length === 1 ? chunk : Buffer.concat(pieces);
  }
}

/** What each row is to get, row by row. */
function* paddings(sections: readonly RowSection[]): Generator<Uint8Array, undefined> {
  for (const { rows, missing } of sections) {
    const commas = Buffer.alloc(missing, ',');
    for (let row = 0; row < rows; row += 1) {
      yield commas;
    }
  }
  return undefined;
}
