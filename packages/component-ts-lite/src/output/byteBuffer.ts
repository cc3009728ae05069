const FIRST_CAPACITY = 128 * 1024;

/** Gathers bytes; its memory grows to the most that it has held at once. */
export class ByteBuffer {
  private bytes = Buffer.allocUnsafe(FIRST_CAPACITY);
  private length = 0;

  /** Adds a part of other bytes. */
  add(source: Uint8Array, from: number, to: number): void {
    const size = to - from;
    this.makeRoom(size);
    // Cells are short: a loop costs less than a call into the engine's copying.
    if (size < 32) {
      for (let at = from; at < to; at += 1) {
        this.bytes[this.length] = source[at] ?? 0;
        this.length += 1;
      }
      return;
    }
    this.bytes.set(source.subarray(from, to), this.length);
    this.length += size;
  }

  /** Adds one byte some times. */
  fill(byte: number, count: number): void {
    this.makeRoom(count);
    for (let left = count; left > 0; left -= 1) {
      this.bytes[this.length] = byte;
      this.length += 1;
    }
  }

  /** Gives a copy of what was gathered, and begins anew. */
  take(): Uint8Array {
    const taken = Uint8Array.prototype.slice.call(this.bytes, 0, this.length);
    this.length = 0;
    return taken;
  }

  private makeRoom(size: number): void {
    if (this.length + size > this.bytes.length) {
      const larger = Buffer.allocUnsafe(2 * (this.length + size));
      larger.set(this.bytes.subarray(0, this.length));
      this.bytes = larger;
    }
  }
}
