import { RequestMeter } from './requestMeter';

describe('RequestMeter', () => {
  it('counts requests and retries, and reports each request', () => {
    const onRequest = jest.fn();
    const meter = new RequestMeter(onRequest);
    meter.sent();
    meter.sent();
    meter.retried();
    expect([meter.requests, meter.retries]).toEqual([2, 1]);
    expect(onRequest).toHaveBeenCalledTimes(2);
  });

  it('counts waits that overlap once', () => {
    const meter = new RequestMeter();
    meter.waits(0, 100);
    meter.waits(10, 100);
    meter.waits(50, 150);
    meter.waits(200, 210);
    expect(meter.waitedMs).toBe(160);
  });
});
