import { formatCsv } from '@keboola/component-ts-lite';
import type { DataFolder } from '@keboola/component-ts-lite';
import type { Cells, Layout, Row } from '../flatten';
import { allDone } from './allDone';
import { orderColumns } from './columns';
import { hashKey } from './keyHash';
import { keyColumnsOf } from './primaryKey';

/** Rows that are formatted and written together. */
const ROWS_A_BATCH = 1000;

type Writer = Awaited<ReturnType<DataFolder['openWriter']>>;

/** Rows of one layout as they lie in the part's files. */
export interface Batch {
  readonly columns: readonly string[];
  readonly rows: number;
  /** How long its text is. */
  readonly bytes: number;
}

/** How the rows of a layout come into the columns of a part. */
interface LaidOut {
  /** How many columns the layout had: it may have grown since. */
  readonly width: number;
  /** For each column of the part its place in the layout. */
  readonly places: readonly (number | undefined)[];
}

/**
 * The rows that one job gives to one table, on disk in the order in which they came. Columns may appear late: what was
 * written before keeps its layout until the table is made.
 */
export class Part {
  readonly batches: Batch[] = [];
  /** Columns that tell rows apart, as far as rows had them. */
  readonly keyColumns = new Set<string>();
  rows = 0;
  private columns: readonly string[];
  private readonly laidOut = new Map<Layout, LaidOut>();
  private pending: string[][] = [];
  private hashes: number[] = [];
  private full: { columns: readonly string[]; rows: string[][]; hashes: number[] }[] = [];
  private writers: readonly [text: Writer, hashes: Writer] | undefined;
  private written: Promise<void> = Promise.resolve();

  /**
   * @param path the file of the text; that of the hashes lies beside it
   * @param columns the columns that the table will have anyway
   * @param folder opens the files
   */
  constructor(
    readonly path: string,
    columns: Iterable<string>,
    private readonly folder: Pick<DataFolder, 'openWriter'>,
  ) {
    this.columns = orderColumns(columns);
  }

  /** @param row the next row; it is written by the next `flush` */
  add(row: Row): void {
    const cells = this.layOut(row.cells);
    const key = keyColumnsOf(row);
    const hash = hashKey(key, row.cells);
    for (const column of key) {
      this.keyColumns.add(column);
    }
    this.pending.push(cells);
    this.hashes.push(hash.high, hash.low);
    this.rows += 1;
    if (this.pending.length >= ROWS_A_BATCH) {
      this.closeBatch();
    }
  }

  /** Writes the full batches; the last of them may still be under way, so that no more than two are in memory. */
  async flush(): Promise<void> {
    const { full } = this;
    this.full = [];
    for (const { columns, rows, hashes } of full) {
      const writers = await this.open();
      const text = Buffer.from(formatCsv(rows));
      this.batches.push({ columns, rows: rows.length, bytes: text.length });
      await this.written;
      this.written = allDone([
        writers[0].write(text),
        writers[1].write(new Uint8Array(Uint32Array.from(hashes).buffer)),
      ]);
      // Whoever flushes or closes next is told; nobody waiting is no crash.
      this.written.catch(() => undefined);
    }
  }

  /** Writes what still waits, and closes the files also when that fails. */
  async close(): Promise<void> {
    this.closeBatch();
    try {
      await this.flush();
      await this.written;
    } finally {
      await allDone((this.writers ?? []).map((writer) => writer.close()));
      this.writers = undefined;
    }
  }

  private async open(): Promise<readonly [Writer, Writer]> {
    this.writers ??= [
      await this.folder.openWriter(this.path, 'append'),
      await this.folder.openWriter(hashFile(this.path), 'append'),
    ];
    return this.writers;
  }

  private layOut({ layout, values }: Cells): string[] {
    const known = this.laidOut.get(layout);
    const { places } = known?.width === layout.columns.length ? known : this.adopt(layout);
    return places.map((place) => (place === undefined ? '' : (values[place] ?? '')));
  }

  private adopt(layout: Layout): LaidOut {
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

/**
 * Names the file of a part's hashes: eight bytes for each row.
 *
 * @param path the part's file
 * @returns the path beside it
 */
export function hashFile(path: string): string {
  return `${path}.keys`;
}
