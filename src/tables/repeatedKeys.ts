/** Entries of the table of hashes: 8 MB, whatever the number of rows. */
const SLOTS = 2 ** 20;

/** Hashes as they were noted: high, low, high, low … */
export type Hashes = () => AsyncIterable<Uint32Array>;

/**
 * Finds the hashes that stand more than once. Memory does not grow with the number of hashes: where they are more than
 * one pass can hold, each pass reads them all and looks at its share.
 *
 * @param hashes reads all hashes from the beginning; called once a pass
 * @param total how many there are
 * @param most entries of the table at most; a power of two, not so small that chance could fill it
 * @returns how often each repeated hash stands, by its name
 */
export async function findRepeated(
  hashes: Hashes,
  total: number,
  most = SLOTS,
): Promise<Map<string, number>> {
  const repeated = new Map<string, number>();
  // Never more than half full the table stays quick.
  const entries = Math.min(most, 2 ** Math.ceil(Math.log2(Math.max(1, total) * 2)));
  const passes = Math.max(1, Math.ceil((total * 2) / entries));
  const slots = new Uint32Array(entries * 2);
  for (let pass = 0; pass < passes; pass += 1) {
    slots.fill(0);
    for await (const chunk of hashes()) {
      lookThrough(chunk, { pass, passes, slots, repeated });
    }
  }
  return repeated;
}

interface Pass {
  readonly pass: number;
  readonly passes: number;
  readonly slots: Uint32Array;
  readonly repeated: Map<string, number>;
}

function lookThrough(chunk: Uint32Array, { pass, passes, slots, repeated }: Pass): void {
  for (let index = 0; index + 1 < chunk.length; index += 2) {
    const high = chunk[index] ?? 0;
    // Two zeros mark a free slot.
    const low = (chunk[index + 1] ?? 0) || 1;
    if (high % passes === pass && isKnown(slots, high, low)) {
      const name = hashName(high, low);
      repeated.set(name, (repeated.get(name) ?? 1) + 1);
    }
  }
}

function isKnown(slots: Uint32Array, high: number, low: number): boolean {
  let slot = (low * 2) % slots.length;
  while (slots[slot + 1] !== 0) {
    if (slots[slot] === high && slots[slot + 1] === low) {
      return true;
    }
    slot = (slot + 2) % slots.length;
  }
  slots[slot] = high;
  slots[slot + 1] = low;
  return false;
}

/**
 * Names a hash, for maps.
 *
 * @param high the upper 32 bits
 * @param low the lower 32 bits
 * @returns a short text
 */
export function hashName(high: number, low: number): string {
  return `${high.toString(36)}.${(low || 1).toString(36)}`;
}
