import { GraphError } from '../errors';
import type { Clock, Random } from '../runtime';
import { Lane } from './lane';
import { readAccountUsage, readAppUsage } from './readUsage';
import type { GraphAnswer, GraphRequest, Middleware, Send } from './request';

/** Limits of the app or of the person who authorized it, not of one account (graph-api.md §3.1, §4). */
const APP_WIDE = new Set([4, 17, 341]);

/** What throttling needs from outside. */
export interface ThrottleOptions {
  readonly clock: Clock;
  readonly random: Random;
  readonly signal: AbortSignal;
  /** The longest wait, milliseconds. */
  readonly maxWaitMs: number;
  /** Told what is waited for and how long. */
  readonly onWait: (message: string) => void;
  /** Told when calls slow down before there is anything to wait for. */
  readonly onPause: (message: string) => void;
}

/**
 * Keeps to the API's allowance: slows down as it is used up, waits where the API refuses, each account for itself and
 * all of them where the limit is the app's. After a wait one request finds out whether the API answers again.
 *
 * @param options clock, chance, patience
 * @returns the middleware; it throws GraphError 'throttled' when the wait would be too long, then at once for all later
 *   requests of that account
 */
export function throttle(options: ThrottleOptions): Middleware {
  const { clock } = options;
  const shared = { ...options, now: () => clock.now() };
  const app = new Turns(new Lane('The app', shared), options);
  const accounts = new Map<string, Turns>();
  return async (request, next) => {
    const { accountId } = request;
    const own = accounts.get(accountId) ?? new Turns(new Lane(`Account ${accountId}`, shared), options);
    accounts.set(accountId, own);
    for (;;) {
      // The account's turn is the outer one: while it waits, others have the app's.
      const answer = await own.take(request, () =>
        app.take(request, () => ask(request, next, { app: app.lane, own: own.lane })),
      );
      if (answer !== undefined) {
        return answer;
      }
      request.meter?.retried();
    }
  };
}

/** Asks once; undefined when the API refused and the lanes are to be waited for. */
async function ask(
  request: GraphRequest,
  next: Send,
  { app, own }: { readonly app: Lane; readonly own: Lane },
): Promise<GraphAnswer | undefined> {
  const before = { app: app.blocks, own: own.blocks };
  try {
    const answer = await next(request);
    app.answered();
    own.answered();
    app.noteUsage(readAppUsage(answer.headers).percent, 0);
    const usage = readAccountUsage(answer.headers, request.accountId);
    own.noteUsage(usage.percent, usage.waitMs);
    return answer;
  } catch (error) {
    if (!(error instanceof GraphError) || error.kind !== 'throttled') {
      throw error;
    }
    const { code, status } = error.details;
    if (code === undefined ? status === 429 : APP_WIDE.has(code)) {
      app.refused(error, before.app);
    } else {
      own.refused(error, before.own);
    }
    return undefined;
  }
}

/** Lets requests through a lane, one by one where it is narrow. */
class Turns {
  private last: Promise<unknown> = Promise.resolve();

  constructor(
    readonly lane: Lane,
    private readonly options: ThrottleOptions,
  ) {}

  async take<Result>(request: GraphRequest, work: () => Promise<Result>): Promise<Result> {
    await this.open(request);
    if (!this.lane.isNarrow) {
      return work();
    }
    const turn = this.last.then(async () => {
      await this.open(request);
      return work();
    });
    this.last = turn.catch(() => undefined);
    return turn;
  }

  private async open({ meter }: GraphRequest): Promise<void> {
    const { lane } = this;
    const { clock, signal } = this.options;
    for (let rest = lane.until - clock.now(); rest > 0; rest = lane.until - clock.now()) {
      meter?.waits(clock.now(), lane.until);
      await clock.sleep(rest, signal);
    }
    if (lane.failure !== undefined) {
      throw lane.failure;
    }
  }
}
