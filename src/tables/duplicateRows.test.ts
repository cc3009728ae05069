import fc from 'fast-check';
import { memoryFolder } from '../../tests/support/memoryFolder';
import { DuplicateRows } from './duplicateRows';

type Reading = readonly [hash: number, row: string[]];

const PATH = '/data/q.again';

async function merge(
  readings: readonly Reading[],
  own: { key?: number[]; account?: number; held?: number } = {},
) {
  const count = { duplicates: 0, differing: 0 };
  const written = new Set<string>();
  const { folder, files, open } = memoryFolder((path) => void written.add(path.slice(PATH.length)));
  const rows = new DuplicateRows({ path: PATH, key: [0], folder, count, ...own });
  for (const reading of readings) {
    await rows.add(...reading);
  }
  const merged: (readonly string[])[] = [];
  for await (const row of rows.merged()) {
    merged.push(row);
  }
  expect([files.size, open.size]).toEqual([0, 0]);
  return { merged, count, written: [...written] };
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

  it('counts the readings for another account where that is not part of the key', async () => {
    const readings: readonly Reading[] = [
      [1, ['a', 'A']],
      [1, ['a', 'A']],
      [1, ['a', 'B']],
      [2, ['b', 'A']],
      [2, ['b', 'B']],
    ];
    const all = await merge(readings, { account: 1 });
    expect(all.count).toEqual({ duplicates: 3, differing: 2, ofOthers: 2 });
    expect((await merge(readings)).count).toEqual({ duplicates: 3, differing: 2 });
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
      written: ['.7'],
    });
  });

  // A row of `["a","x"]` and its key `[1,"a"]` have 16 characters.
  const again: Reading = [1, ['a', 'x']];
  const NINE = Array.from({ length: 9 }, (_, round) => `.1${'.0'.repeat(round)}`);

  it.each<[string, number | undefined, readonly Reading[], readonly string[]]>([
    ['once where a row fits exactly', 16, [again], ['.1']],
    ['once where it fits however often it is read', 16, [again, again, again], ['.1']],
    ['once where it fits after a shorter reading', 32, [[1, ['a', '12345']], again, [1, ['b', 'x']]], ['.1']],
    ['once for each file where all rows fit', 32, [again, [1, ['b', 'x']], [2, ['a', 'x']]], ['.1', '.2']],
    ['once where nothing says how much may be held', undefined, [again, [1, ['b', 'x']]], ['.1']],
    ['nine times at most where one hash does not fit', 15, [again], NINE],
    [
      'once more, divided, where two hashes of one file do not fit together',
      40,
      [
        [129, ['a', 'x']],
        [65, ['a', 'x']],
        [65, ['b', 'x']],
        [1, ['a', 'x']],
        [64, ['a', 'x']],
      ],
      ['.0', '.1', '.1.0', '.1.1', '.1.2'],
    ],
  ])('writes rows %s', async (_, held, readings, files) => {
    const { merged, written } = await merge(readings, held === undefined ? {} : { held });
    expect(written).toEqual(files);
    expect(merged.map(String).sort()).toEqual(plainly(readings).merged.map(String).sort());
  });

  it('gives rows that it divides in the order of the parts', async () => {
    const readings: Reading[] = [
      [128, ['c', '']],
      [64, ['b', '']],
      [0, ['a', '']],
    ];
    expect((await merge(readings, { held: 1000 })).merged.map(([id]) => id)).toEqual(['c', 'b', 'a']);
    expect((await merge(readings, { held: 25 })).merged.map(([id]) => id)).toEqual(['a', 'b', 'c']);
  });

  it('writes as soon as a Mi of characters wait, and goes on behind what it wrote', async () => {
    const count = { duplicates: 0, differing: 0 };
    const { folder, files } = memoryFolder();
    const rows = new DuplicateRows({ path: PATH, key: [0], folder, count });
    // Nine characters stand around the cell: `[1,["…"]]` and a line break.
    const length = 2 ** 19 - 9;
    await rows.add(1, ['a'.repeat(length)]);
    expect(files.size).toBe(0);
    await rows.add(1, ['b'.repeat(length)]);
    expect([...files.values()].map((file) => file.length)).toEqual([2 ** 20]);
    await rows.add(1, ['c']);
    await rows.add(2, ['d']);
    expect(files.size).toBe(1);
    const merged: string[] = [];
    for await (const [cell = ''] of rows.merged()) {
      merged.push(`${cell.length} ${cell.slice(0, 1)}`);
    }
    expect(merged).toEqual([`${length} a`, `${length} b`, '1 c', '1 d']);
  });

  it('closes the files of what it divides when the disk is full', async () => {
    const { folder, open } = memoryFolder((path) => {
      if (path === `${PATH}.0.2`) {
        throw Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' });
      }
    });
    const count = { duplicates: 0, differing: 0 };
    const rows = new DuplicateRows({ path: PATH, key: [0], folder, count, held: 0 });
    await rows.add(64, ['a']);
    await rows.add(128, ['b']);
    await expect(rows.merged().next()).rejects.toThrow('Cannot write');
    expect(open.size).toBe(0);
  });
});
