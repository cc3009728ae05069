import { Tally } from './tally';

describe('Tally', () => {
  it('counts requests and retries, and tells of each request', () => {
    const onRequest = jest.fn();
    const tally = new Tally(onRequest);
    tally.sent();
    tally.sent();
    tally.retried();
    expect([tally.requests, tally.retries]).toEqual([2, 1]);
    expect(onRequest).toHaveBeenCalledTimes(2);
  });

  it('counts the time of waits side by side once', () => {
    const tally = new Tally();
    tally.waits(0, 100);
    tally.waits(10, 100);
    tally.waits(50, 150);
    tally.waits(200, 210);
    expect(tally.waitedMs).toBe(160);
  });
});
