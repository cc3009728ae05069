import fc from 'fast-check';
import { aRow } from '../../tests/support/aRow';
import { hashKey } from './keyHash';

const hash = (key: Readonly<Record<string, string>>, others = {}): string => {
  const { high, low } = hashKey(Object.keys(key), aRow({ ...others, ...key }).cells);
  return `${high} ${low}`;
};

describe('hashKey', () => {
  it('is two unsigned numbers of 32 bits', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (id) => {
        for (const half of Object.values(hashKey(['id'], aRow({ id }).cells)) as number[]) {
          expect(half).toBe(half >>> 0);
        }
      }),
    );
  });

  it('is the same for the same key, whatever else the rows have', () => {
    expect(hash({ id: '1', parent_id: '2' }, { caption: 'a' })).toBe(hash({ id: '1', parent_id: '2' }));
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
  ])('is another for %j than for %j', (one, other) => {
    expect(hash(one)).not.toBe(hash(other));
  });

  it('hardly ever falls together: not once in 100 000 ids that differ in a digit', () => {
    const hashes = Array.from({ length: 100_000 }, (_, index) =>
      hash({ id: `178414${index}`, parent_id: '1' }),
    );
    expect(new Set(hashes).size).toBe(hashes.length);
  });

  it('spreads its upper half, by which passes share the work', () => {
    const share = new Array<number>(7).fill(0);
    for (let index = 0; index < 70_000; index += 1) {
      const { high } = hashKey(['id'], aRow({ id: `18${String(index).padStart(15, '0')}` }).cells);
      share[high % 7]! += 1;
    }
    expect(Math.max(...share)).toBeLessThan(10_600);
    expect(Math.min(...share)).toBeGreaterThan(9400);
  });
});
