import fc from 'fast-check';
import { formatCsv } from './formatCsv';
import { padRows } from './padRows';

async function padded(
  chunks: readonly Uint8Array[],
  sections: Parameters<typeof padRows>[1],
): Promise<string> {
  async function* stream(): AsyncGenerator<Uint8Array> {
    yield* chunks;
  }
  const pieces: Uint8Array[] = [];
  for await (const piece of padRows(stream(), sections)) {
    pieces.push(Buffer.from(piece));
  }
  return Buffer.concat(pieces).toString('utf8');
}

describe('padRows()', () => {
  it('adds empty cells to rows, and none to those behind', async () => {
    const chunks = [Buffer.from('a\n"b\n""c'), Buffer.from('"\n1,2\nx,y,z\n')];
    expect(
      await padded(chunks, [
        { rows: 2, missing: 2 },
        { rows: 1, missing: 1 },
      ]),
    ).toBe('a,,\n"b\n""c",,\n1,2,\nx,y,z\n');
  });

  it('gives what would have been written with all columns known, however the bytes are cut', async () => {
    const cell = fc.constantFrom('', 'a', '"', ',', '\n', 'č"\n,', ' ');
    const rows = fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(rows, fc.integer({ min: 1, max: 9 }), async (all, size) => {
        const sorted = [...all].sort((a, b) => a.length - b.length);
        const width = sorted.at(-1)!.length;
        const bytes = Buffer.from(sorted.map((row) => formatCsv([row])).join(''));
        const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
          bytes.subarray(index * size, (index + 1) * size),
        );
        const sections = sorted
          .filter((row) => row.length < width)
          .map((row) => ({ rows: 1, missing: width - row.length }));
        const expected = sorted.map(
          (row) => `${formatCsv([row]).slice(0, -1)}${','.repeat(width - row.length)}\n`,
        );
        expect(await padded(chunks, sections)).toBe(expected.join(''));
      }),
    );
  });
});
