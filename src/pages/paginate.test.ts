import { paginate } from './paginate';
import type { Page } from './paginate';

function pagesOf(
  answers: readonly (Page | Error)[],
  { stopOnEmptyPage = false, start = {} }: { stopOnEmptyPage?: boolean; start?: Page['paging'] } = {},
): { pages: AsyncGenerator<Page>; places: Page['paging'][]; loops: { count: number } } {
  const places: Page['paging'][] = [];
  const loops = { count: 0 };
  const pages = paginate<Page>({
    start,
    stopOnEmptyPage,
    onLoop: () => (loops.count += 1),
    hasNext: ({ paging }) => paging.next !== undefined,
    pageAt: (at) => {
      const answer = answers[places.length] ?? new Error('requested too often');
      places.push(at);
      return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
    },
  });
  return { pages, places, loops };
}

const page = (nodes: readonly unknown[], after?: string): Page => ({
  nodes,
  paging: after === undefined ? {} : { after, next: `https://graph.facebook.com/1/media?after=${after}` },
});

async function nodesOf(pages: AsyncGenerator<Page>): Promise<unknown[]> {
  const nodes: unknown[] = [];
  for await (const found of pages) {
    nodes.push(...found.nodes);
  }
  return nodes;
}

describe('paginate', () => {
  it('reads a list up to the page without a next one', async () => {
    const { pages, places } = pagesOf([page([1, 2], 'A'), page([3], 'B'), page([4])]);
    expect(await nodesOf(pages)).toEqual([1, 2, 3, 4]);
    expect(places.map(({ after }) => after)).toEqual([undefined, 'A', 'B']);
  });

  it('gives up a list of nothing but empty pages with ever new cursors', async () => {
    const empty = Array.from({ length: 1000 }, (_, index) => page([], `A${index}`));
    const { pages, places } = pagesOf([page([1], 'A'), ...empty]);
    await expect(nodesOf(pages)).rejects.toMatchObject({
      kind: 'passing',
      message: 'The list does not end: 100 empty pages in a row, each with a next one',
      details: { status: 0 },
    });
    expect(places.length).toBeLessThan(110);
    const few = [...empty.slice(0, 99), page([1], 'B'), ...empty.slice(99, 198), page([2])];
    expect(await nodesOf(pagesOf(few).pages)).toEqual([1, 2]);
  });

  it('gives up a list whose pages come again and again with ever new cursors', async () => {
    const same = Array.from({ length: 1000 }, (_, index) => page([{ id: String(index % 3) }], `A${index}`));
    const { pages, places } = pagesOf(same);
    await expect(nodesOf(pages)).rejects.toMatchObject({
      kind: 'passing',
      message: 'The list does not end: the same pages come again and again',
    });
    expect(places.length).toBeLessThan(150);
    const last = [...same.slice(0, 20), page([{ id: '2' }])];
    expect(await nodesOf(pagesOf(last).pages)).toHaveLength(21);
  });

  it('gives up a list that is longer than any', async () => {
    const endless = Array.from({ length: 100_100 }, (_, index) => page([index], `A${index}`));
    await expect(nodesOf(pagesOf(endless).pages)).rejects.toMatchObject({
      kind: 'passing',
      message: 'The list does not end: it has more than 100000 pages',
    });
    const long = [...endless.slice(0, 99_998), page(['last'])];
    expect((await nodesOf(pagesOf(long).pages)).at(-1)).toBe('last');
  });

  it('reads on behind an empty page that has a next one, unless the query says to stop there', async () => {
    const answers = [page([1], 'A'), page([], 'B'), page([2])];
    expect(await nodesOf(pagesOf(answers).pages)).toEqual([1, 2]);
    const stopping = pagesOf(answers, { stopOnEmptyPage: true });
    expect(await nodesOf(stopping.pages)).toEqual([1]);
    expect(stopping.places).toHaveLength(2);
  });

  it.each([
    [1, [page([1], 'A'), page([2], 'A')]],
    [2, [page([1], 'A'), page([2], 'B'), page([3], 'A')]],
  ])('ends a loop of %s pages and reports it', async (_period, answers) => {
    const { pages, places, loops } = pagesOf(answers);
    expect(await nodesOf(pages)).toEqual(answers.flatMap(({ nodes }) => nodes));
    expect(places).toHaveLength(answers.length);
    expect(loops.count).toBe(1);
  });

  it('knows a loop also by the place where the list began', async () => {
    const { pages, places } = pagesOf([page([1], 'A')], { start: { after: 'A' } });
    expect(await nodesOf(pages)).toEqual([1]);
    expect(places).toHaveLength(1);
  });

  it('does not count a page as empty whose nodes could not be read', async () => {
    const answers = [{ ...page([], 'A'), skipped: 1 }, page([2])];
    expect(await nodesOf(pagesOf(answers, { stopOnEmptyPage: true }).pages)).toEqual([2]);
  });

  it('requests the next page while one is processed, and never a third', async () => {
    const { pages, places } = pagesOf([page([1], 'A'), page([2], 'B'), page([3])]);
    await pages.next();
    expect(places).toHaveLength(2);
    await pages.next();
    expect(places).toHaveLength(3);
  });

  it('gives the pages before an error first', async () => {
    const { pages } = pagesOf([page([1], 'A'), new Error('gone')]);
    expect((await pages.next()).value).toMatchObject({ nodes: [1] });
    await expect(pages.next()).rejects.toThrow('gone');
  });
});
