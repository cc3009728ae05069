import type { Meter } from '../graph';

/** Counts what a job's requests cost. */
export class RequestMeter implements Meter {
  requests = 0;
  retries = 0;
  waitedMs = 0;
  private waitedUntil = 0;

  constructor(private readonly onRequest: () => void = () => undefined) {}

  sent(): void {
    this.requests += 1;
    this.onRequest();
  }

  retried(): void {
    this.retries += 1;
  }

  /** Waits that overlap count once. */
  waits(from: number, until: number): void {
    this.waitedMs += Math.max(0, until - Math.max(from, this.waitedUntil));
    this.waitedUntil = Math.max(this.waitedUntil, until);
  }
}
