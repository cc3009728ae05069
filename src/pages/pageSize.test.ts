import { PageSize } from './pageSize';

describe('PageSize', () => {
  it.each([
    [10, 5],
    [5, 2],
    [1, 1],
  ])('halves a size of %d to %d', (size, half) => {
    const page = new PageSize(10);
    page.halve(size);
    expect(page.current).toBe(half);
  });

  it('doubles after each three good pages in a row, up to what was requested', () => {
    const page = new PageSize(10);
    page.halve(5);
    const sizes = Array.from({ length: 10 }, () => {
      page.worked();
      return page.current;
    });
    expect(sizes).toEqual([2, 2, 4, 4, 4, 8, 8, 8, 10, 10]);
  });

  it('counts good pages anew after one that was too much', () => {
    const page = new PageSize(10);
    page.halve(10);
    page.worked();
    page.worked();
    page.halve(10);
    page.worked();
    page.worked();
    expect(page.current).toBe(5);
    page.worked();
    expect(page.current).toBe(10);
  });
});
