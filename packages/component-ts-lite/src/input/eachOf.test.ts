import { eachOf } from './eachOf';

async function* batches(...lists: (number[] | Error)[]): AsyncGenerator<readonly number[]> {
  for (const list of lists) {
    if (list instanceof Error) {
      throw list;
    }
    yield list;
  }
}

describe('eachOf()', () => {
  it('gives the items of all batches in order', async () => {
    const seen: number[] = [];
    for await (const item of eachOf(batches([1, 2], [], [3], []))) {
      seen.push(item);
    }
    expect(seen).toEqual([1, 2, 3]);
  });

  it('gives each caller another item when calls overlap', async () => {
    const items = eachOf(batches([1, 2], [3]));
    const results = await Promise.all(Array.from({ length: 5 }, () => items.next()));
    expect(results.map(({ value }) => value as unknown)).toEqual([1, 2, 3, undefined, undefined]);
  });

  it('passes an error on, and ends behind it', async () => {
    const items = eachOf(batches([1], new Error('cut off')));
    expect((await items.next()).value).toBe(1);
    await expect(items.next()).rejects.toThrow('cut off');
    expect((await items.next()).done).toBe(true);
  });

  it('ends the batches when its reader stops early', async () => {
    let isEnded = false;
    async function* endless(): AsyncGenerator<readonly number[]> {
      try {
        for (;;) {
          yield [1, 2];
        }
      } finally {
        isEnded = true;
      }
    }
    for await (const item of eachOf(endless())) {
      expect(item).toBe(1);
      break;
    }
    expect(isEnded).toBe(true);
  });
});
