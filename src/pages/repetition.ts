import { idOf } from '../answer';
import type { NodeList } from '../answer';

/** How often a page must come again: an object may move into the next page, and with pages of one object that is the same page. */
const MOST_REPEATS = 10;

/**
 * Finds out that a list comes again and again under ever new cursors, with the memory of one page, whatever the number of pages
 * between: each page is compared with one before it, which is replaced after 1, 2, 4, 8 … pages (R. P. Brent, "An improved Monte
 * Carlo factorization algorithm", 1980).
 */
export class Repetition {
  private compared: string | undefined;
  private repeats = 0;
  private pages = 0;
  private span = 1;

  /**
   * Notes a page.
   *
   * @returns whether the list repeats itself
   */
  note({ nodes }: Pick<NodeList, 'nodes'>): boolean {
    if (nodes.length === 0) {
      return false;
    }
    const page = nodes.map((node) => idOf(node) || JSON.stringify(node)).join(' ');
    this.repeats += page === this.compared ? 1 : 0;
    this.pages += 1;
    const repeats = this.repeats;
    if (this.pages === this.span) {
      this.compared = page;
      this.repeats = 0;
      this.pages = 0;
      this.span *= 2;
    }
    return repeats >= MOST_REPEATS;
  }
}
