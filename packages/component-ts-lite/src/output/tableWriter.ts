import type { DataTypeSupport } from '../config/environment';
import { UserError } from '../errors/userError';
import type { DataFolder } from '../folder/dataFolder';
import { tableFileName } from '../storage/checkTable';
import { standardCsv } from '../storage/csvFormat';
import type { ColumnDefinition, TableDefinition } from '../storage/tableDefinition';
import { createManifest } from './createManifest';
import { finishFiles } from './finishFiles';
import { RowSpool } from './rowSpool';
import { publish } from './writeDescribed';

/** Slices are best at 10 to 100 MB (https://help.keboola.com/extend/common-interface/folders/#sliced-tables). */
const SLICE_BYTES = 100_000_000;

/** A table that is opened for writing; only its name is needed. */
export interface OpenTableDefinition extends Partial<Omit<TableDefinition, 'name'>> {
  /** Must be legal in Storage, see `safeTableName`. */
  readonly name: string;
  /**
   * Columns known beforehand: they come first and have these types. Others are added as rows bring them, with legal names
   * (`safeColumnNames`); columns of the key that are not among them come right behind. @default []
   */
  readonly columns?: readonly ColumnDefinition[];
  /**
   * Writes a folder of slices without a header, which the platform loads at the same time, a new one whenever the last has so many
   * bytes; true: 100 MB.
   */
  readonly sliced?: boolean | { readonly bytes: number };
  /** Gives the columns this order in the finished table. @default those known beforehand, then as rows brought them */
  readonly sortColumns?: (one: string, other: string) => number;
}

/** Objects whose data is not in their properties: as a row each would be an empty one. */
type NotData =
  | PromiseLike<unknown>
  | ReadonlyMap<unknown, unknown>
  | ReadonlySet<unknown>
  | Date
  | ArrayBufferView
  | ((...given: never) => unknown);

/** Any object or list but a promise, such as that of a forgotten `await`, a map, a set, a date, bytes or a function: those are `never`. */
export type DataRow<Row extends object> = Row extends NotData ? never : unknown;

/** A table as it was written. */
export interface WrittenTable {
  readonly name: string;
  /** In the order of the CSV; empty, and no file, where neither the definition nor a row brought any. */
  readonly columns: readonly string[];
  readonly rows: number;
}

/** What a writer stands on. */
export interface WriterPorts {
  readonly folder: DataFolder;
  readonly dataTypeSupport: DataTypeSupport;
  /** Where the rows are written until the table is closed: a file, or a folder for slices. */
  readonly workPath: string;
  /** Called once, when the table is closed or discarded. */
  readonly onEnd: (isDiscarded: boolean) => void;
}

/**
 * Writes an output table row by row. Memory does not grow with the rows, and `write` needs no `await`: rows go to the disk in pieces of
 * 64 Ki characters. The header is written before the rows; a column that comes after the first piece makes `close` write the table a
 * second time, with an empty cell in the rows before it. Opened by `context.tables.open`.
 *
 * With `await using` the table is finished when its block ends, and published when the action has succeeded. Nobody tells it that its
 * block has thrown: where the action goes on, what was written is published. `context.tables.write` throws it away.
 */
export class TableWriter {
  private readonly spool: RowSpool;
  private state: 'open' | 'finished' | 'ended' = 'open';

  /** Use `context.tables.open`. */
  constructor(
    private readonly definition: OpenTableDefinition,
    private readonly ports: WriterPorts,
  ) {
    const { sliced = false, sortColumns } = definition;
    const { delimiter = standardCsv.delimiter, enclosure = standardCsv.enclosure } = definition;
    this.spool = new RowSpool(definition, {
      folder: ports.folder,
      path: ports.workPath,
      format: { delimiter, enclosure },
      sliceBytes: sliced === false ? undefined : sliced === true ? SLICE_BYTES : sliced.bytes,
      sortColumns,
    });
  }

  /** The table's name. */
  get name(): string {
    return this.definition.name;
  }

  /** Whether rows can still be written. */
  get isOpen(): boolean {
    return this.state === 'open';
  }

  /**
   * Adds a row at the end: an object by column, or a list of cells in the order of the columns, which must then be known. Null,
   * undefined, invalid dates, NaN and infinite numbers are empty cells, dates ISO 8601 in UTC; objects and lists become JSON.
   *
   * Throws `RangeError` for a list of another length than the columns, and for what is not data: a promise, a map, a function; `UserError` when the disk refuses, or when the table gets more
   * columns than any backend takes.
   */
  write<Row extends object>(row: Row & DataRow<Row>): void {
    if (this.state !== 'open') {
      throw new Error(`Cannot write to table '${this.name}': it is closed`);
    }
    this.spool.write(row);
  }

  /**
   * Writes what is left, and gives the table its name and its manifest, in this order. Throws `UserError` when a column of the key is
   * empty in every row, and when the disk or the rights refuse; nothing of the table is left then.
   */
  async close(): Promise<WrittenTable> {
    if (this.state === 'ended') {
      throw new Error(`Cannot close table '${this.name}': it is closed`);
    }
    try {
      return await this.publish();
    } catch (error) {
      await this.discard().catch(() => undefined);
      throw error;
    } finally {
      this.end(false);
    }
  }

  /** Throws the rows away; nothing of the table is left. Without effect once the table is closed. */
  async discard(): Promise<void> {
    if (this.state === 'ended') {
      return;
    }
    this.end(true);
    await this.spool.close().catch(() => undefined);
    await this.ports.folder.removeTree(this.ports.workPath);
  }

  /** Finishes the table; it is published when the action succeeds, and discarded when it fails. */
  async [Symbol.asyncDispose](): Promise<void> {
    if (this.state === 'open') {
      this.state = 'finished';
    }
  }

  private end(isDiscarded: boolean): void {
    if (this.state !== 'ended') {
      this.state = 'ended';
      this.ports.onEnd(isDiscarded);
    }
  }

  private async publish(): Promise<WrittenTable> {
    const { definition, spool } = this;
    const { folder, dataTypeSupport, workPath } = this.ports;
    this.state = 'finished';
    this.checkKey();
    spool.flush();
    await spool.close();
    const { places, columns, format } = spool.finalLayout();
    if (columns.length === 0) {
      await folder.removeTree(workPath);
      return { name: this.name, columns: [], rows: 0 };
    }
    const { header, headerBytes, files, rows } = spool;
    await finishFiles(folder, files, { places, format, header, headerBytes });
    const { primaryKey = [], incremental = false, writeAlways = false } = definition;
    await publish(folder, {
      from: workPath,
      path: `${folder.outTables}/${tableFileName(definition)}`,
      manifest: createManifest(
        { ...definition, columns, primaryKey, incremental, writeAlways },
        dataTypeSupport,
        {
          hasHeader: header !== undefined,
        },
      ),
    });
    return { name: this.name, columns: columns.map(({ name }) => name), rows };
  }

  private checkKey(): void {
    const { unfilledKeys, rows } = this.spool;
    if (unfilledKeys.length > 0 && rows > 0) {
      throw new UserError(
        `Cannot write table '${this.name}': no row has a value in '${unfilledKeys.join("', '")}' of its primary key`,
      );
    }
  }
}
