import { checkColumns, checkTableName } from '../storage/checkTable';
import { formatCsv } from './formatCsv';
import type { DataFolder } from '../folder/dataFolder';
import type { DataTypeSupport } from '../config/environment';
import { UserError } from '../errors/userError';
import type { FileWriter } from '../folder/fileWriter';
import { ColumnNamer } from '../storage/names';
import { writeTable } from './outputTable';
import { padRows, type RowSection } from './padRows';
import type { ColumnDefinition, TableDefinition } from '../storage/tableDefinition';

/** More than the largest backend takes (BigQuery: 10 000). */
const MOST_COLUMNS = 10_000;

/** A table whose columns need not be known beforehand. */
export interface ElasticDefinition extends Omit<TableDefinition, 'columns' | 'writeAlways' | 'primaryKey'> {
  /** Columns known beforehand: they come first and have these types; others are added as rows bring them. @default [] */
  readonly columns?: readonly ColumnDefinition[];
  /** Columns of the key that `columns` lacks come behind these. @default [] */
  readonly primaryKey?: readonly string[];
  /** @default false */
  readonly writeAlways?: boolean;
}

/**
 * A row by column: names as the source has them, made legal as `safeColumnNames` does. Null, undefined and invalid dates are empty
 * cells, dates ISO 8601 in UTC; objects and lists become JSON.
 */
export type ElasticRow = Readonly<Record<string, unknown>>;

/** A table as it was written. */
export interface WrittenElasticTable {
  readonly columns: readonly string[];
  readonly rows: number;
}

/**
 * Writes a table row by row while its columns are still coming: rows keep their order, a column that comes late is empty in the rows
 * before it, and memory grows with the columns only. The rows wait in a file beside their table until `close`.
 */
export class ElasticTable {
  private readonly namer = new ColumnNamer();
  private readonly columns: ColumnDefinition[] = [];
  /** Place of each column, by the name that rows have. */
  private readonly places = new Map<string, number>();
  /** How many rows have how many columns, in the order of writing. */
  private readonly sections: { rows: number; columns: number }[] = [];
  private rows = 0;
  /** Rows that came before any column. */
  private blankRows = 0;

  /**
   * Use `openElasticTable`.
   *
   * @param folder the job's folder
   * @param definition the table
   * @param spool where rows wait
   */
  constructor(
    private readonly folder: DataFolder,
    private readonly definition: ElasticDefinition,
    private readonly spool: { readonly path: string; readonly writer: FileWriter },
  ) {
    for (const column of knownColumns(definition)) {
      this.addColumn(column.name, column);
    }
  }

  /**
   * Adds a row at the end; calls may overlap. Resolves when there is room for the next one. Throws `UserError` when the disk
   * refuses, or when the table gets more columns than any backend takes.
   */
  async write(row: ElasticRow): Promise<void> {
    for (const [name, value] of Object.entries(row)) {
      if (value !== undefined && !this.places.has(name)) {
        this.addColumn(name);
      }
    }
    const cells = Array<string>(this.columns.length).fill('');
    for (const [name, value] of Object.entries(row)) {
      const place = this.places.get(name);
      if (place !== undefined) {
        cells[place] = cellText(value);
      }
    }
    if (cells.length === 0) {
      this.blankRows += 1;
      return;
    }
    this.countRow(cells.length);
    await this.spool.writer.write(formatCsv([cells]));
  }

  /**
   * Writes out/tables/NAME.csv and its manifest, as `writeTable` does. Without a single column there is nothing to write, and no
   * table.
   */
  async close(dataTypeSupport: DataTypeSupport): Promise<WrittenElasticTable> {
    const { folder, spool, columns } = this;
    try {
      await spool.writer.close();
      if (columns.length > 0) {
        const { primaryKey = [], writeAlways = false } = this.definition;
        await writeTable(
          folder,
          { ...this.definition, columns, primaryKey, writeAlways },
          { dataTypeSupport, body: this.body() },
        );
      }
    } finally {
      await folder.remove(spool.path);
    }
    const rows = columns.length > 0 ? this.blankRows + this.rows : 0;
    return { columns: columns.map((column) => column.name), rows };
  }

  /** Throws the rows away. */
  async discard(): Promise<void> {
    openedTables(this.folder).delete(this.definition.name);
    await this.spool.writer.close().catch(() => undefined);
    await this.folder.remove(this.spool.path);
  }

  private async *body(): AsyncGenerator<string | Uint8Array> {
    const blank = formatCsv([this.columns.map(() => '')]);
    for (let row = 0; row < this.blankRows; row += 1) {
      yield blank;
    }
    yield* padRows(this.folder.readChunks(this.spool.path), this.shortSections());
  }

  private addColumn(original: string, known?: ColumnDefinition): void {
    if (this.columns.length === MOST_COLUMNS) {
      throw new UserError(
        `Cannot write table '${this.definition.name}': it has more than ${MOST_COLUMNS} columns`,
      );
    }
    this.places.set(original, this.columns.length);
    const name = this.namer.nameOf(original);
    this.columns.push(known ?? { name });
  }

  private countRow(columns: number): void {
    const last = this.sections.at(-1);
    if (last?.columns === columns) {
      last.rows += 1;
    } else {
      this.sections.push({ rows: 1, columns });
    }
    this.rows += 1;
  }

  private shortSections(): RowSection[] {
    return this.sections
      .map(({ rows, columns }) => ({ rows, missing: this.columns.length - columns }))
      .filter((section) => section.missing > 0);
  }
}

/**
 * Opens a table whose columns need not be known beforehand.
 *
 * @param folder the job's folder
 * @param definition the table
 * @returns the table; close it, or there is none
 * @throws RangeError when the name is not legal, or the table was opened before: one would replace the other; UserError when a known column's name is not legal or is there twice, and when the
 *   disk or the rights refuse
 */
export async function openElasticTable(
  folder: DataFolder,
  definition: ElasticDefinition,
): Promise<ElasticTable> {
  checkTableName(definition.name);
  checkColumns(definition.name, knownColumns(definition));
  if (openedTables(folder).has(definition.name)) {
    throw new RangeError(`Cannot write table '${definition.name}': it was opened before`);
  }
  openedTables(folder).add(definition.name);
  const path = folder.partialPath(`${folder.outTables}/${definition.name}.csv`);
  return new ElasticTable(folder, definition, { path, writer: await folder.openWriter(path) });
}

/** Names of the tables that were opened in a folder. */
const opened = new WeakMap<DataFolder, Set<string>>();

function openedTables(folder: DataFolder): Set<string> {
  const names = opened.get(folder) ?? new Set<string>();
  opened.set(folder, names);
  return names;
}

function knownColumns({ columns = [], primaryKey = [] }: ElasticDefinition): ColumnDefinition[] {
  const keys = primaryKey.filter((key) => !columns.some((column) => column.name === key));
  return [...columns, ...keys.map((name) => ({ name }))];
}

function cellText(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return value;
    case 'number':
    case 'bigint':
    case 'boolean':
      return String(value);
    case 'object':
      return value === null ? '' : value instanceof Date ? dateText(value) : JSON.stringify(value);
    default:
      return '';
  }
}

function dateText(date: Date): string {
  return Number.isNaN(date.getTime()) ? '' : date.toISOString();
}
