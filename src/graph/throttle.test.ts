import { expectList } from '../answer';
import { fakeClock } from '../../tests/support/fakeClock';
import { GraphError } from '../errors';
import type { Clock } from '../runtime';
import { classifyError } from './classifyError';
import type { GraphAnswer, GraphRequest } from './request';
import { throttle } from './throttle';

const MINUTE = 60_000;
const answer: GraphAnswer = { body: { data: [] }, headers: {} };
const usedUp = (percent: number, minutes = 0): GraphAnswer => ({
  body: {},
  headers: {
    'x-business-use-case-usage': JSON.stringify({
      '1': [{ call_count: percent, estimated_time_to_regain_access: minutes }],
    }),
  },
});
/** The error of an answer with this code; its table tells whose limit it is. */
const refused = (code: number, waitMs?: number): GraphError =>
  classifyError({ code, message: `(#${code}) Too many calls` }, 400, waitMs);
const of = (accountId: string): GraphRequest => ({
  path: `${accountId}/media`,
  params: {},
  accountId,
  expects: expectList,
});

function setUp({ maxWaitMs = 60 * MINUTE, clock: own }: { maxWaitMs?: number; clock?: Clock } = {}) {
  const clock = fakeClock();
  const warnings: string[] = [];
  const infos: string[] = [];
  const middleware = throttle({
    clock: own ?? clock,
    random: () => 0,
    signal: new AbortController().signal,
    maxWaitMs,
    log: {
      info: (message) => infos.push(message),
      warning: (message) => warnings.push(message),
    },
  });
  return { clock, warnings, infos, middleware };
}

/** Gives these answers and errors, then good answers; notes the accounts of the requests. */
function answering(...answers: (GraphAnswer | GraphError)[]) {
  const sent: string[] = [];
  const next = (request: GraphRequest): Promise<GraphAnswer> => {
    sent.push(request.accountId);
    const outcome = answers.shift() ?? answer;
    return outcome instanceof GraphError ? Promise.reject(outcome) : Promise.resolve(outcome);
  };
  return { sent, next };
}

