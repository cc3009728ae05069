import { hashName } from './repeatedKeys';

/** How rows of one key became one. */
export interface MergeCount {
  /** Rows that were the same thing read again. */
  repeated: number;
  /** Of these, how many told something else than the reading before. */
  differing: number;
}

/** What the merger needs to know of the table. */
export interface MergeOptions {
  /** How often each repeated hash stands. */
  readonly repeated: ReadonlyMap<string, number>;
  /** Places of the key's columns in a row. */
  readonly key: readonly number[];
  readonly count: MergeCount;
}

interface Waiting {
  left: number;
  readonly rows: Map<string, string[]>;
}

/**
 * Makes one row of those that are one thing read twice: where both have a cell the later reading counts, and what only
 * one of them has is kept. It stands where its last reading stood.
 */
export class RepeatedRows {
  private readonly waiting = new Map<string, Waiting>();

  constructor(private readonly options: MergeOptions) {}

  /**
   * Takes the next row of the table.
   *
   * @param row its cells
   * @param high upper half of its key's hash
   * @param low lower half
   * @returns the rows that can be written now
   */
  take(row: string[], high: number, low: number): readonly string[][] {
    const name = hashName(high, low);
    const times = this.options.repeated.get(name);
    if (times === undefined) {
      return [row];
    }
    const waiting = this.waiting.get(name) ?? { left: times, rows: new Map<string, string[]>() };
    this.waiting.set(name, waiting);
    this.add(waiting.rows, row);
    waiting.left -= 1;
    if (waiting.left > 0) {
      return [];
    }
    this.waiting.delete(name);
    return [...waiting.rows.values()];
  }

  private add(rows: Map<string, string[]>, row: string[]): void {
    const key = JSON.stringify(this.options.key.map((index) => row[index]));
    const before = rows.get(key);
    if (before === undefined) {
      rows.set(key, row);
      return;
    }
    const { count } = this.options;
    count.repeated += 1;
    count.differing += row.some(
      (cell, index) => cell !== '' && before[index] !== '' && cell !== before[index],
    )
      ? 1
      : 0;
    rows.set(
      key,
      row.map((cell, index) => (cell === '' ? (before[index] ?? '') : cell)),
    );
  }
}
