import type { NodeList, Paging } from '../answer';
import { GraphError } from '../errors';

/** Empty pages in a row after which a list is given up: with ever new cursors it would never end. */
const MOST_EMPTY_PAGES = 100;

/** What of a page decides how the list goes on. */
export interface Page extends Pick<NodeList, 'nodes' | 'paging'> {
  /** Nodes that the page had and that could not be read. */
  readonly skipped?: number;
}

/** What the pages of a list are read with. */
export interface PaginateOptions<Item extends Page> {
  /** Behind what the list begins. */
  readonly start: Paging;
  /** Reads the page behind a place. */
  readonly pageAt: (at: Paging) => Promise<Item>;
  /** Whether there is a page behind this one. */
  readonly hasNext: (page: Item) => boolean;
  /** Whether a page without nodes ends the list though it has a next one. */
  readonly stopOnEmptyPage: boolean;
  /** Called when a next page was read before. */
  readonly onLoop: () => void;
}

/**
 * Reads a list page by page to its end. While a page is processed, the next is already requested; no more than these two
 * are held. An empty page is not the end as long as it has a next one.
 *
 * @throws what `pageAt` throws for a page that does not come, GraphError 'query' for a list of nothing but empty pages
 */
export async function* paginate<Item extends Page>(
  options: PaginateOptions<Item>,
): AsyncGenerator<Item, void, undefined> {
  const seen = new Set([markOf(options.start)]);
  let empty = 0;
  let answer: Promise<Item> | undefined = options.pageAt(options.start);
  while (answer !== undefined) {
    const page: Item = await answer;
    const mark = markOf(page.paging);
    const goesOn = options.hasNext(page) && !isEnd(page, options);
    const isLoop = goesOn && seen.has(mark);
    if (isLoop) {
      options.onLoop();
    }
    answer = goesOn && !isLoop ? options.pageAt(page.paging) : undefined;
    // Avoids an unhandled rejection: whoever asks for the next page gets the error.
    answer?.catch(() => undefined);
    seen.add(mark);
    yield page;
    empty = isEmpty(page) ? empty + 1 : 0;
    if (empty >= MOST_EMPTY_PAGES && answer !== undefined) {
      throw new GraphError(
        'query',
        `The list does not end: ${empty} empty pages in a row, each with a next one`,
        {
          status: 0,
        },
      );
    }
  }
}

function markOf({ after, next }: Paging): string {
  return after ?? next ?? '';
}

function isEnd(page: Page, { stopOnEmptyPage }: { readonly stopOnEmptyPage: boolean }): boolean {
  return stopOnEmptyPage && isEmpty(page);
}

function isEmpty({ nodes, skipped = 0 }: Page): boolean {
  return nodes.length + skipped === 0;
}
