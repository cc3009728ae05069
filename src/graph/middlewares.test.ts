import { createHmac } from 'node:crypto';
import { fakeClock } from '../../tests/support/fakeClock';
import { GraphError } from '../errors';
import { auth } from './auth';
import { gate } from './gate';
import type { GraphAnswer, GraphRequest } from './request';
import { retry } from './retry';
import { retryDelay } from './retryDelay';
import { versionNotice } from './versionNotice';

const request: GraphRequest = { path: '1/media', params: { limit: '2' }, accountId: '1', isList: true };
const answer: GraphAnswer = { body: { data: [] }, headers: {} };
const passing = (): GraphError =>
  new GraphError('passing', 'An unexpected error has occurred', { status: 500, code: 2 });

describe('retryDelay', () => {
  it('doubles, takes between half and whole by chance, and never more than half a minute', () => {
    expect([1, 2, 3, 4].map((attempt) => retryDelay(attempt, () => 0))).toEqual([500, 1000, 2000, 4000]);
    expect([1, 2, 3, 4].map((attempt) => retryDelay(attempt, () => 1))).toEqual([1000, 2000, 4000, 8000]);
    expect(retryDelay(30, () => 1)).toBe(30_000);
  });
});

describe('retry', () => {
  const setUp = (signal = new AbortController().signal) => {
    const clock = fakeClock();
    const said: string[] = [];
    const middleware = retry({ clock, random: () => 1, signal, onRetry: (message) => said.push(message) });
    return { clock, said, middleware };
  };

  it('tries again after an error that passes, and says so', async () => {
    const { clock, said, middleware } = setUp();
    const next = jest
      .fn()
      .mockRejectedValueOnce(passing())
      .mockRejectedValueOnce(passing())
      .mockResolvedValue(answer);
    await expect(middleware(request, next)).resolves.toBe(answer);
    expect(clock.waits).toEqual([1000, 2000]);
    expect(said[1]).toBe('GET /1/media: An unexpected error has occurred [code 2]; try 3 of 5 in 2000 ms');
  });

  it('gives up after five tries with the last error', async () => {
    const { clock, middleware } = setUp();
    const next = jest.fn().mockImplementation(() => Promise.reject(passing()));
    await expect(middleware(request, next)).rejects.toThrow('An unexpected error has occurred');
    expect(next).toHaveBeenCalledTimes(5);
    expect(clock.waits).toEqual([1000, 2000, 4000, 8000]);
  });

  it.each(['query', 'account', 'token', 'throttled', 'no-data'] as const)(
    'never repeats an error of kind %s',
    async (kind) => {
      const { middleware } = setUp();
      const next = jest.fn().mockRejectedValue(new GraphError(kind, 'no', { status: 400 }));
      await expect(middleware(request, next)).rejects.toThrow('no');
      expect(next).toHaveBeenCalledTimes(1);
    },
  );

  it('waits no longer when the run ends', async () => {
    const stop = new AbortController();
    const { middleware } = setUp(stop.signal);
    const next = jest.fn().mockImplementation(() => {
      stop.abort(new Error('the end'));
      return Promise.reject(passing());
    });
    await expect(middleware(request, next)).rejects.toThrow('the end');
    expect(next).toHaveBeenCalledTimes(1);
  });
});

describe('gate', () => {
  it('bounds the requests of all and of one account, and lets no waiting account block another', async () => {
    const middleware = gate({ total: 3, perAccount: 2 });
    const open: { account: string; finish: () => void }[] = [];
    const next = (asked: GraphRequest): Promise<GraphAnswer> =>
      new Promise((resolve) => {
        open.push({ account: asked.accountId, finish: () => resolve(answer) });
      });
    const all = ['a', 'a', 'a', 'a', 'b', 'c'].map((accountId) =>
      middleware({ ...request, accountId }, next),
    );
    const settle = async (): Promise<string> => {
      await new Promise((resolve) => setImmediate(resolve));
      return open.map((one) => one.account).join('');
    };
    expect(await settle()).toBe('aab');
    open.shift()?.finish();
    // c was waiting for a place of all before the third of a had one of its account.
    expect(await settle()).toBe('abc');
    open.splice(0).forEach((one) => one.finish());
    expect(await settle()).toBe('aa');
    open.splice(0).forEach((one) => one.finish());
    await Promise.all(all);
  });
});

describe('auth', () => {
  it('puts the token in a header, and the proof of this very token beside the parameters', async () => {
    const next = jest.fn().mockResolvedValue(answer);
    await auth({ token: 'T', appSecret: 'S' })(request, next);
    expect(next).toHaveBeenCalledWith({
      ...request,
      params: { limit: '2', appsecret_proof: createHmac('sha256', 'S').update('T').digest('hex') },
      headers: { authorization: 'Bearer T' },
    });
  });

  it('sends no proof without a secret', async () => {
    const next = jest.fn().mockResolvedValue(answer);
    await auth({ token: 'T' })(request, next);
    expect(next).toHaveBeenCalledWith({ ...request, headers: { authorization: 'Bearer T' } });
  });
});

describe('versionNotice', () => {
  it('says once that the API answers in another version', async () => {
    const said: string[] = [];
    const middleware = versionNotice('v25.0', (message) => said.push(message));
    const answers = ['v25.0', undefined, 'v26.0', 'v26.0'];
    for (const version of answers) {
      await middleware(request, () =>
        Promise.resolve({
          body: {},
          headers: version === undefined ? {} : { 'facebook-api-version': version },
        }),
      );
    }
    expect(said).toEqual(['The API answers in version v26.0, not in v25.0 as the configuration asks']);
  });
});
