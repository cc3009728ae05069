import { counted } from './counted';

describe('counted', () => {
  it.each([
    [0, '0 rows'],
    [1, '1 row'],
    [2, '2 rows'],
  ])('gives %d things their plural', (count, expected) => {
    expect(counted(count, 'row')).toBe(expected);
  });
});
