import { expectList } from '../answer';
import { createHmac } from 'node:crypto';
import { fakeClock } from '../../tests/support/fakeClock';
import { describeError, GraphError } from '../errors';
import { auth } from './auth';
import { limitConcurrency } from './concurrency';
import type { GraphAnswer, GraphRequest } from './request';
import { retry, retryDelay } from './retry';
import { versionNotice } from './versionNotice';

const request: GraphRequest = {
  path: '1/media',
  params: { limit: '2' },
  accountId: '1',
  expects: expectList,
};
const answer: GraphAnswer = { body: { data: [] }, headers: {} };
const passing = (): GraphError =>
  new GraphError('passing', 'An unexpected error has occurred', { status: 500, code: 2 });
const missing = (): GraphError => new GraphError('missing', 'gone', { status: 400, code: 100, subcode: 33 });

describe('retryDelay', () => {
  it('doubles, has a random part of up to half, and is never longer than half a minute', () => {
    expect([1, 2, 3, 4].map((failed) => retryDelay(failed, () => 0))).toEqual([500, 1000, 2000, 4000]);
    expect([1, 2, 3, 4].map((failed) => retryDelay(failed, () => 1))).toEqual([1000, 2000, 4000, 8000]);
    expect(retryDelay(30, () => 1)).toBe(30_000);
  });
});

