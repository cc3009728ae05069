/** Something that the API does not give, and why. */
export interface Omission {
  /** What is missing: "insights", "metric 'plays' of REELS". */
  readonly what: string;
  readonly kind: 'objects' | 'metric';
  /** The API's own words. */
  readonly reason: string;
  /** How many objects lack it; 0 for a metric that none has. */
  readonly count: number;
  /** Ids of some of them. */
  readonly examples: readonly string[];
}

const EXAMPLES = 3;

/** Notes what a query lacks: each kind once, with a count. */
export class LeftOut {
  private readonly found = new Map<string, Omission>();

  /**
   * Notes an object that lacks something.
   *
   * @param id the object
   * @param what it lacks
   * @param reason the API's words
   */
  object(id: string, what: string, reason: string): void {
    this.add({ what, kind: 'objects', reason, count: 1, examples: [id] });
  }

  /**
   * Notes a metric that nobody has, or no object of a kind.
   *
   * @param metric its name
   * @param reason the API's words
   * @param of the kind of objects; '' for all
   */
  metric(metric: string, reason: string, of = ''): void {
    const what = `metric '${metric}'${of === '' ? '' : ` of ${of}`}`;
    this.add({ what, kind: 'metric', reason, count: 0, examples: [] });
  }

  /** @returns all that was noted, in the order in which it was first met */
  omissions(): readonly Omission[] {
    return [...this.found.values()];
  }

  /** @param omission noted elsewhere */
  add(omission: Omission): void {
    const key = JSON.stringify([omission.what, omission.reason]);
    const before = this.found.get(key);
    const examples = [...(before?.examples ?? []), ...omission.examples].slice(0, EXAMPLES);
    this.found.set(key, { ...omission, count: (before?.count ?? 0) + omission.count, examples });
  }
}
