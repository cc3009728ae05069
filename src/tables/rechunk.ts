/**
 * Cuts a stream of bytes into pieces of given sizes.
 *
 * @returns the pieces, each in a buffer of its own; it ends early when the bytes do
 */
export async function* rechunk(
  chunks: AsyncIterable<Uint8Array>,
  sizes: Iterable<number>,
): AsyncGenerator<Uint8Array<ArrayBuffer>, void, undefined> {
  const wanted = sizes[Symbol.iterator]();
  let piece = nextPiece(wanted);
  let filled = 0;
  for await (const chunk of chunks) {
    let used = 0;
    while (piece !== undefined && used < chunk.length) {
      const part = chunk.subarray(used, used + piece.length - filled);
      piece.set(part, filled);
      filled += part.length;
      used += part.length;
      if (filled === piece.length) {
        yield piece;
        piece = nextPiece(wanted);
        filled = 0;
      }
    }
  }
}

function nextPiece(sizes: Iterator<number>): Uint8Array<ArrayBuffer> | undefined {
  const size = sizes.next();
  return size.done === true ? undefined : new Uint8Array(size.value);
}
