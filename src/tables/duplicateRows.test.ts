import fc from 'fast-check';
import { memoryFolder } from '../../tests/support/memoryFolder';
import { DuplicateRows } from './duplicateRows';

type Reading = readonly [hash: number, row: string[]];

async function merge(readings: readonly Reading[], own: { key?: number[]; held?: number } = {}) {
  const count = { duplicates: 0, differing: 0 };
  const { folder, files, open } = memoryFolder();
  const rows = new DuplicateRows({ path: '/data/q.again', key: [0], folder, count, ...own });
  for (const reading of readings) {
    await rows.add(...reading);
  }
  const merged: (readonly string[])[] = [];
  for await (const row of rows.merged()) {
    merged.push(row);
  }
  expect([files.size, open.size]).toEqual([0, 0]);
  return { merged, count };
}

/** What the merge means, with everything in memory. */
function plainly(readings: readonly Reading[]) {
  const merged = new Map<string, string[]>();
  let duplicates = 0;
  let differing = 0;
  for (const [hash, row] of readings) {
    const name = JSON.stringify([hash, row[0]]);
    const before = merged.get(name);
    if (before !== undefined) {
      duplicates += 1;
      differing += row.some((cell, at) => cell !== '' && before[at] !== '' && cell !== before[at]) ? 1 : 0;
    }
    merged.set(
      name,
      row.map((cell, at) => cell || (before?.[at] ?? '')),
    );
  }
  return { merged: [...merged.values()], count: { duplicates, differing } };
}

describe('DuplicateRows', () => {
  it('does not count a reading that only adds or repeats cells as differing', async () => {
    const { merged, count } = await merge([
      [1, ['a', 'x', '']],
      [1, ['a', 'x', 'y']],
      [1, ['a', '', '']],
    ]);
    expect(merged).toEqual([['a', 'x', 'y']]);
    expect(count).toEqual({ duplicates: 2, differing: 0 });
  });

  it.each([
    [
      ['a\u001fb', 'c'],
      ['a', 'b\u001fc'],
    ],
    [
      ['a","b', 'c'],
      ['a', 'b","c'],
    ],
    [
      ['', 'a'],
      ['a', ''],
    ],
  ])('keeps the keys %j and %j apart, though they have one hash', async (left, right) => {
    const readings: Reading[] = [
      [1, left],
      [1, right],
    ];
    expect((await merge(readings, { key: [0, 1] })).merged).toEqual([left, right]);
  });

  it('merges as a plain map does, however little it may hold', async () => {
    const cell = fc.oneof(fc.constantFrom('', '\n', '"', '😀', '\u2028'), fc.string());
    const hash = fc.oneof(fc.nat(3), fc.constantFrom(64, 4096, Number.MAX_SAFE_INTEGER), fc.maxSafeNat());
    const reading = fc.tuple(
      hash,
      fc.tuple(fc.constantFrom('a', 'b'), cell, cell).map((cells) => [...cells]),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(reading, { maxLength: 25 }),
        fc.constantFrom(0, 40, 1000),
        async (readings, held) => {
          const { merged, count } = await merge(readings, { held });
          const expected = plainly(readings);
          expect(count).toEqual(expected.count);
          expect(merged.map(String).sort()).toEqual(expected.merged.map(String).sort());
        },
      ),
    );
  });

  it('holds one row of a key that is read again and again', async () => {
    const readings = Array.from({ length: 800 }, (_, index): Reading => [7, ['a', String(index)]]);
    expect(await merge(readings, { held: 60 })).toEqual({
      merged: [['a', '799']],
      count: { duplicates: 799, differing: 799 },
    });
  });
});
