/** How many characters are hashed together. */
const BLOCK = 4;
/** Slots of a table for each entry: with more, less is looked up in vain; with fewer, the table fits a processor's cache. */
const SLOTS_PER_ENTRY = 4;
const FEWEST_SLOTS = 4096;
/** Characters of a text that are searched at once. */
const PIECE = 64 * 1024;

/** The lower bytes of a piece of a text, which are much faster to read than a text is. Nothing is called while it is in use. */
const piece = Buffer.alloc(PIECE);

/**
 * Finds many short texts, the anchors, in a long one, in a time that hardly depends on how many there are: it looks at a few characters
 * of the text and strides over as many as no anchor can stand at. Source: Wu and Manber, A fast algorithm for multi-pattern searching
 * (1994). Anchors can be added at any time.
 */
export class AnchorIndex<Value> {
  private readonly values = new Map<string, Value[]>();
  /** How far to stride from each block. */
  private strides: Uint8Array;
  private usedStrides = 0;
  /** Marks the blocks with which anchors begin. */
  private beginnings = new Uint8Array(FEWEST_SLOTS);

  /** @param length characters of every anchor; at least 4 */
  constructor(private readonly length: number) {
    this.strides = new Uint8Array(FEWEST_SLOTS).fill(this.longestStride);
  }

  /** Adds a value to an anchor. */
  add(anchor: string, value: Value): void {
    const values = this.values.get(anchor);
    if (values !== undefined) {
      values.push(value);
      return;
    }
    this.values.set(anchor, [value]);
    this.insert(anchor);
    if (this.usedStrides * SLOTS_PER_ENTRY > this.strides.length) {
      this.strides = new Uint8Array(this.strides.length * 2).fill(this.longestStride);
      this.usedStrides = 0;
      this.beginnings = new Uint8Array(this.strides.length);
      [...this.values.keys()].forEach((known) => this.insert(known));
    }
  }

  /** Calls for each anchor that stands in a text, in the order of their places. */
  search(text: string, visit: (place: number, values: readonly Value[]) => void): void {
    if (this.values.size === 0) {
      return;
    }
    for (let from = 0; from + this.length <= text.length; from += PIECE - this.length + 1) {
      for (const place of this.candidates(text.slice(from, from + PIECE))) {
        const values = this.values.get(text.slice(from + place, from + place + this.length));
        if (values !== undefined) {
          visit(from + place, values);
        }
      }
    }
  }

  /** The places of a piece at which an anchor may stand. */
  private candidates(text: string): number[] {
    const { length, strides, beginnings } = this;
    const slots = strides.length - 1;
    const places: number[] = [];
    const end = piece.write(text, 'latin1');
    for (let last = length - 1; last < end;) {
      const stride = strides[blockHash(piece, last) & slots] ?? 1;
      if (stride === 0) {
        const start = last - length + 1;
        if (beginnings[blockHash(piece, start + BLOCK - 1) & slots] === 1) {
          places.push(start);
        }
        last += 1;
      } else {
        last += stride;
      }
    }
    return places;
  }

  private get longestStride(): number {
    return this.length - BLOCK + 1;
  }

  private insert(anchor: string): void {
    const bytes = Buffer.from(anchor, 'latin1');
    const slots = this.strides.length - 1;
    for (let last = BLOCK - 1; last < bytes.length; last += 1) {
      const slot = blockHash(bytes, last) & slots;
      const stride = this.strides[slot] ?? 0;
      this.usedStrides += stride === this.longestStride ? 1 : 0;
      this.strides[slot] = Math.min(stride, bytes.length - 1 - last);
    }
    this.beginnings[blockHash(bytes, BLOCK - 1) & slots] = 1;
  }
}

/** Hashes the block that ends at a place. The factor is 2³² over the golden ratio, which spreads the bits. */
function blockHash(bytes: Uint8Array, last: number): number {
  const block =
    (bytes[last] ?? 0) |
    ((bytes[last - 1] ?? 0) << 8) |
    ((bytes[last - 2] ?? 0) << 16) |
    ((bytes[last - 3] ?? 0) << 24);
  return Math.imul(block, 0x9e3779b1) >>> 8;
}
