import type { Clock } from '../runtime';

/** Milliseconds between two lines about a run that goes on. */
const INTERVAL_MS = 10_000;

/** Says now and then how far a run is, and never more often than someone wants to read. */
export class Progress {
  private rows = 0;
  private requests = 0;
  private jobsDone = 0;
  private lastSaid: number;

  constructor(
    private readonly jobs: number,
    private readonly clock: Pick<Clock, 'now'>,
    private readonly say: (message: string) => void,
  ) {
    this.lastSaid = clock.now();
  }

  /** @param add what came since the last call */
  count(add: { readonly rows?: number; readonly requests?: number; readonly jobs?: number }): void {
    this.rows += add.rows ?? 0;
    this.requests += add.requests ?? 0;
    this.jobsDone += add.jobs ?? 0;
    const now = this.clock.now();
    if (now - this.lastSaid >= INTERVAL_MS) {
      this.lastSaid = now;
      this.say(
        `… ${this.jobsDone} of ${this.jobs} parts done, ${this.rows} rows from ${this.requests} requests`,
      );
    }
  }
}
