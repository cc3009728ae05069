import fc from 'fast-check';
import { inOrder } from './inOrder';

async function gather<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const all: Item[] = [];
  for await (const item of items) {
    all.push(item);
  }
  return all;
}

const turns = async (count: number): Promise<void> => {
  for (let turn = 0; turn < count; turn += 1) {
    await Promise.resolve();
  }
};

async function* source(items: readonly number[], delay: number): AsyncGenerator<number> {
  for (const item of items) {
    await turns(delay);
    yield item;
  }
}

describe('inOrder', () => {
  it('gives the items as if source after source were read, whatever the timing', async () => {
    const sources = fc.array(fc.tuple(fc.array(fc.nat(), { maxLength: 5 }), fc.nat(20)), { maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(sources, fc.integer({ min: 1, max: 5 }), async (given, width) => {
        const opened = given.map(
          ([items, delay]) =>
            () =>
              source(items, delay),
        );
        expect(await gather(inOrder(opened, width))).toEqual(given.flatMap(([items]) => items));
      }),
    );
  });

  it('opens no more sources than its width, and asks each waiting one for its first item only', async () => {
    const asked = [0, 0, 0, 0];
    const sources = asked.map(
      (_, index) =>
        async function* (): AsyncGenerator<number> {
          for (let item = 0; item < 3; item += 1) {
            asked[index] = item + 1;
            yield item;
          }
        },
    );
    const items = inOrder(sources, 3);
    await items.next();
    await turns(20);
    expect(asked).toEqual([1, 1, 1, 0]);
    await items.return(undefined);
  });

  it('gives the items before an error first, and closes the others', async () => {
    const closed: number[] = [];
    const good = (index: number) =>
      async function* (): AsyncGenerator<number> {
        try {
          yield index;
          yield index;
        } finally {
          closed.push(index);
        }
      };
    const bad = async function* (): AsyncGenerator<number> {
      await turns(1);
      throw new Error('gone');
      yield 0;
    };
    const seen: number[] = [];
    await expect(
      (async () => {
        for await (const item of inOrder([good(1), bad, good(2), good(3)], 4)) {
          seen.push(item);
        }
      })(),
    ).rejects.toThrow('gone');
    await turns(20);
    expect(seen).toEqual([1, 1]);
    expect(closed.sort()).toEqual([1, 2, 3]);
  });
});