describe('retry', () => {
  const setUp = (signal = new AbortController().signal) => {
    const clock = fakeClock();
    const infos: string[] = [];
    const log = { info: (message: string) => infos.push(message) };
    const middleware = retry({ clock, random: () => 1, signal, log });
    return { clock, infos, middleware };
  };

  it('sends a request again after a passing error, and logs it', async () => {
    const { clock, infos, middleware } = setUp();
    const next = jest
      .fn()
      .mockRejectedValueOnce(passing())
      .mockRejectedValueOnce(passing())
      .mockResolvedValue(answer);
    await expect(middleware(request, next)).resolves.toBe(answer);
    expect(clock.waits).toEqual([1000, 2000]);
    expect(infos[1]).toBe('GET /1/media: An unexpected error has occurred [code 2]; try 3 of 5 in 2000 ms');
  });

  it.each([
    ['passing', 2],
    ['unknown', 1],
  ] as const)(
    'throws an error of kind %s after five tries, and says how many they were',
    async (kind, code) => {
      const { clock, middleware } = setUp();
      const next = jest
        .fn()
        .mockImplementation(() => Promise.reject(new GraphError(kind, 'No luck', { status: 500, code })));
      const error: unknown = await middleware(request, next).catch((caught: unknown) => caught);
      expect(error).toMatchObject({ kind, details: { status: 500, code, tries: 5 } });
      expect(describeError(error)).toBe(`No luck [code ${code}, after 5 tries]`);
      expect(next).toHaveBeenCalledTimes(5);
      expect(clock.waits).toEqual([1000, 2000, 4000, 8000]);
    },
  );

  it('sends a request once more when its object is said not to exist', async () => {
    const { middleware } = setUp();
    const next = jest.fn().mockRejectedValueOnce(missing()).mockResolvedValue(answer);
    await expect(middleware(request, next)).resolves.toBe(answer);
  });

  it('believes the second time that an object does not exist', async () => {
    const { middleware } = setUp();
    const next = jest.fn().mockImplementation(() => Promise.reject(missing()));
    await expect(middleware(request, next)).rejects.toMatchObject({ kind: 'missing', details: { tries: 2 } });
    expect(next).toHaveBeenCalledTimes(2);
  });

  it('counts the tries of each kind of error on its own', async () => {
    const { middleware } = setUp();
    const next = jest
      .fn()
      .mockRejectedValueOnce(passing())
      .mockRejectedValueOnce(missing())
      .mockRejectedValueOnce(passing())
      .mockResolvedValue(answer);
    await expect(middleware(request, next)).resolves.toBe(answer);
  });

  it('waits as long as the API says, but never longer than ten minutes', async () => {
    const { clock, middleware } = setUp();
    const wait = (waitMs: number): GraphError => new GraphError('passing', 'later', { status: 503, waitMs });
    const next = jest
      .fn()
      .mockRejectedValueOnce(wait(90_000))
      .mockRejectedValueOnce(wait(3_600_000))
      .mockRejectedValueOnce(wait(1))
      .mockResolvedValue(answer);
    await middleware(request, next);
    expect(clock.waits).toEqual([90_000, 600_000, 4000]);
  });

  it('counts each retry with the meter of the request', async () => {
    const { middleware } = setUp();
    const retried = jest.fn();
    const meter = { sent: () => undefined, retried, waits: () => undefined };
    const next = jest.fn().mockRejectedValueOnce(passing()).mockResolvedValue(answer);
    await middleware({ ...request, meter }, next);
    expect(retried).toHaveBeenCalledTimes(1);
  });

  it('throws what is not an error of the API at once', async () => {
    const { middleware } = setUp();
    const next = jest.fn().mockRejectedValue(new TypeError('a bug'));
    await expect(middleware(request, next)).rejects.toThrow(TypeError);
    expect(next).toHaveBeenCalledTimes(1);
  });

  it.each([
    'query',
    'account',
    'token',
    'page-token',
    'throttled',
    'no-data',
    'metric',
    'object',
    'too-old',
    'too-much',
  ] as const)('throws an error of kind %s at once', async (kind) => {
    const { middleware } = setUp();
    const next = jest.fn().mockRejectedValue(new GraphError(kind, 'no', { status: 400 }));
    await expect(middleware(request, next)).rejects.toThrow('no');
    expect(next).toHaveBeenCalledTimes(1);
  });

  it('does not wait when the run ends', async () => {
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

describe('limitConcurrency', () => {
  it('bounds the requests in all and of each account, and lets no waiting account block another', async () => {
    const middleware = limitConcurrency({ total: 3, perAccount: 2 });
    const open: { account: string; finish: () => void }[] = [];
    const next = ({ accountId }: GraphRequest): Promise<GraphAnswer> =>
      new Promise((resolve) => {
        open.push({ account: accountId, finish: () => resolve(answer) });
      });
    const all = ['a', 'a', 'a', 'a', 'b', 'c'].map((accountId) =>
      middleware({ ...request, accountId }, next),
    );
    const settle = async (): Promise<string> => {
      await new Promise((resolve) => setImmediate(resolve));
      return open.map(({ account }) => account).join('');
    };
    expect(await settle()).toBe('aab');
    open.shift()?.finish();
    // The request of c waited for a place among all before the third of a had one of its account.
    expect(await settle()).toBe('abc');
    open.splice(0).forEach(({ finish }) => finish());
    expect(await settle()).toBe('aa');
    open.splice(0).forEach(({ finish }) => finish());
    await Promise.all(all);
  });
});

describe('auth', () => {
  it('puts the token in a header, and the proof of this very token beside the parameters, and reports the proof once', async () => {
    const next = jest.fn().mockResolvedValue(answer);
    const secrets: string[] = [];
    const middleware = auth({ token: 'T', appSecret: 'S' }, (secret) => secrets.push(secret));
    await middleware(request, next);
    await middleware(request, next);
    expect(next).toHaveBeenCalledWith({
      ...request,
      params: { limit: '2', appsecret_proof: createHmac('sha256', 'S').update('T').digest('hex') },
      headers: { authorization: 'Bearer T' },
    });
    expect(secrets).toEqual([createHmac('sha256', 'S').update('T').digest('hex')]);
  });

  it('sends no proof without a secret', async () => {
    const next = jest.fn().mockResolvedValue(answer);
    await auth({ token: 'T' }, () => undefined)(request, next);
    expect(next).toHaveBeenCalledWith({ ...request, headers: { authorization: 'Bearer T' } });
  });
});

describe('versionNotice', () => {
  it('warns once when the API answers in another version', async () => {
    const warnings: string[] = [];
    const log = { warning: (message: string) => warnings.push(message) };
    const middleware = versionNotice('v25.0', log);
    const answers = ['v25.0', undefined, 'v26.0', 'v26.0'];
    for (const version of answers) {
      await middleware(request, () =>
        Promise.resolve({
          body: {},
          headers: version === undefined ? {} : { 'facebook-api-version': version },
        }),
      );
    }
    expect(warnings).toEqual(['The API answers in version v26.0, not in v25.0 as configured']);
  });
});
