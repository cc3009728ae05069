import { formatCsv } from '@keboola/component-ts-lite';
import type { Cells, Layout, Row } from '../flatten';
import { settleAll } from '../runtime';
import type { AppendFiles } from './appendFiles';
import { Breakdowns } from './breakdowns';
import { orderFields } from './columns';
import { hashKey } from './dedupe';
import { keyFieldsOf } from './primaryKey';

/** Rows that are formatted and written together. */
const ROWS_A_BATCH = 1000;

/** Consecutive rows of one layout in the part's files. */
export interface Batch {
  /** Of which field each cell is. */
  readonly fields: readonly string[];
  readonly rows: number;
  /** Length of their text. */
  readonly bytes: number;
}

/** How the cells of a layout become those of a part. */
interface LaidOut {
  /** Fields that the layout had: it may have grown since. */
  readonly width: number;
  /** For each field of the part its place in the layout. */
  readonly places: readonly (number | undefined)[];
}

/**
 * The rows of one job for one table, on disk in the order in which they came. Fields may appear late: rows written before
 * keep their layout until the table is made, which also names the columns. The library's tables with late columns do not
 * serve here, because ours sort their columns by name.
 */
export class Part {
  readonly batches: Batch[] = [];
  /** Fields that rows had. */
  readonly rowFields = new Set<string>();
  /** Fields of the key that rows had. */
  readonly keyFields = new Set<string>();
  readonly breakdowns = new Breakdowns();
  rows = 0;
  private fields: readonly string[];
  private readonly laidOut = new Map<Layout, LaidOut>();
  private pending: string[][] = [];
  private hashes: number[] = [];
  private full: { fields: readonly string[]; rows: string[][]; hashes: number[] }[] = [];
  private written: Promise<void> = Promise.resolve();

  /**
   * @param path the file of the text; the file of the hashes lies beside it
   * @param fields what the table will have columns for in any case
   */
  constructor(
    readonly path: string,
    fields: Iterable<string>,
    private readonly files: AppendFiles,
  ) {
    this.fields = orderFields(fields);
  }

  /** Adds a row; it is written by the next `flush` of a full batch. */
  add(row: Row): void {
    const cells = this.layOut(row.cells);
    const key = keyFieldsOf(row);
    const hash = hashKey(key, row.cells);
    for (const field of key) {
      this.keyFields.add(field);
    }
    if (row.level.insights !== undefined) {
      this.breakdowns.add(row.cells);
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
    for (const { fields, rows, hashes } of full) {
      const text = Buffer.from(formatCsv(rows));
      this.batches.push({ fields, rows: rows.length, bytes: text.length });
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
    const { places } = known?.width === layout.fields.length ? known : this.adopt(layout);
    return places.map((place) => (place === undefined ? '' : (values[place] ?? '')));
  }

  private adopt(layout: Layout): LaidOut {
    layout.fields.forEach((field) => this.rowFields.add(field));
    const all = new Set([...this.fields, ...layout.fields]);
    if (all.size > this.fields.length) {
      this.closeBatch();
      this.fields = orderFields(all);
      this.laidOut.clear();
    }
    const places = this.fields.map((field) => layout.placeOf(field));
    const laidOut = { width: layout.fields.length, places };
    this.laidOut.set(layout, laidOut);
    return laidOut;
  }

  private closeBatch(): void {
    if (this.pending.length > 0) {
      this.full.push({ fields: this.fields, rows: this.pending, hashes: this.hashes });
      this.pending = [];
      this.hashes = [];
    }
  }
}

/** Names the file of a part's hashes: eight bytes for each row. */
export function hashFile(path: string): string {
  return `${path}.keys`;
}
