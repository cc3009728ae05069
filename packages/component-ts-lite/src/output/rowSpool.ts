import type { DataFolder } from '../folder/dataFolder';
import type { RowFile } from '../folder/rowFile';
import type { CsvFormat } from '../storage/csvFormat';
import type { ColumnDefinition } from '../storage/tableDefinition';
import { RowLayout, type RowSection } from './rowLayout';
import { type PrintedTable, RowPrinter } from './rowPrinter';

/** Characters that are gathered before they go to the disk. */
const PIECE_LENGTH = 64 * 1024;

/** Where and how rows are written. */
export interface SpoolOptions {
  readonly folder: DataFolder;
  /** A file, or a folder that is there for slices. */
  readonly path: string;
  readonly format: CsvFormat;
  /** A slice that has so many bytes is the last but one; undefined for a whole file. */
  readonly sliceBytes: number | undefined;
  readonly sortColumns: ((one: string, other: string) => number) | undefined;
}

/** A file of rows, whole or one slice. */
export interface SpooledFile {
  readonly path: string;
  readonly sections: RowSection[];
}

/** How the rows of a table are to be in the end. */
export interface FinalColumns {
  /** Where each column of the finished table is in the rows. */
  readonly places: readonly number[];
  readonly columns: readonly ColumnDefinition[];
  readonly format: CsvFormat;
}

/** Prints rows, and writes them to the disk in pieces of 64 Ki characters: one file with a header, or slices without. */
export class RowSpool {
  /** What was written, in order. */
  readonly files: SpooledFile[] = [];
  /** Length of the header in the file. */
  headerBytes = 0;
  /** How many rows there are. */
  rows = 0;
  private readonly printer: RowPrinter;
  private file: RowFile | undefined;
  private fileBytes = 0;
  private isStarted = false;
  private text = '';
  private section: RowSection = { rows: 0, cells: -1 };
  /** Of the rows in `text`. */
  private sections: RowSection[] = [];
  private readonly closing: Promise<void>[] = [];

  constructor(
    table: PrintedTable,
    private readonly options: SpoolOptions,
  ) {
    this.printer = new RowPrinter(table, options.format);
  }

  /** Columns of the key that no row has filled so far. */
  get unfilledKeys(): readonly string[] {
    return this.printer.unfilledKeys;
  }

  /** The header that the table is to have; undefined for slices. */
  get header(): string | undefined {
    return this.options.sliceBytes === undefined ? this.printer.header(this.finalLayout().places) : undefined;
  }

  /** Adds a row at the end. Throws as `RowPrinter.line`, and `UserError` when the disk refuses. */
  write(row: object): void {
    this.text += this.printer.line(row);
    const cells = this.printer.columns.length;
    if (this.section.cells !== cells) {
      this.section = { rows: 0, cells };
      this.sections.push(this.section);
    }
    this.section.rows += 1;
    this.rows += 1;
    if (this.text.length >= PIECE_LENGTH) {
      this.flush();
    }
  }

  /** Writes what was gathered, and the header where there is none yet. Throws `UserError` when the disk refuses. */
  flush(): void {
    if (this.isStarted && this.text === '') {
      return;
    }
    const file = (this.file ??= this.openFile());
    const rows = Buffer.from(this.text, 'utf8');
    const bytes = this.isStarted ? rows : this.startTable(rows);
    this.isStarted = true;
    this.text = '';
    file.write(bytes);
    this.fileBytes += bytes.length;
    this.files.at(-1)?.sections.push(...this.sections);
    this.section = { rows: 0, cells: -1 };
    this.sections = [];
    if (this.fileBytes >= (this.options.sliceBytes ?? Infinity)) {
      this.closeFile();
    }
  }

  /** Closes the files; what was gathered is not written. Throws `UserError` when the disk refuses. */
  async close(): Promise<void> {
    this.closeFile();
    await Promise.all(this.closing);
  }

  /** The columns as they are to be in the finished table. */
  finalLayout(): FinalColumns {
    const { sortColumns, format } = this.options;
    const { columns } = this.printer;
    const nameAt = (place: number): string => columns[place]?.name ?? '';
    const places = columns.map((_, index) => index);
    if (sortColumns !== undefined) {
      places.sort((a, b) => sortColumns(nameAt(a), nameAt(b)));
    }
    return { places, columns: places.map((place) => columns[place] ?? { name: '' }), format };
  }

  /** Columns that came within the first piece are in the header and in each of its rows, so these need no second writing. */
  private startTable(rows: Uint8Array): Uint8Array {
    const { places, format } = this.finalLayout();
    const laidOut = new RowLayout({ sections: this.sections, places, format }).push(rows);
    this.sections = this.rows === 0 ? [] : [{ rows: this.rows, cells: places.length }];
    this.printer.reorder(places);
    const header = Buffer.from(this.header ?? '', 'utf8');
    this.headerBytes = header.length;
    return Buffer.concat([header, laidOut]);
  }

  private openFile(): RowFile {
    const { folder, path, sliceBytes } = this.options;
    // By name in the order of writing, up to a million slices.
    const slice = `part-${String(this.files.length).padStart(6, '0')}.csv`;
    const filePath = sliceBytes === undefined ? path : `${path}/${slice}`;
    this.fileBytes = 0;
    this.files.push({ path: filePath, sections: [] });
    return folder.openRowFile(filePath);
  }

  private closeFile(): void {
    if (this.file !== undefined) {
      const closed = this.file.close();
      // `close` waits for it; until then nobody does.
      closed.catch(() => undefined);
      this.closing.push(closed);
      this.file = undefined;
    }
  }
}
