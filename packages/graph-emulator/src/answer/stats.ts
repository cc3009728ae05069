import type { LegacyFeature } from './legacy';

/** What was asked of an emulator. */
export class Stats {
  requests = 0;
  /** Requests that had the token in their URL. */
  tokensInUrl = 0;
  /** The most requests that were under way at once; kept by the server. */
  mostInFlight = 0;
  /** Paths of requests, with their numbers in place of ids: `/{id}/media`. */
  readonly paths: Record<string, number> = {};
  /** Answers by their HTTP status. */
  readonly statuses: Record<string, number> = {};
  /** Requests with a feature that v28 ends, by the feature. */
  readonly legacy: Partial<Record<LegacyFeature, number>> = {};
  private inFlight = 0;
  private readonly calls = new Map<string, number>();

  /**
   * @param segments the path behind the version
   * @param isInUrl whether the URL held the token
   */
  count(segments: readonly string[], isInUrl: boolean): void {
    this.requests += 1;
    this.tokensInUrl += isInUrl && segments.length > 0 ? 1 : 0;
    const path = `/${segments.map((one) => (/^\d+$/.test(one) ? '{id}' : one)).join('/')}`;
    this.paths[path] = (this.paths[path] ?? 0) + 1;
    const [account = ''] = segments;
    this.calls.set(account, (this.calls.get(account) ?? 0) + 1);
  }

  /** @param features of a request, or of an item of a batch, that end */
  countLegacy(features: readonly LegacyFeature[]): void {
    for (const feature of features) {
      this.legacy[feature] = (this.legacy[feature] ?? 0) + 1;
    }
  }

  /** @param status of an answer that goes out, or of an item of a batch */
  answered(status: number): void {
    this.statuses[status] = (this.statuses[status] ?? 0) + 1;
  }

  /** Begins anew; what is under way stays counted. */
  reset(): void {
    this.requests = 0;
    this.tokensInUrl = 0;
    this.mostInFlight = this.inFlight;
    this.calls.clear();
    for (const counts of [this.paths, this.statuses, this.legacy]) {
      Object.keys(counts).forEach((name) => Reflect.deleteProperty(counts, name));
    }
  }

  /** @returns the counts as plain JSON, how often each account was asked among them */
  toJSON(): object {
    const { calls, inFlight: _, ...counts } = this;
    return { ...counts, calls: Object.fromEntries(calls) };
  }

  /** @returns how often an account was asked */
  callsOf(account: string): number {
    return this.calls.get(account) ?? 0;
  }

  /** A request came in. */
  begin(): void {
    this.inFlight += 1;
    this.mostInFlight = Math.max(this.mostInFlight, this.inFlight);
  }

  /** Its answer went out. */
  end(): void {
    this.inFlight -= 1;
  }
}
