import type { Cells } from '../flatten';

/** A hash of a row's key in two halves of 32 bits. */
export interface KeyHash {
  readonly high: number;
  readonly low: number;
}

/** Keeps the parts of a key apart; where a cell has it too, two keys share a hash at worst. */
const SEPARATOR = 0x1f;

/**
 * Hashes a row's key: rows of one key have one hash. Two keys may share a hash by a rare chance, so a hash only says
 * where to look.
 *
 * @param columns the key's columns
 * @param cells the row's cells
 * @returns 64 bits
 */
export function hashKey(columns: readonly string[], cells: Pick<Cells, 'get'>): KeyHash {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (const column of columns) {
    const parts = [column, cells.get(column) ?? ''];
    for (const part of parts) {
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
  return { high: high >>> 0, low: low >>> 0 };
}
