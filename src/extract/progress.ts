import { counted } from '../runtime';
import type { Clock, LiveLine } from '../runtime';

/** Milliseconds between two lines of the log. */
const LOG_INTERVAL_MS = 10_000;
/** Milliseconds for which a live line stands: the eye does not follow anything faster. */
const LIVE_INTERVAL_MS = 100;

/** Shows how far a long run is: on a live line where there is one, else in the log every ten seconds at most. */
export class Progress {
  private rows = 0;
  private requests = 0;
  private jobsDone = 0;
  private lastShown: number;

  constructor(
    private readonly jobs: number,
    private readonly clock: Pick<Clock, 'now'>,
    private readonly to: { readonly log: (message: string) => void; readonly line?: LiveLine },
  ) {
    this.lastShown = clock.now();
  }

  /** Adds what came since the last call. */
  count(add: { readonly rows?: number; readonly requests?: number; readonly jobs?: number }): void {
    this.rows += add.rows ?? 0;
    this.requests += add.requests ?? 0;
    this.jobsDone += add.jobs ?? 0;
    const { line, log } = this.to;
    const now = this.clock.now();
    if (now - this.lastShown >= (line ? LIVE_INTERVAL_MS : LOG_INTERVAL_MS)) {
      this.lastShown = now;
      const text = `${this.jobsDone} of ${this.jobs} jobs done, ${counted(this.rows, 'row')} from ${counted(this.requests, 'request')}`;
      if (line) {
        line.show(text);
      } else {
        log(text);
      }
    }
  }
}
