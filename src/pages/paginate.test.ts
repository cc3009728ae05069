import { paginate } from './paginate';
import type { Listed } from './paginate';

function pagesOf(
  answers: readonly (Listed | Error)[],
  { stopOnEmptyPage = false, start = {} }: { stopOnEmptyPage?: boolean; start?: Listed['paging'] } = {},
): { pages: AsyncGenerator<Listed>; asked: Listed['paging'][]; circles: { count: number } } {
  const asked: Listed['paging'][] = [];
  const circles = { count: 0 };
  const pages = paginate<Listed>({
    start,
    stopOnEmptyPage,
    onCircle: () => (circles.count += 1),
    hasNext: ({ paging }) => paging.next !== undefined,
    pageAt: (at) => {
      const answer = answers[asked.length] ?? new Error('asked too often');
      asked.push(at);
      return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
    },
  });
  return { pages, asked, circles };
}

const page = (nodes: readonly unknown[], after?: string): Listed => ({
  nodes,
  paging: after === undefined ? {} : { after, next: `https://graph.facebook.com/1/media?after=${after}` },
});

async function nodesOf(pages: AsyncGenerator<Listed>): Promise<unknown[]> {
  const nodes: unknown[] = [];
  for await (const one of pages) {
    nodes.push(...one.nodes);
  }
  return nodes;
}

describe('paginate', () => {
  it('follows to the page without a next one', async () => {
    const { pages, asked } = pagesOf([page([1, 2], 'A'), page([3], 'B'), page([4])]);
    expect(await nodesOf(pages)).toEqual([1, 2, 3, 4]);
    expect(asked.map(({ after }) => after)).toEqual([undefined, 'A', 'B']);
  });

  it('does not take an empty page with a next one for the end, unless it is told to', async () => {
    const answers = [page([1], 'A'), page([], 'B'), page([2])];
    expect(await nodesOf(pagesOf(answers).pages)).toEqual([1, 2]);
    const told = pagesOf(answers, { stopOnEmptyPage: true });
    expect(await nodesOf(told.pages)).toEqual([1]);
    expect(told.asked).toHaveLength(2);
  });

  it.each([
    [1, [page([1], 'A'), page([2], 'A')]],
    [2, [page([1], 'A'), page([2], 'B'), page([3], 'A')]],
  ])('ends a circle of %s pages with a warning', async (_period, answers) => {
    const { pages, asked, circles } = pagesOf(answers);
    expect(await nodesOf(pages)).toEqual(answers.flatMap((one) => one.nodes));
    expect(asked).toHaveLength(answers.length);
    expect(circles.count).toBe(1);
  });

  it('knows a circle also by the place where it began', async () => {
    const { pages, asked } = pagesOf([page([1], 'A')], { start: { after: 'A' } });
    expect(await nodesOf(pages)).toEqual([1]);
    expect(asked).toHaveLength(1);
  });

  it('does not take a page for empty whose nodes could not be read', async () => {
    const answers = [{ ...page([], 'A'), skipped: 1 }, page([2])];
    expect(await nodesOf(pagesOf(answers, { stopOnEmptyPage: true }).pages)).toEqual([2]);
  });

  it('asks for the next page while one is worked on, and never for a third', async () => {
    const { pages, asked } = pagesOf([page([1], 'A'), page([2], 'B'), page([3])]);
    await pages.next();
    expect(asked).toHaveLength(2);
    await pages.next();
    expect(asked).toHaveLength(3);
  });

  it('gives the pages before an error first', async () => {
    const { pages } = pagesOf([page([1], 'A'), new Error('gone')]);
    expect((await pages.next()).value).toMatchObject({ nodes: [1] });
    await expect(pages.next()).rejects.toThrow('gone');
  });
});
