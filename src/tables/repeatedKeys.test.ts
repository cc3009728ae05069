import fc from 'fast-check';
import { findRepeated, hashName } from './repeatedKeys';

const SMALL = 2 ** 10;

/** Reads pairs in chunks of some length; counts how often. */
function reader(pairs: readonly (readonly [number, number])[], chunk = 100) {
  const all = Uint32Array.from(pairs.flat());
  const read = { times: 0, hashes };
  async function* hashes(): AsyncGenerator<Uint32Array> {
    read.times += 1;
    for (let start = 0; start < all.length; start += chunk * 2) {
      yield all.subarray(start, start + chunk * 2);
    }
  }
  return read;
}

describe('findRepeated', () => {
  it('finds nothing in nothing', async () => {
    expect(await findRepeated(reader([]).hashes, 0)).toEqual(new Map());
  });

  it('reads once what fits, and again for each share of what does not', async () => {
    const pairs = Array.from({ length: 3 * SMALL }, (_, index) => [index * 7919, index] as const);
    const fits = reader(pairs.slice(0, SMALL / 2));
    await findRepeated(fits.hashes, SMALL / 2, SMALL);
    const more = reader(pairs);
    await findRepeated(more.hashes, pairs.length, SMALL);
    expect([fits.times, more.times]).toEqual([1, 6]);
  });

  it('counts as a plain map does, in any number of passes', async () => {
    // Few different halves, so that slots fall together; 0 too, which marks a free one.
    const half = fc.oneof(fc.nat(3), fc.constant(2 ** 32 - 1), fc.constant(SMALL), fc.nat());
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(half, half)), fc.constantFrom(1, 5000), async (pairs, total) => {
        const counts = new Map<string, number>();
        for (const [high, low] of pairs) {
          counts.set(hashName(high, low), (counts.get(hashName(high, low)) ?? 0) + 1);
        }
        const expected = new Map([...counts].filter(([, count]) => count > 1));
        const told = Math.max(total, pairs.length);
        expect(await findRepeated(reader(pairs, 3).hashes, told, SMALL)).toEqual(expected);
      }),
    );
  });

  it('goes round the end of its table', async () => {
    // All three begin at the last slot of the eight that four hashes need.
    const pairs = [
      [1, 7],
      [2, 7],
      [1, 15],
      [2, 7],
    ] as const;
    expect(await findRepeated(reader(pairs).hashes, 4)).toEqual(new Map([[hashName(2, 7), 2]]));
  });
});

describe('hashName', () => {
  it('takes 0 and 1 below for one, as the table does', () => {
    expect(hashName(5, 0)).toBe(hashName(5, 1));
    expect(hashName(5, 2)).not.toBe(hashName(5, 1));
    expect(hashName(1, 11)).not.toBe(hashName(11, 1));
  });
});
