import { GraphError } from '../errors';

/** Minutes to wait where the API does not say how long; the last one again and again (graph-api.md §4). */
const PATIENCE = [1, 2, 5, 10, 15];
const MINUTE = 60_000;
/** From here on calls go one by one. */
const BUSY_PERCENT = 75;
/** From here on each call is followed by a pause. */
const FULL_PERCENT = 95;

/** What the lanes of a run have in common. */
export interface LaneOptions {
  /** Unix milliseconds. */
  readonly now: () => number;
  /** The longest that may be waited without an answer in between, milliseconds. */
  readonly maxWaitMs: number;
  /** Chance, so that those who wait do not come back together. */
  readonly random: () => number;
  /** Told what is waited for after a refusal, and how long. */
  readonly onWait: (message: string) => void;
  /** Told when calls slow down before that. */
  readonly onPause: (message: string) => void;
}

/** Those who share one allowance: an account, or the app. */
export class Lane {
  /** Unix milliseconds until which nobody asks. */
  until = 0;
  /** Why nobody asks any more. */
  failure: GraphError | undefined;
  /** Rises with each block: who was sent before it is not a further refusal. */
  blocks = 0;
  private refusals = 0;
  private waitedMs = 0;
  private percent = 0;
  private isBlocked = false;

  /**
   * @param name whose allowance it is, as people read it
   * @param options clock, patience, chance
   */
  constructor(
    private readonly name: string,
    private readonly options: LaneOptions,
  ) {}

  /** Whether only one may ask at a time: to find out whether the API answers again, or because little is left. */
  get isNarrow(): boolean {
    return this.isBlocked || this.percent >= BUSY_PERCENT;
  }

  /** @param percent of the allowance that is used; near its end a pause comes before the next call */
  noteUsage(percent: number, waitMs: number): void {
    const { now, maxWaitMs, onPause } = this.options;
    const wasFull = this.percent >= FULL_PERCENT;
    this.percent = percent;
    if (percent >= FULL_PERCENT && this.until <= now()) {
      const pause = Math.min(Math.max(waitMs, MINUTE), maxWaitMs);
      this.until = now() + pause;
      if (!wasFull) {
        onPause(
          `${this.name}: ${percent} % of the allowed calls are used: one call at a time, and ${inWords(pause)} before each`,
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
   * @param error the refusal, with the wait where the API says it
   * @param blocksBefore `blocks` when the request was sent
   */
  refused(error: GraphError, blocksBefore: number): void {
    if (blocksBefore < this.blocks) {
      return;
    }
    const { now, maxWaitMs, random, onWait } = this.options;
    const minutes = PATIENCE[Math.min(this.refusals, PATIENCE.length - 1)] ?? 0;
    const wait = Math.round((error.details.waitMs ?? minutes * MINUTE) + random() * 5000);
    this.blocks += 1;
    this.refusals += 1;
    if (this.waitedMs + wait > maxWaitMs) {
      this.failure = new GraphError(
        'throttled',
        `${error.message}: ${this.name} would have to wait ${inWords(this.waitedMs + wait)}, longer than the ${inWords(maxWaitMs)} of parameters.max-wait`,
        { ...error.details, cure: 'run again later, or raise parameters.max-wait' },
      );
      return;
    }
    this.isBlocked = true;
    this.waitedMs += wait;
    this.until = now() + wait;
    onWait(`${this.name}: the API refuses further calls (${error.message}): waiting ${inWords(wait)} for it`);
  }
}

function inWords(milliseconds: number): string {
  const seconds = Math.ceil(milliseconds / 1000);
  return seconds < 120 ? `${seconds} seconds` : `${Math.round(seconds / 60)} minutes`;
}
