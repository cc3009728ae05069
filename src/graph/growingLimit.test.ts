import { setImmediate } from 'node:timers/promises';
import { GrowingLimit } from './growingLimit';

describe('GrowingLimit', () => {
  it('begins with one and allows one more with each that ends, in order', async () => {
    const limit = new GrowingLimit();
    const begun: number[] = [];
    const ends: (() => void)[] = [];
    const all = Array.from({ length: 8 }, (_, index) =>
      limit.run(async () => {
        begun.push(index);
        await new Promise<void>((resolve) => ends.push(resolve));
        return index;
      }),
    );
    const counts = [begun.length];
    for (let ended = 0; ended < 8; ended += 1) {
      ends[ended]?.();
      await setImmediate();
      counts.push(begun.length);
    }
    expect(counts).toEqual([1, 3, 5, 7, 8, 8, 8, 8, 8]);
    expect(await Promise.all(all)).toEqual(begun);
  });

  it('lets two begin at once that come after one has ended, when none has waited for that', async () => {
    const limit = new GrowingLimit();
    await limit.run(() => Promise.resolve());
    const begun: number[] = [];
    [0, 1, 2].forEach((index) => {
      void limit.run(() => {
        begun.push(index);
        return new Promise(() => undefined);
      });
    });
    await setImmediate();
    expect(begun).toEqual([0, 1]);
  });

  it('lets all through once it is lifted, those that wait and those that come later', async () => {
    const limit = new GrowingLimit();
    const begun: number[] = [];
    const begin = (index: number): void =>
      void limit.run(() => {
        begun.push(index);
        return new Promise(() => undefined);
      });
    [0, 1, 2, 3].forEach(begin);
    await setImmediate();
    expect(begun).toEqual([0]);
    limit.lift();
    await setImmediate();
    expect(begun).toEqual([0, 1, 2, 3]);
    [4, 5].forEach(begin);
    expect(begun).toEqual([0, 1, 2, 3, 4, 5]);
  });

  it('goes on after work that fails', async () => {
    const limit = new GrowingLimit();
    const failing = limit.run(() => Promise.reject(new Error('no')));
    const next = limit.run(() => Promise.resolve('yes'));
    await expect(failing).rejects.toThrow('no');
    expect(await next).toBe('yes');
  });
});
