import { delayStart } from './shardRun';

describe('delayStart', () => {
  it.each([
    ['nothing', 4, 0, 0],
    ['at most 100 ms for each shard', 4, 1, 400],
    ['whole milliseconds', 7, 0.3333, 233],
    ['no longer than 30 s, however many there are', 10_000, 1, 30_000],
  ])('waits %s', async (_, count, chance, expected) => {
    const waits: [number, AbortSignal | undefined][] = [];
    const clock = {
      now: () => 0,
      sleep: async (milliseconds: number, signal?: AbortSignal) => void waits.push([milliseconds, signal]),
    };
    const { signal } = new AbortController();
    await delayStart({ index: 0, count }, { clock, random: () => chance }, signal);
    expect(waits).toEqual([[expected, signal]]);
  });
});
