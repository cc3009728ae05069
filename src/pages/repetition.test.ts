import { Repetition } from './repetition';

/** Counts the pages until a list is found to repeat itself; -1 where it is not. */
function pagesUntil(pageAt: (index: number) => readonly unknown[], most = 20_000): number {
  const repetition = new Repetition();
  for (let index = 0; index < most; index += 1) {
    if (repetition.note({ nodes: pageAt(index) })) {
      return index + 1;
    }
  }
  return -1;
}
const ids = (...numbers: number[]): readonly object[] => numbers.map((number) => ({ id: String(number) }));

describe('Repetition', () => {
  it.each([1, 2, 3, 7, 64, 100])('is found in a list of %s pages that begins again and again', (period) => {
    const found = pagesUntil((index) => ids(index % period, 1000 + (index % period)));
    expect(found).toBeGreaterThan(10 * period);
    expect(found).toBeLessThan(45 * period);
  });

  it('is found behind pages that do not come again', () => {
    expect(pagesUntil((index) => ids(Math.min(index, 500)))).toBeGreaterThan(500);
  });

  it('is found in nodes without an id, by all that they have', () => {
    expect(pagesUntil(() => ['a', { text: 'b' }])).toBeGreaterThan(10);
    expect(pagesUntil((index) => [{ text: index }])).toBe(-1);
  });

  it.each([
    ['all pages are different', (index: number) => ids(index)],
    ['each page comes twice', (index: number) => ids(Math.floor(index / 2))],
    ['each page comes five times', (index: number) => ids(Math.floor(index / 5))],
    [
      'a page has the nodes of another in another order',
      (index: number) => ids(index % 2, index, -(index % 2)),
    ],
    ['pages are empty', () => []],
  ])('is not found where %s', (_, pageAt) => {
    expect(pagesUntil(pageAt)).toBe(-1);
  });

  it('does not count empty pages between', () => {
    expect(pagesUntil((index) => (index % 2 === 0 ? ids(1) : []))).toBeGreaterThan(20);
  });
});
