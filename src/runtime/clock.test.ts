import { systemClock, timers } from './clock';

const LONGEST = 2_147_483_647;

describe('timers', () => {
  it.each([
    [0, [0]],
    [LONGEST, [LONGEST]],
    [LONGEST + 1, [LONGEST, 1]],
    [30 * 86_400_000, [LONGEST, 30 * 86_400_000 - LONGEST]],
  ])('divides a wait of %s ms into timers that do not overflow', (wait, parts) => {
    expect([...timers(wait)]).toEqual(parts);
  });
});

describe('systemClock', () => {
  it('ends a wait of any length when the signal aborts', async () => {
    const stop = new AbortController();
    const waiting = systemClock.sleep(Number.MAX_SAFE_INTEGER, stop.signal);
    stop.abort(new Error('stopped'));
    await expect(waiting).rejects.toThrow();
  });
});
