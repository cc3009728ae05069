import fc from 'fast-check';
import { rechunk } from './rechunk';

async function* chunksOf(bytes: Uint8Array, sizes: readonly number[]): AsyncGenerator<Uint8Array> {
  let start = 0;
  for (const size of sizes) {
    yield bytes.subarray(start, start + size);
    start += size;
  }
}

async function collect(pieces: AsyncIterable<Uint8Array>): Promise<number[][]> {
  const all: number[][] = [];
  for await (const piece of pieces) {
    all.push([...piece]);
  }
  return all;
}

const sizes = fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 10 });

describe('rechunk', () => {
  it('loses and moves no byte, however the pieces are cut', async () => {
    await fc.assert(
      fc.asyncProperty(sizes, sizes, async (given, wanted) => {
        const length = given.reduce((sum, one) => sum + one, 0);
        const bytes = Uint8Array.from({ length }, (_, index) => index);
        const pieces = await collect(rechunk(chunksOf(bytes, given), wanted));
        // A piece that the bytes do not fill is not given.
        let end = 0;
        const whole = wanted.filter((size) => (end += size) <= length);
        expect(pieces.map((piece) => piece.length)).toEqual(whole);
        expect(pieces.flat()).toEqual([...bytes].slice(0, pieces.flat().length));
      }),
    );
  });

  it('gives each piece a buffer of its own, so that it may be read as numbers', async () => {
    for await (const piece of rechunk(chunksOf(new Uint8Array(16), [5, 11]), [8, 8])) {
      expect([piece.byteOffset, piece.buffer.byteLength]).toEqual([0, 8]);
    }
  });

  it.each([
    ['no chunks', [], [4]],
    ['empty chunks', [0, 0], [4]],
    ['nothing wanted', [4], []],
  ])('gives nothing of %s', async (_, given, wanted) => {
    expect(await collect(rechunk(chunksOf(new Uint8Array(4), given), wanted))).toEqual([]);
  });
});
