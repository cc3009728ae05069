import fc from 'fast-check';
import { PageSize } from './pageSize';
import { Bisection } from './bisection';

/** Reads a list of which some nodes are bad; gives the bad ones that were found and the number of requests. */
function read(
  length: number,
  bad: ReadonlySet<number>,
  limit: number,
): { found: number[]; requests: number } {
  const search = new Bisection();
  const found: number[] = [];
  let requests = 0;
  let offset = 0;
  while (offset < length) {
    const size = search.limit(limit);
    requests += 1;
    const page = Array.from({ length: Math.min(size, length - offset) }, (_, index) => offset + index);
    if (!page.some((node) => bad.has(node))) {
      search.passed(size);
      offset += page.length;
    } else if (size === 1) {
      found.push(offset);
      search.noteFound(offset);
      offset += 1;
    } else {
      search.failed(size);
    }
  }
  return { found, requests };
}

describe('Bisection', () => {
  it('finds exactly the bad nodes, each with about log₂ of the page size requests', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 300 }),
        fc.uniqueArray(fc.nat(299), { maxLength: 8 }),
        fc.integer({ min: 1, max: 100 }),
        (length, bad, limit) => {
          const inList = bad.filter((node) => node < length).sort((left, right) => left - right);
          const { found, requests } = read(length, new Set(inList), limit);
          expect(found).toEqual(inList);
          const pages = Math.ceil(length / limit);
          expect(requests).toBeLessThanOrEqual(
            pages + inList.length * (2 * Math.ceil(Math.log2(limit + 1)) + 2),
          );
        },
      ),
    );
  });

  it('calls three bad nodes within a page crowded', () => {
    const search = new Bisection();
    [10, 40, 70].forEach((offset) => search.noteFound(offset));
    expect(search.isCrowded(100, 100)).toBe(true);
    expect(search.isCrowded(120, 100)).toBe(false);
  });
});

describe('PageSize', () => {
  it('is halved down to one, and doubles after three good pages up to the requested size', () => {
    const size = new PageSize(25);
    [25, 12, 6, 3, 1, 1].forEach((failed) => size.halve(failed));
    expect(size.current).toBe(1);
    const seen = Array.from({ length: 17 }, () => {
      size.worked();
      return size.current;
    });
    expect(seen).toEqual([1, 1, 2, 2, 2, 4, 4, 4, 8, 8, 8, 16, 16, 16, 25, 25, 25]);
  });
});
