import fc from 'fast-check';
import { PageSize } from './pageSize';
import { Patience } from './patience';
import { Search } from './search';

/** Reads a list of which some nodes are bad; tells what it found and how often it asked. */
function read(length: number, bad: ReadonlySet<number>, limit: number): { found: number[]; asked: number } {
  const search = new Search();
  const found: number[] = [];
  let asked = 0;
  let offset = 0;
  while (offset < length) {
    const size = search.limit(limit);
    asked += 1;
    const page = Array.from({ length: Math.min(size, length - offset) }, (_, index) => offset + index);
    if (!page.some((one) => bad.has(one))) {
      search.passed(size);
      offset += page.length;
    } else if (size === 1) {
      found.push(offset);
      search.isFound(offset);
      offset += 1;
    } else {
      search.failed(size);
    }
  }
  return { found, asked };
}

describe('Search', () => {
  it('finds exactly the bad ones, each with log₂ of the page', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 300 }),
        fc.uniqueArray(fc.nat(299), { maxLength: 8 }),
        fc.integer({ min: 1, max: 100 }),
        (length, bad, limit) => {
          const inList = bad.filter((one) => one < length).sort((one, other) => one - other);
          const { found, asked } = read(length, new Set(inList), limit);
          expect(found).toEqual(inList);
          const pages = Math.ceil(length / limit);
          expect(asked).toBeLessThanOrEqual(
            pages + inList.length * (2 * Math.ceil(Math.log2(limit + 1)) + 2),
          );
        },
      ),
    );
  });

  it('knows a crowd: three within a page', () => {
    const search = new Search();
    [10, 40, 70].forEach((offset) => search.isFound(offset));
    expect(search.isCrowded(100, 100)).toBe(true);
    expect(search.isCrowded(120, 100)).toBe(false);
  });
});

describe('PageSize', () => {
  it('is halved down to one, and grows again after three good pages up to what was asked', () => {
    const size = new PageSize(25);
    [25, 12, 6, 3, 1, 1].forEach((one) => size.halve(one));
    expect(size.current).toBe(1);
    const seen = Array.from({ length: 17 }, () => {
      size.worked();
      return size.current;
    });
    expect(seen).toEqual([1, 1, 2, 2, 2, 4, 4, 4, 8, 8, 8, 16, 16, 16, 25, 25, 25]);
  });
});

describe('Patience', () => {
  it('ends with the fourth refusal in a row', () => {
    const patience = new Patience();
    const error = new Error('too much');
    const refuse = (times: number): void => {
      for (let count = 0; count < times; count += 1) {
        patience.refused(error);
      }
    };
    refuse(3);
    patience.answered();
    refuse(3);
    expect(() => refuse(1)).toThrow(error);
  });
});
