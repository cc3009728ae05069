/** Entries of the table of hashes: 8 MB, whatever the number of rows. */
const SLOTS = 2 ** 20;
/** Keys of one pass; half full, the table stays quick. */
const KEYS_A_PASS = SLOTS / 2;

/** Hashes as they were noted: high, low, high, low … */
export type Hashes = () => AsyncIterable<Uint32Array>;

/**
 * Finds the hashes that stand more than once. Memory does not grow with the number of hashes: where they are more than
 * one pass can hold, each pass reads them all and looks at its share.
 *
 * @param hashes reads all hashes from the beginning; called once a pass
 * @param total how many there are
 * @returns how often each repeated hash stands, by its name
 */
export async function findRepeated(hashes: Hashes, total: number): Promise<Map<string, number>> {
  const repeated = new Map<string, number>();
  const passes = Math.max(1, Math.ceil(total / KEYS_A_PASS));
  const slots = new Uint32Array(SLOTS * 2);
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
  let slot = (low % SLOTS) * 2;
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
