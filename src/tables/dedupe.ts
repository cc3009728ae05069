import type { Cells } from '../flatten';

/** Separates the parts of a key; where a cell contains it too, two keys share a hash at worst. */
const SEPARATOR = 0x1f;
/** Slots of the hash table: 8 MB, whatever the number of rows. */
const SLOTS = 2 ** 20;

/**
 * Hashes a row's key: rows of one key have one hash. Two keys may share a hash by a rare chance, so a hash only says where
 * to look. The function is cyrb53 by bryc (github.com/bryc/code, public domain).
 *
 * @returns an integer of 53 bits
 */
export function hashKey(columns: readonly string[], cells: Pick<Cells, 'get'>): number {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (const column of columns) {
    for (const part of [column, cells.get(column) ?? '']) {
      for (let index = 0; index < part.length; index += 1) {
        const code = part.charCodeAt(index);
        high = Math.imul(high ^ code, 2654435761);
        low = Math.imul(low ^ code, 1597334677);
      }
      high = Math.imul(high ^ SEPARATOR, 2654435761);
      low = Math.imul(low ^ SEPARATOR, 1597334677);
    }
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return 4294967296 * (2097151 & low) + (high >>> 0);
}

/**
 * Finds the hashes that occur more than once. Memory does not grow with the number of hashes: where one pass cannot hold
 * them, each pass reads them all and looks at its share.
 *
 * @param hashes reads all hashes from the beginning; called once for each pass
 * @param total how many hashes there are
 * @param most slots of the hash table at most; a power of two, not so small that chance could fill it
 * @returns how often each duplicate hash occurs
 */
export async function findDuplicates(
  hashes: () => AsyncIterable<Float64Array>,
  total: number,
  most: number = SLOTS,
): Promise<Map<number, number>> {
  const duplicates = new Map<number, number>();
  // Never more than half full, the table stays quick.
  const size = Math.min(most, 2 ** Math.ceil(Math.log2(Math.max(1, total) * 2)));
  const passes = Math.max(1, Math.ceil((total * 2) / size));
  const slots = new Float64Array(size);
  for (let pass = 0; pass < passes; pass += 1) {
    slots.fill(FREE);
    for await (const chunk of hashes()) {
      for (const hash of chunk) {
        if (hash % passes === pass && isKnown(slots, hash)) {
          duplicates.set(hash, (duplicates.get(hash) ?? 1) + 1);
        }
      }
    }
  }
  return duplicates;
}

/** No hash is negative. */
const FREE = -1;

function isKnown(slots: Float64Array, hash: number): boolean {
  let slot = hash % slots.length;
  while (slots[slot] !== FREE) {
    if (slots[slot] === hash) {
      return true;
    }
    slot = (slot + 1) % slots.length;
  }
  slots[slot] = hash;
  return false;
}

/** How rows of one key became one. */
export interface DuplicateCount {
  /** Rows that are another reading of a row already counted. */
  duplicates: number;
  /** How many of these have other values than the reading before. */
  differing: number;
}

/** What the merge needs to know of the table. */
export interface MergeOptions {
  /** How often each duplicate hash occurs. */
  readonly duplicates: ReadonlyMap<number, number>;
  /** Places of the key's columns in a row. */
  readonly key: readonly number[];
  readonly count: DuplicateCount;
}

interface Waiting {
  left: number;
  readonly rows: Map<string, string[]>;
}

/**
 * Merges rows that are one thing read twice: where both have a cell the later reading counts, and what only one of them
 * has is kept. The merged row stands where its last reading stood.
 */
export class DuplicateRows {
  private readonly waiting = new Map<number, Waiting>();

  constructor(private readonly options: MergeOptions) {}

  /**
   * Takes the next row of the table.
   *
   * @param hash of its key
   * @returns the rows that can be written now
   */
  take(row: string[], hash: number): readonly string[][] {
    const times = this.options.duplicates.get(hash);
    if (times === undefined) {
      return [row];
    }
    const waiting = this.waiting.get(hash) ?? { left: times, rows: new Map<string, string[]>() };
    this.waiting.set(hash, waiting);
    this.merge(waiting.rows, row);
    waiting.left -= 1;
    if (waiting.left > 0) {
      return [];
    }
    this.waiting.delete(hash);
    return [...waiting.rows.values()];
  }

  private merge(rows: Map<string, string[]>, row: string[]): void {
    const key = JSON.stringify(this.options.key.map((index) => row[index]));
    const before = rows.get(key);
    if (before === undefined) {
      rows.set(key, row);
      return;
    }
    const { count } = this.options;
    const isOther = row.some((cell, index) => cell !== '' && before[index] !== '' && cell !== before[index]);
    count.duplicates += 1;
    count.differing += isOther ? 1 : 0;
    rows.set(
      key,
      row.map((cell, index) => (cell === '' ? (before[index] ?? '') : cell)),
    );
  }
}
