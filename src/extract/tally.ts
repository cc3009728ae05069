import type { Meter } from '../graph';

/** What a query has cost for one account. */
export class Tally implements Meter {
  requests = 0;
  retries = 0;
  waitedMs = 0;
  private waitedUntil = 0;

  /** @param onRequest told of each request */
  constructor(private readonly onRequest: () => void = () => undefined) {}

  sent(): void {
    this.requests += 1;
    this.onRequest();
  }

  retried(): void {
    this.retries += 1;
  }

  /** Requests that wait side by side wait once. */
  waits(from: number, until: number): void {
    this.waitedMs += Math.max(0, until - Math.max(from, this.waitedUntil));
    this.waitedUntil = Math.max(this.waitedUntil, until);
  }
}
