import { UserError } from '../errors/userError';
import { standardCsv, type CsvFormat } from '../storage/csvFormat';
import { ColumnNamer, safeColumnName } from '../storage/names';
import type { ColumnDefinition } from '../storage/tableDefinition';
import { type CellPrinter, cellPrinter } from './csvCells';
import { notData } from './notData';

/** More than the largest backend takes (BigQuery: 10 000). */
const MOST_COLUMNS = 10_000;
/** About where V8 turns an object that is built property by property into a hash table. */
const WIDE = 100;

/** The part of a table's definition that its rows depend on. */
export interface PrintedTable {
  readonly name: string;
  readonly columns?: readonly ColumnDefinition[] | undefined;
  readonly primaryKey?: readonly string[] | undefined;
}

/** Prints the rows of a table as lines of CSV, and adds the columns that they bring. */
export class RowPrinter {
  /** In the order of the lines' cells. */
  columns: ColumnDefinition[] = [];
  /** Columns of the key that no row has filled so far. */
  unfilledKeys: string[];
  private readonly namer = new ColumnNamer();
  private readonly cell: CellPrinter;
  private readonly delimiter: string;
  /** What a row of one empty cell is: without quotes it would be an empty line. */
  private readonly blank: string;
  /** By place: the name that rows have for the column. */
  private originals: string[] = [];
  private places = new Map<string, number>();
  /** The places of the columns that were known beforehand, by name. */
  private declared = new Map<string, number>();
  private readonly knowsColumns: boolean;

  constructor(
    private readonly table: PrintedTable,
    format: CsvFormat = standardCsv,
  ) {
    this.cell = cellPrinter(format);
    this.delimiter = format.delimiter;
    this.blank = format.enclosure.repeat(2);
    this.unfilledKeys = [...(table.primaryKey ?? [])];
    knownColumns(table).forEach((column) => this.addColumn(column.name, column));
    this.declared = new Map(this.places);
    this.knowsColumns = (table.columns ?? []).length > 0;
  }

  /** The header, with the columns in another order. */
  header(order: readonly number[]): string {
    return this.joined(order.map((place) => this.cell(this.columns[place]?.name)));
  }

  /** Gives the columns another order, for the rows from now on. */
  reorder(order: readonly number[]): void {
    this.originals = order.map((place) => this.originals[place] ?? '');
    this.columns = order.map((place) => this.columns[place] ?? { name: '' });
    const moved = new Map(order.map((place, index) => [place, index]));
    this.places = new Map([...this.places].map(([name, place]) => [name, moved.get(place) ?? place]));
    this.declared = new Map([...this.declared].map(([name, place]) => [name, moved.get(place) ?? place]));
  }

  /** A row as a line, with its line break; it has a cell for each column that is known so far. */
  line(row: object): string {
    const problem = notARow(row);
    if (problem !== undefined) {
      throw new RangeError(`Cannot write table '${this.table.name}': a row is ${problem}`);
    }
    const line = Array.isArray(row)
      ? this.listLine(row)
      : this.objectLine(row as Readonly<Record<string, unknown>>);
    if (this.unfilledKeys.length > 0) {
      this.lookForKeys(row);
    }
    return line === '' && this.columns.length === 1 ? `${this.blank}\n` : `${line}\n`;
  }

  private listLine(row: readonly unknown[]): string {
    if (!this.knowsColumns || row.length !== this.columns.length) {
      throw new RangeError(
        `Cannot write table '${this.table.name}': a row is a list of ${row.length} cells, and the definition has ${this.columns.length} columns`,
      );
    }
    let line = '';
    for (let place = 0; place < row.length; place += 1) {
      line += place === 0 ? this.cell(row[place]) : this.delimiter + this.cell(row[place]);
    }
    return line;
  }

