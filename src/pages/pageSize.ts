/** Good pages before a larger one is tried. */
const GOOD_PAGES = 3;

/** How many nodes of a list are requested at once: halved where that was too much, and growing again with good pages. */
export class PageSize {
  current: number;
  private good = 0;

  /** @param requested the size in the query; never exceeded */
  constructor(readonly requested: number) {
    this.current = requested;
  }

  /** @param size a size that was too much */
  halve(size: number): void {
    this.current = Math.max(1, Math.floor(size / 2));
    this.good = 0;
  }

  /** A page of the current size came. */
  worked(): void {
    this.good += 1;
    if (this.good >= GOOD_PAGES && this.current < this.requested) {
      this.current = Math.min(this.requested, this.current * 2);
      this.good = 0;
    }
  }
}
