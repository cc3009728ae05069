/** How many objects apart make a page not worth searching: each costs a dozen requests. */
const CROWD = 3;

/**
 * Looks for the object for which a page fails: the half of the page is asked, then the half of the half that failed. It
 * goes forward only, so what came stays, and it takes log₂ of the page's size.
 */
export class Search {
  /** Nodes from here on among which there is a bad one; undefined when none is known. */
  private within: number | undefined;
  private readonly found: number[] = [];

  /** Whether an object is being looked for. */
  get isOn(): boolean {
    return this.within !== undefined;
  }

  /**
   * Says how much to ask.
   *
   * @param wanted nodes of a page
   * @returns no more than `wanted`, at least 1
   */
  limit(wanted: number): number {
    return this.within === undefined ? wanted : Math.min(wanted, Math.max(1, Math.floor(this.within / 2)));
  }

  /** @param limit a page of so many failed */
  failed(limit: number): void {
    this.within = limit;
  }

  /** @param limit a page of so many came */
  passed(limit: number): void {
    const rest = (this.within ?? 0) - limit;
    this.within = rest > 0 ? rest : undefined;
  }

  /** @param offset where in the list a bad object stood; the search is over */
  isFound(offset: number): void {
    this.within = undefined;
    this.found.push(offset);
  }

  /**
   * Tells whether bad objects stand so close that asking each node on its own is cheaper.
   *
   * @param offset the place in the list
   * @param size nodes of a page
   * @returns whether the last page's length had several
   */
  isCrowded(offset: number, size: number): boolean {
    return this.found.filter((one) => one >= offset - size).length >= CROWD;
  }
}
