/** What a page is known by while it is read. */
export interface Listed {
  readonly nodes: readonly unknown[];
  readonly paging: { readonly next?: string; readonly after?: string };
  /** Nodes that the page had and that could not be read. */
  readonly skipped?: number;
}

/** What the pages of a list are read with. */
export interface PaginateOptions<Page extends Listed> {
  /** Behind what the list begins. */
  readonly start: Listed['paging'];
  /** Reads the page behind a place. */
  readonly pageAt: (at: Listed['paging']) => Promise<Page>;
  /** Whether there is a page behind this one. */
  readonly hasNext: (page: Page) => boolean;
  /** Whether a page without nodes ends the list though it has a next one. */
  readonly stopOnEmptyPage: boolean;
  /** Told when a next page was read before. */
  readonly onCircle: () => void;
}

/**
 * Reads a list page by page to its end. While a page is worked on, the next is already asked; no more than these two
 * are held. An empty page is not the end as long as it has a next one.
 *
 * @param options where to begin and how to go on
 * @returns the pages in order
 * @throws what `pageAt` throws for a page that does not come
 */
export async function* paginate<Page extends Listed>(
  options: PaginateOptions<Page>,
): AsyncGenerator<Page, void, undefined> {
  const seen = new Set([markOf(options.start)]);
  let answer: Promise<Page> | undefined = options.pageAt(options.start);
  while (answer !== undefined) {
    const page: Page = await answer;
    const mark = markOf(page.paging);
    const goesOn = options.hasNext(page) && !isEnd(page, options);
    const isCircle = goesOn && seen.has(mark);
    if (isCircle) {
      options.onCircle();
    }
    answer = goesOn && !isCircle ? options.pageAt(page.paging) : undefined;
    // Whoever waits for the next page gets the error; until then it is not unhandled.
    answer?.catch(() => undefined);
    seen.add(mark);
    yield page;
  }
}

function markOf({ after, next }: Listed['paging']): string {
  return after ?? next ?? '';
}

function isEnd(page: Listed, options: { readonly stopOnEmptyPage: boolean }): boolean {
  return options.stopOnEmptyPage && page.nodes.length + (page.skipped ?? 0) === 0;
}
