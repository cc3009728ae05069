import { replayClock } from './replayClock';

describe('replayClock()', () => {
  it('stands still but for waits, which take no time', async () => {
    const clock = replayClock(1000);
    expect(clock.now()).toBe(1000);
    await clock.sleep(3_600_000);
    expect(clock.now()).toBe(3_601_000);
  });

  it('ends a wait with the reason of the signal', async () => {
    const reason = new Error('stopped');
    await expect(replayClock(0).sleep(1, AbortSignal.abort(reason))).rejects.toBe(reason);
  });
});
