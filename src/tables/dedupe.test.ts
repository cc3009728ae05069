import fc from 'fast-check';
import { anyCharacter } from '../../packages/component-ts-lite/src/testSupport/anyCharacter';
import { aRow, fieldIn } from '../../tests/support/aRow';
import { findDuplicates, hashKey, RowSet } from './dedupe';

const SMALL = 2 ** 10;

describe('hashKey', () => {
  const hash = (key: Readonly<Record<string, string>>, others = {}): number =>
    hashKey(Object.keys(key).map(fieldIn), aRow({ ...others, ...key }).cells);

  it('is an integer of 53 bits', () => {
    fc.assert(
      fc.property(fc.string({ unit: anyCharacter }), (id) => {
        const value = hash({ id });
        expect(Number.isSafeInteger(value) && value >= 0).toBe(true);
      }),
    );
  });

  it('is the same for the same key, whatever other columns the rows have', () => {
    expect(hash({ id: '1', parent_id: '2' }, { caption: 'a' })).toBe(hash({ id: '1', parent_id: '2' }));
  });

  it.each([
    // What cyrb53 gives for the names and cells, U+001F behind each: merged rows stand in the order of these numbers.
    [['/id', 'parent_id'], { id: '17841400000000000', parent_id: '1' }, 5101779091060806],
    [['/id', 'end_time'], { id: '1', end_time: '2026-04-14T07:00:00+0000' }, 2498390419877102],
  ])('is the same in each version: of %j in %j', (fields, cells, expected) => {
    expect(hashKey(fields, aRow(cells).cells)).toBe(expected);
  });

  it('takes a cell that is absent for an empty one', () => {
    const fields = ['/id', 'parent_id'];
    expect(hashKey(fields, aRow({ id: '1' }).cells)).toBe(
      hashKey(fields, aRow({ id: '1', parent_id: '' }).cells),
    );
  });

  it.each([
    [
      { id: '1', parent_id: '2' },
      { id: '2', parent_id: '1' },
    ],
    [
      { id: '12', parent_id: '3' },
      { id: '1', parent_id: '23' },
    ],
    [
      { id: '1', key1: 'x' },
      { id: '1', key2: 'x' },
    ],
    [
      { id: '1', end_time: 'T' },
      { id: '1', date_start: 'T' },
    ],
    [{ id: '1' }, { id: '1', key1: '' }],
    [{ id: 'é' }, { id: 'e' }],
  ])('differs between %j and %j', (left, right) => {
    expect(hash(left)).not.toBe(hash(right));
  });

  it('does not collide among 20 000 ids that differ in a digit', () => {
    const hashes = Array.from({ length: 20_000 }, (_, index) =>
      hash({ id: `178414${index}`, parent_id: '1' }),
    );
    expect(new Set(hashes).size).toBe(hashes.length);
  });

  it('spreads evenly, so that passes share the work', () => {
    const share = new Array<number>(7).fill(0);
    for (let index = 0; index < 14_000; index += 1) {
      share[hash({ id: `18${String(index).padStart(15, '0')}` }) % 7]! += 1;
    }
    expect(Math.max(...share)).toBeLessThan(2250);
    expect(Math.min(...share)).toBeGreaterThan(1750);
  });
});

/** Reads hashes in chunks; counts how often. */
function reader(all: readonly number[], chunk = 100) {
  const read = { times: 0, hashes };
  async function* hashes(): AsyncGenerator<Float64Array> {
    read.times += 1;
    for (let start = 0; start < all.length; start += chunk) {
      yield Float64Array.from(all.slice(start, start + chunk));
    }
  }
  return read;
}

describe('findDuplicates', () => {
  const rowsOf = async (hashes: readonly number[], total: number, most?: number): Promise<number[]> => {
    const found = await findDuplicates(reader(hashes, 3).hashes, total, most);
    const rows = hashes.map((_, row) => row).filter((row) => found.has(row));
    expect(found.size).toBe(rows.length);
    return rows;
  };

  it('finds nothing among no hashes', async () => {
    expect(await rowsOf([], 0)).toEqual([]);
  });

  it('reads the hashes once where they fit, and again for each share where they do not', async () => {
    const hashes = Array.from({ length: 3 * SMALL }, (_, index) => index * 7919);
    const fits = reader(hashes.slice(0, SMALL / 2));
    await findDuplicates(fits.hashes, SMALL / 2, SMALL);
    const more = reader(hashes);
    await findDuplicates(more.hashes, hashes.length, SMALL);
    expect([fits.times, more.times]).toEqual([1, 6]);
  });

  it('marks what a plain map would, in any number of passes', async () => {
    // Few different values, so that slots collide; 0 and the largest hash too.
    const hash = fc.oneof(
      fc.nat(3),
      fc.constantFrom(SMALL, SMALL + 1, 2 * SMALL, Number.MAX_SAFE_INTEGER),
      fc.maxSafeNat(),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(hash), fc.constantFrom(1, 5000), async (hashes, total) => {
        const counts = new Map<number, number>();
        hashes.forEach((value) => counts.set(value, (counts.get(value) ?? 0) + 1));
        const expected = hashes.map((_, row) => row).filter((row) => (counts.get(hashes[row]!) ?? 0) > 1);
        expect(await rowsOf(hashes, Math.max(total, hashes.length), SMALL)).toEqual(expected);
      }),
    );
  });

  it('continues at the start of its table behind the last slot', async () => {
    // All of them begin at the last slot of the eight that four hashes need.
    expect(await rowsOf([7, 15, 23, 15], 4)).toEqual([1, 3]);
  });
});

describe('RowSet', () => {
  it('knows whether a span has one of its rows', () => {
    const rows = new RowSet(20);
    rows.add(9);
    rows.add(9);
    expect([rows.size, rows.hasAny(0, 9), rows.hasAny(9, 1), rows.hasAny(10, 10)]).toEqual([
      1,
      false,
      true,
      false,
    ]);
  });
});
