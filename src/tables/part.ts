import { formatCsv } from '@keboola/component-ts-lite';
import type { DataFolder } from '@keboola/component-ts-lite';
import type { Row } from '../flatten';
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
  private index: ReadonlyMap<string, number>;
  private pending: string[][] = [];
  private hashes: number[] = [];
  private full: { columns: readonly string[]; rows: string[][]; hashes: number[] }[] = [];
  private writers: readonly [text: Writer, hashes: Writer] | undefined;

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
    this.index = indexOf(this.columns);
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

  /** Writes the full batches, so that no more than one waits in memory. */
  async flush(): Promise<void> {
    const { full } = this;
    this.full = [];
    for (const { columns, rows, hashes } of full) {
      const [textWriter, hashWriter] = await this.open();
      const text = Buffer.from(formatCsv(rows));
      await textWriter.write(text);
      await hashWriter.write(new Uint8Array(Uint32Array.from(hashes).buffer));
      this.batches.push({ columns, rows: rows.length, bytes: text.length });
    }
  }

  /** Writes what still waits. */
  async close(): Promise<void> {
    this.closeBatch();
    await this.flush();
    for (const writer of this.writers ?? []) {
      await writer.close();
    }
    this.writers = undefined;
  }

  private async open(): Promise<readonly [Writer, Writer]> {
    this.writers ??= [
      await this.folder.openWriter(this.path, 'append'),
      await this.folder.openWriter(hashFile(this.path), 'append'),
    ];
    return this.writers;
  }

  private layOut(row: ReadonlyMap<string, string>): string[] {
    const cells = new Array<string>(this.columns.length).fill('');
    for (const [column, cell] of row) {
      const index = this.index.get(column);
      if (index === undefined) {
        this.widen(row.keys());
        return this.layOut(row);
      }
      cells[index] = cell;
    }
    return cells;
  }

  private widen(columns: Iterable<string>): void {
    this.closeBatch();
    this.columns = orderColumns([...this.columns, ...columns]);
    this.index = indexOf(this.columns);
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

function indexOf(columns: readonly string[]): ReadonlyMap<string, number> {
  return new Map(columns.map((column, index) => [column, index]));
}
