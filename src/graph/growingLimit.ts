/**
 * Bounds work under way: at first one at a time, one more with each that has ended. Processes that begin together then see
 * how quickly they use up what they share before all of them are at full speed.
 */
export class GrowingLimit {
  private allowed = 1;
  private active = 0;
  private readonly waiting: (() => void)[] = [];

  /** Does the work when its turn has come; the order is kept. */
  async run<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.active >= this.allowed) {
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    } else {
      this.active += 1;
    }
    try {
      return await work();
    } finally {
      this.active -= 1;
      this.allowed += 1;
      this.admit();
    }
  }

  /** Lets all work through from now on. */
  lift(): void {
    this.allowed = Infinity;
    this.admit();
  }

  private admit(): void {
    while (this.active < this.allowed && this.waiting.length > 0) {
      this.active += 1;
      this.waiting.shift()?.();
    }
  }
}
