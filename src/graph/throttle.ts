import { GraphError } from '../errors';
import type { Clock, Log, Random } from '../runtime';
import { GrowingLimit } from './growingLimit';
import { Quota } from './quota';
import { readAccountUsage, readAppUsage } from './readUsage';
import type { GraphAnswer, GraphRequest, Middleware, Send } from './request';

/** What throttling needs from outside. */
export interface ThrottleOptions {
  readonly clock: Clock;
  readonly random: Random;
  readonly signal: AbortSignal;
  /** The longest total wait without an answer in between, milliseconds. */
  readonly maxWaitMs: number;
  readonly log: Pick<Log, 'info' | 'warning'>;
  /** How many processes use the app's quota up together; an account has its own. @default 1 */
  readonly appSharers?: number;
}

/**
 * Keeps to the API's quotas: slows down as they are used up and waits where the API refuses, each account for itself and
 * all of them where the limit is the app's. After a wait a single request finds out whether the API answers again.
 *
 * @returns the middleware; it throws GraphError 'throttled' when the wait would be too long, and from then on at once for
 *   all later requests of that account
 */
export function throttle(options: ThrottleOptions): Middleware {
  const { clock } = options;
  const shared = { ...options, now: () => clock.now() };
  const { appSharers: sharers = 1 } = options;
  const app = new QuotaQueue(new Quota('The app', { ...shared, sharers }), options, sharers);
  const accounts = new Map<string, QuotaQueue>();
  return async (request, next) => {
    if (request.isCourtesy === true) {
      return next(request);
    }
    const { accountId } = request;
    const account =
      accounts.get(accountId) ?? new QuotaQueue(new Quota(`Account ${accountId}`, shared), options);
    accounts.set(accountId, account);
    for (;;) {
      // The account's queue is the outer one: while it waits, others have the app's.
      const answer = await account.take(request, () =>
        app.take(request, () => sendOnce(request, next, { app: app.quota, account: account.quota })),
      );
      if (answer !== undefined) {
        return answer;
      }
      request.meter?.retried();
    }
  };
}

/** Sends once; undefined when the API refused and the quotas are to be waited for. */
async function sendOnce(
  request: GraphRequest,
  next: Send,
  { app, account }: { readonly app: Quota; readonly account: Quota },
): Promise<GraphAnswer | undefined> {
  const before = { app: app.blocks, account: account.blocks, percent: app.percent };
  try {
    const answer = await next(request);
    app.answered();
    account.answered();
    app.noteUsage(readAppUsage(answer.headers).percent, 0, before.percent);
    const usage = readAccountUsage(answer.headers, request.accountId);
    account.noteUsage(usage.percent, usage.waitMs);
    return answer;
  } catch (error) {
    if (!(error instanceof GraphError) || error.kind !== 'throttled') {
      throw error;
    }
    if (error.details.scope === 'app') {
      app.refused(error, before.app);
    } else {
      account.refused(error, before.account);
    }
    return undefined;
  }
}

/** Lets requests through as the quota allows, one by one where it is serial. */
class QuotaQueue {
  private last: Promise<unknown> = Promise.resolve();
  /** Where others use the quota too, requests begin slowly, until an answer shows that it is ample. */
  private readonly start: GrowingLimit | undefined;

  constructor(
    readonly quota: Quota,
    private readonly options: ThrottleOptions,
    sharers = 1,
  ) {
    this.start = sharers > 1 ? new GrowingLimit() : undefined;
  }

  async take<Result>(request: GraphRequest, work: () => Promise<Result>): Promise<Result> {
    await this.wait(request);
    if (this.quota.isSerial) {
      return this.inTurn(request, work);
    }
    return this.start === undefined ? work() : this.slowly(this.start, request, work);
  }

  private async slowly<Result>(
    start: GrowingLimit,
    request: GraphRequest,
    work: () => Promise<Result>,
  ): Promise<Result> {
    // What has waited for its turn here may find less of the quota than when it came.
    const result = await start.run(() => (this.quota.isSerial ? this.inTurn(request, work) : work()));
    if (this.quota.isAmple) {
      start.lift();
    }
    return result;
  }

  private async inTurn<Result>(request: GraphRequest, work: () => Promise<Result>): Promise<Result> {
    const turn = this.last.then(async () => {
      await this.wait(request);
      return this.timed(work);
    });
    this.last = turn.then(
      ({ restMs }) => this.rest(restMs),
      () => undefined,
    );
    return (await turn).result;
  }

  /** @returns what came, and how long the queue rests after it */
  private async timed<Result>(
    work: () => Promise<Result>,
  ): Promise<{ readonly result: Result; readonly restMs: number }> {
    const { clock } = this.options;
    const start = clock.now();
    const result = await work();
    return { result, restMs: this.quota.restAfter(clock.now() - start) };
  }

  private async rest(restMs: number): Promise<void> {
    if (restMs > 0) {
      // Whoever is next notices that the run has ended.
      await this.options.clock.sleep(restMs, this.options.signal).catch(() => undefined);
    }
  }

  private async wait({ meter }: GraphRequest): Promise<void> {
    const { quota } = this;
    const { clock, signal } = this.options;
    for (let rest = quota.until - clock.now(); rest > 0; rest = quota.until - clock.now()) {
      meter?.waits(clock.now(), quota.until);
      await clock.sleep(rest, signal);
    }
    if (quota.failure !== undefined) {
      throw quota.failure;
    }
  }
}
