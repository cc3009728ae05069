import { GraphError } from '../errors';
import type { Log, Random } from '../runtime';

/** Minutes to wait where the API does not say how long; the last one is repeated. Source: docs/graph-api.md §4. */
const WAIT_MINUTES = [1, 2, 5, 10, 15];
const MINUTE = 60_000;
/** From here on requests go one at a time. */
const BUSY_PERCENT = 75;
/** From here on each request is followed by a pause. */
const FULL_PERCENT = 95;
/** Added at random to a wait, so that those who wait do not come back together. */
const JITTER_MS = 5000;

/** What the quotas of a run have in common. */
export interface QuotaOptions {
  /** Unix milliseconds. */
  readonly now: () => number;
  /** The longest total wait without an answer in between, milliseconds. */
  readonly maxWaitMs: number;
  readonly random: Random;
  readonly log: Pick<Log, 'info' | 'warning'>;
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
  private percent = 0;
  private isBlocked = false;

  /** @param name whose quota it is, for messages */
  constructor(
    private readonly name: string,
    private readonly options: QuotaOptions,
  ) {}

  /** Whether requests go one at a time: to find out whether the API answers again, or because little is left. */
  get isSerial(): boolean {
    return this.isBlocked || this.percent >= BUSY_PERCENT;
  }

  /** @param percent used; near the end a pause of `waitMs`, at least a minute, comes before the next request */
  noteUsage(percent: number, waitMs: number): void {
    const { now, maxWaitMs, log } = this.options;
    const wasFull = this.percent >= FULL_PERCENT;
    this.percent = percent;
    if (percent >= FULL_PERCENT && this.until <= now()) {
      const pause = Math.min(Math.max(waitMs, MINUTE), maxWaitMs);
      this.until = now() + pause;
      if (!wasFull) {
        // Progress, not a warning: on stderr the platform would show it as an error of a job that succeeds.
        log.info(
          `${this.name}: ${percent} % of the allowed calls are used: sending one call at a time, with a pause of ${formatDuration(pause)} before each`,
        );
      }
    }
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
    const wait = Math.round((error.details.waitMs ?? minutes * MINUTE) + random() * JITTER_MS);
    this.blocks += 1;
    this.refusals += 1;
    if (this.waitedMs + wait > maxWaitMs) {
      this.failure = new GraphError(
        'throttled',
        `${error.message}: ${this.name} would have to wait ${formatDuration(this.waitedMs + wait)}, longer than the ${formatDuration(maxWaitMs)} of parameters.max-wait`,
        { ...error.details, cure: 'run again later, or raise parameters.max-wait' },
      );
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
  return seconds < 120 ? `${seconds} seconds` : `${Math.round(seconds / 60)} minutes`;
}
