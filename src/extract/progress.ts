import type { Clock } from '../runtime';

/** Milliseconds between two lines. */
const INTERVAL_MS = 10_000;

/** Logs how far a long run is, every ten seconds at most. */
export class Progress {
  private rows = 0;
  private requests = 0;
  private jobsDone = 0;
  private lastLogged: number;

  constructor(
    private readonly jobs: number,
    private readonly clock: Pick<Clock, 'now'>,
    private readonly log: (message: string) => void,
  ) {
    this.lastLogged = clock.now();
  }

  /** Adds what came since the last call. */
  count(add: { readonly rows?: number; readonly requests?: number; readonly jobs?: number }): void {
    this.rows += add.rows ?? 0;
    this.requests += add.requests ?? 0;
    this.jobsDone += add.jobs ?? 0;
    const now = this.clock.now();
    if (now - this.lastLogged >= INTERVAL_MS) {
      this.lastLogged = now;
      this.log(
        `${this.jobsDone} of ${this.jobs} jobs done, ${this.rows} rows from ${this.requests} requests`,
      );
    }
  }
}
