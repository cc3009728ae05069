import type { Level } from '../plan';

/** Watches which of the metrics that were requested together come: the API may leave some out without an error. */
export class AnsweredMetrics {
  /** What did not come yet, of levels of which something came. */
  private readonly open = new Map<Level, Set<string>>();

  /** Notes a metric that came, with values or without. */
  add(level: Level, metric: string): void {
    let open = this.open.get(level);
    if (open === undefined) {
      open = new Set(level.insights?.metrics);
      this.open.set(level, open);
    }
    open.delete(metric);
  }

  /** Lists the metrics that came for no object though others of their request did; a request without any answer tells nothing. */
  missing(): readonly string[] {
    return [...new Set([...this.open.values()].flatMap((open) => [...open]))];
  }
}