  /** Most rows have their columns in one order, so cells are joined as they come, and no list of them is made. */
  private objectLine(row: Readonly<Record<string, unknown>>): string {
    if (!isPlain(row)) {
      return this.scatteredLine(Object.entries(row));
    }
    if (this.originals.length > WIDE) {
      return this.wideLine(row);
    }
    const { originals, delimiter, cell } = this;
    let line = '';
    let place = 0;
    for (const name in row) {
      if (name !== originals[place]) {
        const other = this.places.get(name);
        if (other === undefined || other < place) {
          return this.scatteredLine(Object.entries(row));
        }
        // The same place where a column has several spellings.
        if (other > place) {
          line += delimiter.repeat(other - Math.max(place, 1));
          place = other;
        }
      }
      if (place > 0) {
        line += delimiter;
      }
      line += cell(row[name]);
      place += 1;
    }
    return place < originals.length ? line + delimiter.repeat(originals.length - Math.max(place, 1)) : line;
  }

  /** As `objectLine`; for many columns a list is the faster way, as the engine keeps such objects as hash tables. */
  private wideLine(row: Readonly<Record<string, unknown>>): string {
    const names = Object.keys(row);
    const { originals, cell } = this;
    const cells: string[] = [];
    for (const name of names) {
      const place = cells.length;
      if (name !== originals[place]) {
        return this.scatteredLine(Object.entries(row));
      }
      cells.push(cell(row[name]));
    }
    return cells.join(this.delimiter) + this.delimiter.repeat(originals.length - Math.max(cells.length, 1));
  }

  private scatteredLine(entries: readonly (readonly [string, unknown])[]): string {
    for (const [name, value] of entries) {
      if (value !== undefined && !this.places.has(name)) {
        this.addName(name);
      }
    }
    const cells = Array<string | undefined>(this.columns.length).fill(undefined);
    for (const [name, value] of entries) {
      const place = this.places.get(name);
      if (place !== undefined) {
        if (cells[place] !== undefined) {
          throw new RangeError(
            `Cannot write table '${this.table.name}': a row has two values for '${this.columns[place]?.name}'`,
          );
        }
        cells[place] = this.cell(value);
      }
    }
    return cells.join(this.delimiter);
  }

  private joined(cells: readonly string[]): string {
    return `${cells.join(this.delimiter)}\n`;
  }

  /** A known column takes the data's own spelling of its name, such as `sign-up source` for `sign_up_source`. */
  private addName(original: string): void {
    const place = this.declared.get(safeColumnName(original));
    if (place === undefined) {
      this.addColumn(original, { name: this.namer.nameOf(original) });
    } else {
      this.places.set(original, place);
      this.originals[place] = original;
    }
  }

  private addColumn(original: string, column: ColumnDefinition): void {
    if (this.columns.length === MOST_COLUMNS) {
      throw new UserError(
        `Cannot write table '${this.table.name}': it has more than ${MOST_COLUMNS} columns`,
      );
    }
    // The name is taken, also that of a known column.
    this.namer.nameOf(original);
    this.places.set(original, this.columns.length);
    this.originals.push(original);
    this.columns.push(column);
  }

  private namesOf(place: number): string[] {
    return [...this.places].flatMap(([name, at]) => (at === place ? [name] : []));
  }

  private lookForKeys(row: object): void {
    this.unfilledKeys = this.unfilledKeys.filter((key) => {
      const place = this.columns.findIndex(({ name }) => name === key);
      const names = Array.isArray(row) ? [place] : this.namesOf(place);
      return names.every((at) => this.cell((row as Readonly<Record<string | number, unknown>>)[at]) === '');
    });
  }
}

/** What looks like a row to the compiler where types are lost, and would be an empty one. */
function notARow(row: unknown): string | undefined {
  if (typeof row !== 'object' || row === null) {
    return `not an object or a list, but ${row === null ? 'null' : `a ${typeof row}`}`;
  }
  return isPlain(row) || Array.isArray(row) ? undefined : notData(row);
}

/** Whether the prototype adds no enumerable properties, so that `for … in` gives the object's own ones only. */
function isPlain(row: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(row);
  return prototype === Object.prototype || prototype === null;
}

/**
 * The columns of a table that are known before its first row.
 *
 * @param table its definition
 * @returns those of the definition, then those of the key that are not among them
 */
export function knownColumns({ columns = [], primaryKey = [] }: PrintedTable): ColumnDefinition[] {
  const keys = primaryKey.filter((key) => !columns.some((column) => column.name === key));
  return [...columns, ...keys.map((name) => ({ name }))];
}
