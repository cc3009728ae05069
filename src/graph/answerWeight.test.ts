import { isTooHeavy } from './answerWeight';

const MIB = 1024 * 1024;
const MEMORY = 256 * MIB;
const keys = (count: number): string =>
  JSON.stringify(Object.fromEntries(Array.from({ length: count }, (_, index) => [`k${index}`, 1])));

describe('isTooHeavy', () => {
  it.each([
    ['300 000 keys in an object', keys(300_000)],
    ['millions of objects', `[${'{},'.repeat(2_000_000)}{}]`],
    ['objects deep in each other', `${'{"a":'.repeat(1_000_000)}1${'}'.repeat(1_000_000)}`],
    ['lists deep in each other', '['.repeat(2_000_000)],
    ['a batch of them', JSON.stringify([{ body: keys(300_000) }])],
  ])('refuses %s in 256 MiB', (_, text) => {
    expect(isTooHeavy(text, MEMORY)).toBe(true);
  });

  it.each([
    ['long texts', JSON.stringify({ data: [{ id: '1', caption: 'x'.repeat(7 * MIB) }] })],
    [
      'a page of 2 000 posts',
      JSON.stringify({
        data: Array.from({ length: 2000 }, (_, index) => ({
          id: String(index),
          caption: `One, two: ${'words '.repeat(40)}`,
          permalink: `https://www.instagram.com/p/${index}/`,
          comments: { data: [{ id: '1', text: 'Nice, 10:30' }] },
        })),
      }),
    ],
    ['a few objects', '[{},{}]'],
  ])('takes %s in 256 MiB', (_, text) => {
    expect(isTooHeavy(text, MEMORY)).toBe(false);
  });

  it('takes more where there is more memory', () => {
    expect(isTooHeavy(keys(300_000), 2048 * MIB)).toBe(false);
  });
});
