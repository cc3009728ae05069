import fc from 'fast-check';
import { compactWindows, expandEnds } from './windowsFile';
import type { WindowsFile } from './windowsFile';

const END = 1_781_481_600;
const account = (index: number): string => String(17_841_400_000_000_000 + index * 100);
const endsOf = (count: number, end: (index: number) => number = () => END): Record<string, number> =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [account(index), end(index)]));
const asRead = ({ windows, groups }: WindowsFile): object =>
  Object.fromEntries(Object.entries(windows).map(([query, ends]) => [query, expandEnds(ends, groups)]));
const size = (file: WindowsFile): number => JSON.stringify(file).length;

describe('compactWindows', () => {
  it('writes 600 accounts of 56 queries in less than 200 KB, also where some failed and some are new', () => {
    const windows = Object.fromEntries(
      Array.from({ length: 56 }, (_, query) => {
        const ends = endsOf(600, (index) => (index % 50 === query % 50 ? END - 86_400 * query : END));
        const known = Object.entries(ends).filter(([id]) => id !== account(query));
        return [`7 query ${query} 1f0c9a27b3de`, Object.fromEntries(known)];
      }),
    );
    const file = compactWindows(windows);
    expect(JSON.stringify(windows).length).toBeGreaterThan(1_000_000);
    expect(size(file)).toBeLessThan(60_000);
    expect(asRead(file)).toEqual(windows);
  });

  it('makes a group for each set of accounts', () => {
    const [all, few] = [endsOf(40), endsOf(12, (index) => END + index)];
    const others = Object.fromEntries(Object.keys(endsOf(40)).map((id) => [`9${id}`, END]));
    const file = compactWindows({ all, others, again: others, few });
    expect(file.groups).toHaveLength(3);
    expect(file.windows).toMatchObject({ all: { '*0': END }, others: { '*1': END }, again: { '*1': END } });
    expect(asRead(file)).toEqual({ all, others, again: others, few });
  });

  it.each<[string, Record<string, number>]>([
    ['a few accounts', endsOf(9)],
    ['no account', { '': END }],
    ['accounts that are called like a group', { ...endsOf(20), '*0': END }],
  ])('lists %s one by one', (_, ends) => {
    expect(compactWindows({ q: ends })).toEqual({ windows: { q: ends } });
  });

  it('loses nothing, whatever the ends', () => {
    const ends = fc
      .uniqueArray(fc.tuple(fc.nat(25), fc.integer({ min: 1, max: 3 })), { selector: ([id]) => id })
      .map((pairs) => Object.fromEntries(pairs.map(([id, end]) => [account(id), end])));
    fc.assert(
      fc.property(fc.array(ends, { maxLength: 40 }), (all) => {
        const windows = Object.fromEntries(all.map((of, index) => [`q${index}`, of]));
        expect(asRead(compactWindows(windows))).toEqual(windows);
      }),
    );
  });
});

describe('expandEnds', () => {
  it('reads what a version without groups has left of them', () => {
    expect(expandEnds({ '*0': END, '1': 5 }, undefined)).toEqual({ '1': 5 });
  });
});
