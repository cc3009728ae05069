/** How often the least that can be asked is asked again. */
const TRIES = 3;

/** Counts how often a request that cannot be made smaller was refused all the same: the API says "then retry". */
export class Patience {
  private refusals = 0;

  /** @throws the error when the request was refused too often */
  refused(error: Error): void {
    this.refusals += 1;
    if (this.refusals > TRIES) {
      throw error;
    }
  }

  /** An answer came. */
  answered(): void {
    this.refusals = 0;
  }
}
