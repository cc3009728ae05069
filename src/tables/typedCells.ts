import type { BaseType } from '@keboola/component-ts-lite';
import { counted } from '../runtime';
import type { DescribedColumn } from './describeColumn';

/** Characters of a cell in a message. */
const CELL_SHOWN = 60;

/** Cells of one column that were written empty, because its type does not have them. */
interface Misfits {
  readonly type: BaseType;
  /** How many cells. */
  count: number;
  /** The first of them, and the id of its row. */
  readonly cell: string;
  readonly id: string;
}

/** Largest power of ten that a number is written out with. */
const LARGEST_EXPONENT = 38;
/** Digits before the point of a NUMERIC. Source: docs/common-interface.md §3.6. */
const NUMERIC_DIGITS = 29;
/** An INTEGER has 64 bits. Source: docs/common-interface.md §3.6. */
const LARGEST_INTEGER = 2n ** 63n - 1n;

const NUMBER = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d{1,2}))?$/;
const DATE = /^(\d{4})-(\d\d)-(\d\d)$/;
const TIMESTAMP =
  /^(\d{4}-\d\d-\d\d)(?:[T ](?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,6})?(?:Z|[+-](?:0\d|1[0-4]):?[0-5]\d)?)?$/;

/**
 * By type what a cell is written as, in the form that every database reads; undefined where the type does not have it.
 * Source: docs/common-interface.md §3.6.
 */
const READERS: Readonly<Record<Exclude<BaseType, 'STRING'>, (cell: string) => string | undefined>> = {
  INTEGER: readInteger,
  NUMERIC: readNumeric,
  FLOAT: (cell) => (NUMBER.test(cell) && Number.isFinite(Number(cell)) ? cell : undefined),
  BOOLEAN: (cell) => (cell === 'true' || cell === 'false' ? cell : undefined),
  DATE: (cell) => (isDay(cell) ? cell : undefined),
  TIMESTAMP: readTimestamp,
};

/**
 * The cells of a natively typed table. One that its column's type does not have would make the loader refuse the whole
 * table, so it is written empty and counted. Cells of STRING columns are the API's text.
 */
export class TypedCells {
  private readonly typed: readonly {
    readonly place: number;
    readonly column: DescribedColumn;
    readonly read: (cell: string) => string | undefined;
  }[];
  private readonly found = new Map<string, Misfits>();
  private readonly id: number;

  /** @param described the columns of the table in their order */
  constructor(described: readonly DescribedColumn[]) {
    this.typed = described.flatMap((column, place) =>
      column.type === 'STRING' ? [] : [{ place, column, read: READERS[column.type] }],
    );
    this.id = described.findIndex(({ name }) => name === 'id');
  }

  /** Whether any column has a type. */
  get isNeeded(): boolean {
    return this.typed.length > 0;
  }

  /** Says what was written empty, a sentence for each column. */
  get warnings(): readonly string[] {
    return [...this.found].map(([column, { type, count, cell, id }]) => {
      const cells = count === 1 ? 'a cell that is' : `${counted(count, 'cell')} that are`;
      const which = `${count === 1 ? "'" : "the first is '"}${cell.slice(0, CELL_SHOWN)}' of object '${id}'`;
      return `column '${column}': ${cells} not ${type} ${count === 1 ? 'is' : 'are'} written empty: ${which}`;
    });
  }

  /**
   * Writes the cells of typed columns as every database reads them.
   *
   * @param rows changed in place
   * @returns whether any cell was changed
   */
  fit(rows: readonly string[][]): boolean {
    let isChanged = false;
    for (const { place, column, read } of this.typed) {
      for (const row of rows) {
        const cell = row[place] ?? '';
        const fitting = cell === '' ? cell : read(cell);
        if (fitting !== cell) {
          isChanged = true;
          row[place] = fitting ?? '';
          if (fitting === undefined) {
            this.note(column, cell, row[this.id] ?? '');
          }
        }
      }
    }
    return isChanged;
  }

  private note({ name, type }: DescribedColumn, cell: string, id: string): void {
    const before = this.found.get(name);
    if (before === undefined) {
      this.found.set(name, { type, count: 1, cell, id });
    } else {
      before.count += 1;
    }
  }
}

function readInteger(cell: string): string | undefined {
  if (/^-?\d{1,18}$/.test(cell)) {
    return cell;
  }
  const plain = plainNumber(cell)?.replace(/\.0+$/, '');
  return plain !== undefined && /^-?\d+$/.test(plain) && isOf64Bits(plain) ? plain : undefined;
}

function isOf64Bits(digits: string): boolean {
  const value = BigInt(digits);
  return value <= LARGEST_INTEGER && value >= -LARGEST_INTEGER;
}

function readNumeric(cell: string): string | undefined {
  const plain = plainNumber(cell);
  const whole = plain?.replace('-', '').split('.')[0] ?? '';
  return whole.length <= NUMERIC_DIGITS ? plain : undefined;
}

/** Writes a number without an exponent; undefined where it is none, or out of reach. */
function plainNumber(cell: string): string | undefined {
  const [, sign = '', whole = '', fraction = '', exponent] = NUMBER.exec(cell) ?? [];
  if (whole === '' || Math.abs(Number(exponent ?? 0)) > LARGEST_EXPONENT) {
    return undefined;
  }
  if (exponent === undefined) {
    return cell;
  }
  const power = Number(exponent);
  const zeros = '0'.repeat(LARGEST_EXPONENT);
  const digits = `${zeros}${whole}${fraction}${zeros}`;
  const point = zeros.length + whole.length + power;
  const before = digits.slice(0, point).replace(/^0+(?=\d)/, '');
  const after = digits.slice(point).replace(/0+$/, '');
  return `${sign}${before}${after === '' ? '' : `.${after}`}`;
}

function isDay(text: string): boolean {
  const [, year = '', month = '', day = ''] = DATE.exec(text) ?? [];
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return year >= '1000' && date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
}

/** The API writes `+0000`, which Snowflake does not read; with a colon every database does (airbytehq/airbyte#5439). */
function readTimestamp(cell: string): string | undefined {
  const [, day = ''] = TIMESTAMP.exec(cell) ?? [];
  return isDay(day) ? cell.replace(/([+-]\d\d)(\d\d)$/, '$1:$2') : undefined;
}