describe('throttle', () => {
  it('waits as long as the API says, logs a warning, and sends the request again', async () => {
    const { clock, warnings, middleware } = setUp();
    const { sent, next } = answering(refused(80002, 12 * MINUTE));
    await expect(middleware(of('1'), next)).resolves.toBe(answer);
    expect(sent).toEqual(['1', '1']);
    expect(clock.waits).toEqual([12 * MINUTE]);
    expect(warnings).toEqual([
      'Account 1: the API accepts no further calls for now ((#80002) Too many calls): waiting 12 minutes',
    ]);
  });

  it('waits longer each time where the API does not say how long, and starts anew after an answer', async () => {
    const { clock, middleware } = setUp();
    const { next } = answering(refused(80002), refused(80002), refused(80002), answer, refused(80002));
    await middleware(of('1'), next);
    await middleware(of('1'), next);
    expect(clock.waits).toEqual([1, 2, 5, 1].map((minutes) => minutes * MINUTE));
  });

  it.each([
    [4, refused(4, MINUTE)],
    [17, refused(17, MINUTE)],
    [341, refused(341, MINUTE)],
    ['none, HTTP 429', classifyError({ message: 'Too Many Requests' }, 429, MINUTE)],
  ])('makes all accounts wait for a limit of the app (code %s)', async (_, error) => {
    const clock = fakeClock();
    const waiting: (() => void)[] = [];
    const slow = setUp({ clock: { ...clock, sleep: () => new Promise((resolve) => waiting.push(resolve)) } });
    const { sent, next } = answering(error);
    const first = slow.middleware(of('1'), next);
    await new Promise((resolve) => setImmediate(resolve));
    const second = slow.middleware(of('2'), next);
    await new Promise((resolve) => setImmediate(resolve));
    expect([sent, waiting.length]).toEqual([['1'], 2]);
    await clock.sleep(MINUTE);
    waiting.forEach((resolve) => resolve());
    await expect(Promise.all([first, second])).resolves.toEqual([answer, answer]);
  });

  it.each([32, 613, 80000, 80001, 80002, 80007, 80010, 80011, 80012, 80013, 80014])(
    'makes no other account wait for a limit of one account (code %s)',
    async (code) => {
      const clock = fakeClock();
      const waiting: (() => void)[] = [];
      const slow = setUp({
        clock: { ...clock, sleep: () => new Promise((resolve) => waiting.push(resolve)) },
      });
      const { next } = answering(refused(code, MINUTE));
      const first = slow.middleware(of('1'), next);
      await expect(slow.middleware(of('2'), next)).resolves.toBe(answer);
      expect(waiting).toHaveLength(1);
      await clock.sleep(MINUTE);
      waiting.forEach((resolve) => resolve());
      await expect(first).resolves.toBe(answer);
    },
  );

  it('fails an account that would have to wait too long, at once and for all its later requests, and no other account', async () => {
    const { clock, middleware } = setUp({ maxWaitMs: 10 * MINUTE });
    const { sent, next } = answering(refused(80002, 11 * MINUTE));
    await expect(middleware(of('1'), next)).rejects.toThrow(
      'Account 1 would have to wait 11 minutes, longer than the 10 minutes of parameters.max-wait',
    );
    await expect(middleware(of('1'), next)).rejects.toMatchObject({ kind: 'throttled' });
    await expect(middleware(of('2'), next)).resolves.toBe(answer);
    expect(sent).toEqual(['1', '2']);
    expect(clock.waits).toEqual([]);
  });

  it('adds up the waits without an answer in between', async () => {
    const { clock, middleware } = setUp({ maxWaitMs: 4 * MINUTE });
    const { next } = answering(...[1, 2, 3].map(() => refused(80002)));
    await expect(middleware(of('1'), next)).rejects.toThrow('would have to wait 8 minutes');
    expect(clock.waits).toEqual([MINUTE, 2 * MINUTE]);
  });

  it('counts refusals of requests that were under way together as one', async () => {
    const { clock, middleware } = setUp();
    const { next } = answering(refused(80002), refused(80002), refused(80002));
    await Promise.all([1, 2, 3].map(() => middleware(of('1'), next)));
    expect(clock.waits).toEqual([MINUTE]);
  });

  it('sends a single request after a wait, and the others after its answer', async () => {
    const { middleware } = setUp();
    let underWay = 0;
    let most = 0;
    const refusals = [1, 2, 3].map(() => refused(80002));
    const next = async (): Promise<GraphAnswer> => {
      const error = refusals.shift();
      if (error !== undefined) {
        throw error;
      }
      underWay += 1;
      most = Math.max(most, underWay);
      await Promise.resolve();
      underWay -= 1;
      return answer;
    };
    await Promise.all([1, 2, 3].map(() => middleware(of('1'), next)));
    expect(most).toBe(1);
  });

  it('sends one request at a time when three quarters of the quota are used, and pauses when hardly anything is left', async () => {
    const { clock, infos, warnings, middleware } = setUp();
    const { next } = answering(usedUp(96), usedUp(97), usedUp(60));
    await middleware(of('1'), next);
    await middleware(of('1'), next);
    await middleware(of('1'), next);
    await middleware(of('1'), next);
    expect(clock.waits).toEqual([MINUTE, MINUTE]);
    expect(infos).toEqual([
      'Account 1: 96 % of the allowed calls are used: sending one call at a time, with a pause of 60 seconds before each',
    ]);
    expect(warnings).toEqual([]);
    let underWay = 0;
    const counting = async (): Promise<GraphAnswer> => {
      underWay += 1;
      expect(underWay).toBe(1);
      await Promise.resolve();
      underWay -= 1;
      return usedUp(80);
    };
    await middleware(of('1'), counting);
    await Promise.all([middleware(of('1'), counting), middleware(of('1'), counting)]);
  });

  it('slows all accounts down when the quota of the app is nearly used', async () => {
    const { clock, infos, warnings, middleware } = setUp();
    const app = { body: {}, headers: { 'x-app-usage': '{"call_count":97}' } };
    const { next } = answering(app);
    await middleware(of('1'), next);
    await middleware(of('2'), next);
    expect(clock.waits).toEqual([MINUTE]);
    expect(infos[0]).toMatch(/^The app: 97 % /);
    expect(warnings).toEqual([]);
  });

  it('reports each wait to the meter of the request, and ends the wait with the run', async () => {
    const { middleware } = setUp();
    const waits: number[][] = [];
    const meter = {
      sent: () => undefined,
      retried: () => undefined,
      waits: (from: number, until: number) => waits.push([from, until]),
    };
    const { next } = answering(refused(80002, MINUTE));
    await middleware({ ...of('1'), meter }, next);
    expect(waits).toEqual([[0, MINUTE]]);
    const stop = new AbortController();
    const ended = throttle({
      clock: fakeClock(),
      random: () => 0,
      signal: stop.signal,
      maxWaitMs: MINUTE,
      log: { info: () => undefined, warning: () => stop.abort(new Error('the end')) },
    });
    await expect(ended(of('1'), answering(refused(80002)).next)).rejects.toThrow('the end');
  });

  it('throws other errors as they are', async () => {
    const { clock, middleware } = setUp();
    const other = new GraphError('query', 'no', { status: 400, code: 100 });
    await expect(middleware(of('1'), answering(other).next)).rejects.toBe(other);
    expect(clock.waits).toEqual([]);
  });
});

