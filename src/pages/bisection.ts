/** With this many bad objects within a page, requesting each node is cheaper than bisecting: each costs a dozen requests. */
const CROWD = 3;

/**
 * Finds the object for which a page fails: half of the page is requested, then half of the half that failed. It only moves
 * forward, so what came stays, and it takes log₂ of the page's size.
 */
export class Bisection {
  /** Among so many nodes from here on there is a bad one; undefined when none is known. */
  private within: number | undefined;
  private readonly found: number[] = [];

  /**
   * @param wanted nodes of a page
   * @returns how many to request: at least 1, at most `wanted`
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

  /** Notes a bad object and ends the search. */
  noteFound(offset: number): void {
    this.within = undefined;
    this.found.push(offset);
  }

  /** Whether several bad objects stand within `size` nodes before a place. */
  isCrowded(offset: number, size: number): boolean {
    return this.found.filter((place) => place >= offset - size).length >= CROWD;
  }
}
