/** What a run learns about the API, so that it asks nothing twice that was refused once. */
export class Memory {
  /** Names that are no metrics of media or accounts, with the API's words. */
  readonly unknown = { media: new Map<string, string>(), account: new Map<string, string>() };
  /** Metrics that some media have and others have not: they are asked of each media on its own. */
  readonly unfit = new Set<string>();
  /** Lists whose objects have no insights from a place on: how many stand before it. */
  readonly boundaries = new Map<string, number>();
  private readonly refusals = new Map<string, string>();

  /**
   * Notes that media of a product type do not have a metric.
   *
   * @param metric its name
   * @param type FEED, REELS, STORY …
   * @param reason the API's words
   */
  refuse(metric: string, type: string, reason: string): void {
    this.refusals.set(`${metric} ${type}`, reason);
  }

  /**
   * Looks up why media of a product type do not have a metric.
   *
   * @param metric its name
   * @param type the product type; undefined where it is not known
   * @returns the API's words, or undefined where it may have it
   */
  refusal(metric: string, type: string | undefined): string | undefined {
    return type === undefined ? undefined : this.refusals.get(`${metric} ${type}`);
  }
}
