import { GraphError } from '../errors';
import type { GraphErrorDetails } from '../errors';
import { counted } from '../runtime';
import type { Log, Random } from '../runtime';

/** Minutes to wait where the API does not say how long; the last one is repeated. Source: docs/graph-api.md §4. */
const WAIT_MINUTES = [1, 2, 5, 10, 15];
const MINUTE = 60_000;
/** From here on requests go one at a time. */
const BUSY_PERCENT = 75;
/** From here on each request is followed by a pause. */
const FULL_PERCENT = 95;
/**
 * Below this, those who share a quota need not begin slowly: once each of them has sent one request, all that each may have
 * under way (20, see concurrency.ts) uses less than `BUSY_PERCENT`.
 */
const AMPLE_PERCENT = 3;
/** Added at random to a wait, so that those who wait do not come back together. */
const JITTER_MS = 5000;
/** The longest time over which those who share a quota spread what follows a wait. */
const LONGEST_SPREAD_MS = 5 * MINUTE;
/** The longest pause of those who share a quota: calls of an hour ago count no more. */
const LONGEST_PAUSE_MS = 40 * MINUTE;

/** What the quotas of a run have in common. */
export interface QuotaOptions {
  /** Unix milliseconds. */
  readonly now: () => number;
  /** The longest total wait without an answer in between, and the longest total of pauses near the limit, milliseconds. */
  readonly maxWaitMs: number;
  readonly random: Random;
  readonly log: Pick<Log, 'info' | 'warning'>;
  /** How many processes use the quota up together, each without knowing of the others. @default 1 */
  readonly sharers?: number;
}

/** The number of calls that the API allows an account, or the app. Source: docs/graph-api.md §4. */
export class Quota {
  /** Unix milliseconds until which no request is sent. */
  until = 0;
  /** Why no request is sent any more. */
  failure: GraphError | undefined;
  /** Rises with each refusal: a request sent before it does not count as a further one. */
  blocks = 0;
  private refusals = 0;
  private waitedMs = 0;
  /** Pauses since the quota is nearly used up. */
  private pausedMs = 0;
  /** How much of it is used. */
  percent = 0;
  /** By how much that has risen while the last request was under way. */
  private rise = 0;
  private isBlocked = false;

  /** @param name whose quota it is, for messages */
  constructor(
    private readonly name: string,
    private readonly options: QuotaOptions,
  ) {}

  /**
   * How long to pause after a request that took so long: where others use the quota too, each of them keeps to its share of the
   * time, so that together they send about one at a time, as one process would.
   */
  restAfter(durationMs: number): number {
    return this.isSerial ? (this.sharers - 1) * durationMs : 0;
  }

  private get sharers(): number {
    return this.options.sharers ?? 1;
  }

  /** Whether requests go one at a time: to find out whether the API answers again, or because little is left. */
  get isSerial(): boolean {
    // What others have sent meanwhile is not in the answers yet: as much again may be under way.
    const expected = this.sharers > 1 ? this.percent + 2 * this.rise : this.percent;
    return this.isBlocked || expected >= BUSY_PERCENT;
  }

  /** Whether so little is used that nobody needs to begin slowly. */
  get isAmple(): boolean {
    return !this.isSerial && this.percent < AMPLE_PERCENT;
  }

  /**
   * Notes how much is used; near the end a pause comes before the next request.
   *
   * @param waitMs how long it should be; at least a minute
   * @param before how much was used when the request was sent
   */
  noteUsage(percent: number, waitMs: number, before = percent): void {
    const wasFull = this.percent >= FULL_PERCENT;
    this.percent = percent;
    this.rise = Math.max(0, percent - before);
    if (percent < FULL_PERCENT) {
      this.pausedMs = 0;
    } else if (this.until <= this.options.now()) {
      this.pause(Math.max(waitMs, this.pauseMs()), wasFull);
    }
  }

  /** Those who share the quota pause longer, at random, so that together they send about as much as one would; within `maxWaitMs`. */
  private pauseMs(): number {
    const { random, maxWaitMs } = this.options;
    const spread = Math.min(LONGEST_PAUSE_MS, 2 * this.sharers * MINUTE) - 2 * MINUTE;
    const pause = MINUTE + Math.round(random() * spread);
    return Math.max(MINUTE, Math.min(pause, maxWaitMs - this.pausedMs));
  }

  private pause(pause: number, wasFull: boolean): void {
    const { now, maxWaitMs, log } = this.options;
    if (this.pausedMs + pause > maxWaitMs) {
      this.failure = this.tooLong(`${this.percent} % of the allowed calls are used`, this.pausedMs + pause);
      return;
    }
    this.pausedMs += pause;
    this.until = now() + pause;
    if (!wasFull) {
      // Progress, not a warning: on stderr the platform would show it as an error of a job that succeeds.
      log.info(
        `${this.name}: ${this.percent} % of the allowed calls are used: sending one call at a time, with a pause of ${formatDuration(pause)} before each`,
      );
    }
  }

  private tooLong(message: string, waitMs: number, details?: GraphErrorDetails): GraphError {
    return new GraphError(
      'throttled',
      `${message}: ${this.name} would have to wait ${formatDuration(waitMs)}, longer than the ${formatDuration(this.options.maxWaitMs)} of parameters.max-wait`,
      { status: 0, ...details, cure: 'run again later, or raise parameters.max-wait' },
    );
  }

  /** The API has answered. */
  answered(): void {
    this.isBlocked = false;
    this.refusals = 0;
    this.waitedMs = 0;
  }

  /**
   * The API has refused because of too many calls.
   *
   * @param blocksBefore `blocks` when the request was sent
   */
  refused(error: GraphError, blocksBefore: number): void {
    if (blocksBefore < this.blocks) {
      return;
    }
    const { now, maxWaitMs, random, log } = this.options;
    const minutes = WAIT_MINUTES[Math.min(this.refusals, WAIT_MINUTES.length - 1)] ?? 0;
    const wait = Math.round(
      (error.details.waitMs ?? minutes * MINUTE) +
        random() * Math.min(LONGEST_SPREAD_MS, JITTER_MS * this.sharers),
    );
    this.blocks += 1;
    this.refusals += 1;
    if (this.waitedMs + wait > maxWaitMs) {
      this.failure = this.tooLong(error.message, this.waitedMs + wait, error.details);
      return;
    }
    this.isBlocked = true;
    this.waitedMs += wait;
    this.until = now() + wait;
    log.warning(
      `${this.name}: the API accepts no further calls for now (${error.message}): waiting ${formatDuration(wait)}`,
    );
  }
}

function formatDuration(milliseconds: number): string {
  const seconds = Math.ceil(milliseconds / 1000);
  return seconds < 120 ? counted(seconds, 'second') : `${Math.round(seconds / 60)} minutes`;
}
