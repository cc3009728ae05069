import type { GraphRequest, JsonObject, Send } from './request';
import type { NextPage } from './nextLink';

/** What the pages of a list are read with. */
export interface PaginateOptions<
  Page extends { readonly nodes: readonly unknown[]; readonly paging: NextPage },
> {
  readonly send: Send;
  readonly first: GraphRequest;
  /** Turns an answer into a page. */
  readonly read: (body: JsonObject) => Page;
  /** Makes the request behind a page; undefined at the end. */
  readonly following: (page: Page, request: GraphRequest) => GraphRequest | undefined;
  /** Whether a page without nodes ends the list though it has a next one. */
  readonly stopOnEmptyPage: boolean;
  /** Told when a next page was read before. */
  readonly warn: (message: string) => void;
}

/**
 * Reads a list page by page to its end. While a page is worked on, the next is already asked; no more than these two
 * are held. An empty page is not the end as long as it has a next one.
 *
 * @param options where to begin and how to go on
 * @returns the pages in order
 * @throws GraphError when a page does not come
 */
export async function* paginate<
  Page extends { readonly nodes: readonly unknown[]; readonly paging: NextPage },
>(options: PaginateOptions<Page>): AsyncGenerator<Page, void, undefined> {
  const seen = new Set<string>();
  let request: GraphRequest | undefined = options.first;
  let answer = options.send(request);
  while (request !== undefined) {
    const page = options.read((await answer).body);
    request = isEnd(page, options) ? undefined : options.following(page, request);
    const mark = page.paging.after ?? page.paging.next ?? '';
    if (request !== undefined && seen.has(mark)) {
      options.warn(
        `The pages of /${request.path} run in a circle: the list ends where it would be read again`,
      );
      request = undefined;
    }
    seen.add(mark);
    if (request !== undefined) {
      answer = options.send(request);
      // Whoever waits for the next page gets the error; until then it is not unhandled.
      answer.catch(() => undefined);
    }
    yield page;
  }
}

function isEnd(
  page: { readonly nodes: readonly unknown[] },
  options: { readonly stopOnEmptyPage: boolean },
): boolean {
  return page.nodes.length === 0 && options.stopOnEmptyPage;
}
