import { formatCsv } from '@keboola/component-ts-lite';
import type { Cells, Layout, Row } from '../flatten';
import { settleAll } from '../runtime';
import type { AppendFiles } from './appendFiles';
import { orderColumns } from './columns';
import { hashKey } from './dedupe';
import { keyColumnsOf } from './primaryKey';

/** Rows that are formatted and written together. */
const ROWS_A_BATCH = 1000;

/** Consecutive rows of one layout in the part's files. */
export interface Batch {
  readonly columns: readonly string[];
  readonly rows: number;
  /** Length of their text. */
  readonly bytes: number;
}

/** How the cells of a layout become the columns of a part. */
interface LaidOut {
  /** Columns that the layout had: it may have grown since. */
  readonly width: number;
  /** For each column of the part its place in the layout. */
  readonly places: readonly (number | undefined)[];
}

/**
 * The rows of one job for one table, on disk in the order in which they came. Columns may appear late: rows written before
 * keep their layout until the table is made. The library's tables with late columns do not serve here, because ours sort
 * their columns by name.
 */
export class Part {
  readonly batches: Batch[] = [];
  /** Columns that rows had. */
  readonly rowColumns = new Set<string>();
  /** Key columns that rows had. */
  readonly keyColumns = new Set<string>();
  rows = 0;
  private columns: readonly string[];
  private readonly laidOut = new Map<Layout, LaidOut>();
  private pending: string[][] = [];
  private hashes: number[] = [];
  private full: { columns: readonly string[]; rows: string[][]; hashes: number[] }[] = [];
  private written: Promise<void> = Promise.resolve();

  /**
   * @param path the file of the text; the file of the hashes lies beside it
   * @param columns columns that the table will have in any case
   */
  constructor(
    readonly path: string,
    columns: Iterable<string>,
    private readonly files: AppendFiles,
  ) {
    this.columns = orderColumns(columns);
  }

  /** Adds a row; it is written by the next `flush` of a full batch. */
  add(row: Row): void {
    const cells = this.layOut(row.cells);
    const key = keyColumnsOf(row);
    const hash = hashKey(key, row.cells);
    for (const column of key) {
      this.keyColumns.add(column);
    }
    this.pending.push(cells);
    this.hashes.push(hash);
    this.rows += 1;
    if (this.pending.length >= ROWS_A_BATCH) {
      this.closeBatch();
    }
  }

  /** Writes the full batches. The last write may still be under way, so no more than two batches are in memory. */
  async flush(): Promise<void> {
    const { full } = this;
    this.full = [];
    for (const { columns, rows, hashes } of full) {
      const text = Buffer.from(formatCsv(rows));
      this.batches.push({ columns, rows: rows.length, bytes: text.length });
      await this.written;
      this.written = settleAll([
        this.files.append(this.path, text),
        this.files.append(hashFile(this.path), new Uint8Array(Float64Array.from(hashes).buffer)),
      ]);
      // Avoids an unhandled rejection: the next flush or close rethrows.
      this.written.catch(() => undefined);
    }
  }

  /** Writes the remaining rows, and closes the files also when that fails. */
  async close(): Promise<void> {
    this.closeBatch();
    try {
      await this.flush();
      await this.written;
    } finally {
      await settleAll([this.path, hashFile(this.path)].map((path) => this.files.close(path)));
    }
  }

  private layOut({ layout, values }: Cells): string[] {
    const known = this.laidOut.get(layout);
    const { places } = known?.width === layout.columns.length ? known : this.adopt(layout);
    return places.map((place) => (place === undefined ? '' : (values[place] ?? '')));
  }

  private adopt(layout: Layout): LaidOut {
    layout.columns.forEach((column) => this.rowColumns.add(column));
    const columns = orderColumns([...this.columns, ...layout.columns]);
    if (columns.length > this.columns.length) {
      this.closeBatch();
      this.columns = columns;
      this.laidOut.clear();
    }
    const places = this.columns.map((column) => layout.placeOf(column));
    const laidOut = { width: layout.columns.length, places };
    this.laidOut.set(layout, laidOut);
    return laidOut;
  }

  private closeBatch(): void {
    if (this.pending.length > 0) {
      this.full.push({ columns: this.columns, rows: this.pending, hashes: this.hashes });
      this.pending = [];
      this.hashes = [];
    }
  }
}

/** Names the file of a part's hashes: eight bytes for each row. */
export function hashFile(path: string): string {
  return `${path}.keys`;
}
