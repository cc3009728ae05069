import { Trials } from './trials';

/** Work that ends when the test says so. */
function held() {
  let end: (error?: Error) => void = () => undefined;
  const ended = new Promise<void>((resolve, reject) => {
    end = (error) => (error === undefined ? resolve() : reject(error));
  });
  return { ended, end };
}

describe('Trials', () => {
  it('lets one piece of work try, and the others once they know what it learned', async () => {
    const trials = new Trials();
    const first = held();
    const log: string[] = [];
    let isKnown = false;
    const tried = (): string => (isKnown ? '' : 'plays');
    const running = [1, 2, 3].map((name) =>
      trials.run(tried, async () => {
        log.push(`${name} ${tried()}`);
        if (!isKnown) {
          await first.ended;
          isKnown = true;
        }
        return name;
      }),
    );
    await Promise.resolve();
    expect(log).toEqual(['1 plays']);
    first.end();
    expect(await Promise.all(running)).toEqual([1, 2, 3]);
    expect(log).toEqual(['1 plays', '2 ', '3 ']);
  });

  it('lets the next one try where the first failed and learned nothing', async () => {
    const trials = new Trials();
    const first = held();
    const failing = trials.run(
      () => 'plays',
      () => first.ended,
    );
    const next = trials.run(
      () => 'plays',
      () => Promise.resolve('came'),
    );
    first.end(new Error('cut'));
    await expect(failing).rejects.toThrow('cut');
    expect(await next).toBe('came');
  });

  it('does not hold up work that tries something else, or nothing', async () => {
    const trials = new Trials();
    const first = held();
    const waiting = trials.run(
      () => 'plays',
      () => first.ended,
    );
    const others = ['', 'exits'].map((key) =>
      trials.run(
        () => key,
        () => Promise.resolve(key),
      ),
    );
    expect(await Promise.all(others)).toEqual(['', 'exits']);
    first.end();
    await waiting;
  });
});
