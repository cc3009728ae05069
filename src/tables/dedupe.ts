import { isPath } from '../answer';
import type { Cells } from '../flatten';

/** Separates the parts of a key; where a cell contains it too, two keys share a hash at worst. */
const SEPARATOR = 0x1f;
/** Taken once, because each access to a global is slow in the contexts that Jest makes. */
const { imul } = Math;
/** Slots of the hash table: 12 MB, whatever the number of rows. */
const SLOTS = 2 ** 20;

/**
 * Hashes a row's key: rows of one key have one hash. Two keys may share a hash by a rare chance, so a hash only says where
 * to look. The function is cyrb53 by bryc (github.com/bryc/code, public domain).
 *
 * @returns an integer of 53 bits
 */
export function hashKey(fields: readonly string[], cells: Pick<Cells, 'get'>): number {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (const field of fields) {
    // Without its slash: rows that are merged stand in the order of hashes, which stays that of earlier versions.
    const name = isPath(field) ? field.slice(1) : field;
    for (const part of [name, cells.get(field) ?? '']) {
      for (let index = 0; index < part.length; index += 1) {
        const code = part.charCodeAt(index);
        high = imul(high ^ code, 2654435761);
        low = imul(low ^ code, 1597334677);
      }
      high = imul(high ^ SEPARATOR, 2654435761);
      low = imul(low ^ SEPARATOR, 1597334677);
    }
  }
  high = imul(high ^ (high >>> 16), 2246822507) ^ imul(low ^ (low >>> 13), 3266489909);
  low = imul(low ^ (low >>> 16), 2246822507) ^ imul(high ^ (high >>> 13), 3266489909);
  return 4294967296 * (2097151 & low) + (high >>> 0);
}

/** Numbers of rows, a bit for each row of the table. */
export class RowSet {
  size = 0;
  private readonly bits: Uint8Array;

  /** @param total rows of the table */
  constructor(total: number) {
    this.bits = new Uint8Array(Math.ceil(total / 8));
  }

  add(row: number): void {
    if (!this.has(row)) {
      this.bits[row >>> 3] = (this.bits[row >>> 3] ?? 0) | (1 << (row & 7));
      this.size += 1;
    }
  }

  has(row: number): boolean {
    return ((this.bits[row >>> 3] ?? 0) & (1 << (row & 7))) !== 0;
  }

  /** Whether it has one of the rows from `start` on. */
  hasAny(start: number, rows: number): boolean {
    for (let row = start; row < start + rows; row += 1) {
      if (this.has(row)) {
        return true;
      }
    }
    return false;
  }
}

/**
 * Finds the rows whose hash occurs more than once. Memory grows by a bit for each row only: where one pass cannot hold the
 * hashes, each pass reads them all and looks at its share.
 *
 * @param hashes reads the hashes of all rows from the beginning; called once for each pass
 * @param total how many hashes there are
 * @param most slots of the hash table at most; a power of two, not so small that chance could fill it
 * @returns all readings of such rows, the first too
 */
export async function findDuplicates(
  hashes: () => AsyncIterable<Float64Array>,
  total: number,
  most: number = SLOTS,
): Promise<RowSet> {
  const duplicates = new RowSet(total);
  // Never more than half full, the table stays quick.
  const size = Math.min(most, 2 ** Math.ceil(Math.log2(Math.max(1, total) * 2)));
  const passes = Math.max(1, Math.ceil((total * 2) / size));
  const slots: Slots = { hashes: new Float64Array(size), rows: new Uint32Array(size) };
  for (let pass = 0; pass < passes; pass += 1) {
    slots.hashes.fill(FREE);
    let row = 0;
    for await (const chunk of hashes()) {
      for (const hash of chunk) {
        const first = hash % passes === pass ? firstRow(slots, hash, row) : row;
        if (first !== row) {
          duplicates.add(first);
          duplicates.add(row);
        }
        row += 1;
      }
    }
  }
  return duplicates;
}

/** No hash is negative. */
const FREE = -1;

interface Slots {
  readonly hashes: Float64Array;
  /** The first row of each hash. */
  readonly rows: Uint32Array;
}

function firstRow({ hashes, rows }: Slots, hash: number, row: number): number {
  let slot = hash % hashes.length;
  while (hashes[slot] !== FREE) {
    if (hashes[slot] === hash) {
      return rows[slot] ?? row;
    }
    slot = (slot + 1) % hashes.length;
  }
  hashes[slot] = hash;
  rows[slot] = row;
  return row;
}

/** How rows of one key became one. */
export interface DuplicateCount {
  /** Rows that are another reading of a row already counted. */
  duplicates: number;
  /** How many of these have other values than the reading before. */
  differing: number;
  /** How many of these were read for another account; absent where none was. */
  ofOthers?: number;
}