describe('throttle of an app whose quota several processes use up', () => {
  const appUsage = (percent: number): GraphAnswer => ({
    body: {},
    headers: { 'x-app-usage': JSON.stringify({ call_count: percent }) },
  });

  function shared(appSharers: number, { random = 0.5 } = {}) {
    const clock = fakeClock();
    const middleware = throttle({
      clock,
      random: () => random,
      signal: new AbortController().signal,
      maxWaitMs: 60 * MINUTE,
      appSharers,
      log: { info: () => undefined, warning: () => undefined },
    });
    return { clock, middleware };
  }

  it('leaves the others their share of the time where requests go one at a time', async () => {
    const rests = [];
    for (const sharers of [1, 8]) {
      const { clock, middleware } = shared(sharers);
      const next = async (): Promise<GraphAnswer> => {
        await clock.sleep(400);
        return appUsage(80);
      };
      await middleware(of('1'), next);
      clock.waits.length = 0;
      await middleware(of('1'), next);
      await middleware(of('2'), next);
      rests.push(clock.waits);
    }
    expect(rests).toEqual([
      [400, 400],
      [400, 7 * 400, 400, 7 * 400],
    ]);
  });

  it('pauses so much longer near the limit that together they send as one would, within the longest wait', async () => {
    const pauses = [];
    for (const [sharers, random] of [
      [1, 0.5],
      [8, 0],
      [8, 0.999],
      [64, 0.5],
    ] as const) {
      const { clock, middleware } = shared(sharers, { random });
      const { next } = answering(appUsage(97), appUsage(50));
      await middleware(of('1'), next);
      await middleware(of('1'), next);
      pauses.push(Math.round(clock.waits.reduce((sum, wait) => sum + wait, 0) / MINUTE));
    }
    expect(pauses).toEqual([1, 1, 15, 20]);
  });

  /** For each of six requests that come at once, how many are under way when it is sent; an answer tells what is used by then. */
  async function underWayAtEach(usedAfter: (answers: number) => number): Promise<readonly number[]> {
    const { middleware } = shared(8);
    let [underWay, answers] = [0, 0];
    const counts: number[] = [];
    const next = async (): Promise<GraphAnswer> => {
      underWay += 1;
      counts.push(underWay);
      await new Promise((resolve) => setImmediate(resolve));
      underWay -= 1;
      answers += 1;
      return appUsage(usedAfter(answers));
    };
    await Promise.all(Array.from({ length: 6 }, (_, index) => middleware(of(String(index)), next)));
    return counts;
  }

  it('begins with one request, and goes one at a time when the use rises quickly', async () => {
    const counts = await underWayAtEach((answers) => Math.min(20 * answers, 70));
    expect(counts[0]).toBe(1);
    expect(Math.max(...counts)).toBeLessThanOrEqual(2);
  });

  it.each([
    ['goes at full speed where the first answer shows that hardly anything is used', 2, [1, 1, 2, 3, 4, 5]],
    ['goes on slowly where more is used', 3, [1, 1, 2, 2, 3, 3]],
    ['goes one at a time where little is left', 80, [1, 1, 1, 1, 1, 1]],
  ])('%s', async (_, percent, expected) => {
    expect(await underWayAtEach(() => percent)).toEqual(expected);
  });

  it('begins slowly also where the first request is refused', async () => {
    const { middleware } = shared(8);
    let sent = 0;
    const next = async (): Promise<GraphAnswer> => {
      sent += 1;
      await new Promise((resolve) => setImmediate(resolve));
      throw new GraphError('query', 'no', { status: 400 });
    };
    const all = Array.from({ length: 20 }, (_, index) => middleware(of(String(index)), next));
    await Promise.allSettled(all.slice(0, 1));
    expect(sent).toBeLessThan(4);
    await Promise.allSettled(all);
    expect(sent).toBe(20);
  });
});
