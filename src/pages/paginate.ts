import type { NodeList, Paging } from '../answer';
import { GraphError } from '../errors';
import { Repetition } from './repetition';

/** Empty pages in a row after which a list is given up: with ever new cursors it would never end. */
const MOST_EMPTY_PAGES = 100;
/** Pages after which a list is given up. The longest known lists have 10 000 media, or a million comments in pages of 25. */
const MOST_PAGES = 100_000;

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
 * @throws what `pageAt` throws for a page that does not come, GraphError 'passing' for a list without an end: of empty pages, of
 *   the same pages again and again, or of more pages than any list has
 */
export async function* paginate<Item extends Page>(
  options: PaginateOptions<Item>,
): AsyncGenerator<Item, void, undefined> {
  const seen = new Set([markOf(options.start)]);
  const repetition = new Repetition();
  let empty = 0;
  let answer: Promise<Item> | undefined = options.pageAt(options.start);
  while (answer !== undefined) {
    const page: Item = await answer;
    const goesOn = hasUnseenNext(page, seen, options);
    answer = goesOn ? options.pageAt(page.paging) : undefined;
    // Avoids an unhandled rejection: whoever asks for the next page gets the error.
    answer?.catch(() => undefined);
    seen.add(markOf(page.paging));
    yield page;
    empty = isEmpty(page) ? empty + 1 : 0;
    const why = whyEndless({ empty, pages: seen.size, repeats: repetition.note(page) });
    if (goesOn && why !== undefined) {
      throw new GraphError('passing', `The list does not end: ${why}`, { status: 0 });
    }
  }
}

function whyEndless({ empty, pages, repeats }: { empty: number; pages: number; repeats: boolean }) {
  if (empty >= MOST_EMPTY_PAGES) {
    return `${empty} empty pages in a row, each with a next one`;
  }
  if (repeats) {
    return 'the same pages come again and again';
  }
  return pages > MOST_PAGES ? `it has more than ${MOST_PAGES} pages` : undefined;
}

/** A next page that was read before is not read again. */
function hasUnseenNext<Item extends Page>(
  page: Item,
  seen: ReadonlySet<string>,
  { hasNext, stopOnEmptyPage, onLoop }: PaginateOptions<Item>,
): boolean {
  if (!hasNext(page) || (stopOnEmptyPage && isEmpty(page))) {
    return false;
  }
  const isLoop = seen.has(markOf(page.paging));
  if (isLoop) {
    onLoop();
  }
  return !isLoop;
}

function markOf({ after, next }: Paging): string {
  return after ?? next ?? '';
}

function isEmpty({ nodes, skipped = 0 }: Page): boolean {
  return nodes.length + skipped === 0;
}
