import { nextRequest } from './nextLink';
import type { NextPage } from './nextLink';
import { paginate } from './paginate';
import type { GraphRequest, JsonObject } from './request';

const ROOT = 'https://graph.facebook.com';
const first: GraphRequest = {
  path: '1/media',
  params: { fields: 'id,comments.as(talk){text}', limit: '2' },
  accountId: '1',
  isList: true,
};

interface Page {
  readonly nodes: readonly unknown[];
  readonly paging: NextPage;
}

function pagesOf(
  answers: readonly (Page | Error)[],
  stopOnEmptyPage = false,
): { pages: AsyncGenerator<Page>; asked: GraphRequest[]; warned: string[] } {
  const asked: GraphRequest[] = [];
  const warned: string[] = [];
  const pages = paginate<Page>({
    first,
    stopOnEmptyPage,
    warn: (message) => warned.push(message),
    read: (body: JsonObject) => body as unknown as Page,
    following: (page, request) => nextRequest(request, page.paging, ROOT),
    send: (request) => {
      const answer = answers[asked.length] ?? new Error('asked too often');
      asked.push(request);
      return answer instanceof Error
        ? Promise.reject(answer)
        : Promise.resolve({ body: answer as unknown as JsonObject, headers: {} });
    },
  });
  return { pages, asked, warned };
}

const page = (nodes: readonly unknown[], after?: string): Page => ({
  nodes,
  paging: after === undefined ? {} : { after, next: `${ROOT}/v25.0/1/media?limit=25&after=${after}` },
});

async function nodesOf(pages: AsyncGenerator<Page>): Promise<unknown[]> {
  const nodes: unknown[] = [];
  for await (const one of pages) {
    nodes.push(...one.nodes);
  }
  return nodes;
}

describe('paginate', () => {
  it('follows to the page without a next one, with its own parameters and the cursor', async () => {
    const { pages, asked } = pagesOf([page([1, 2], 'A'), page([3], 'B'), page([4])]);
    expect(await nodesOf(pages)).toEqual([1, 2, 3, 4]);
    expect(asked.map((request) => request.params)).toEqual([
      first.params,
      { ...first.params, after: 'A' },
      { ...first.params, after: 'B' },
    ]);
  });

  it('does not take an empty page with a next one for the end, unless it is told to', async () => {
    const answers = [page([1], 'A'), page([], 'B'), page([2])];
    expect(await nodesOf(pagesOf(answers).pages)).toEqual([1, 2]);
    const told = pagesOf(answers, true);
    expect(await nodesOf(told.pages)).toEqual([1]);
    expect(told.asked).toHaveLength(2);
  });

  it.each([
    [1, [page([1], 'A'), page([2], 'A')]],
    [2, [page([1], 'A'), page([2], 'B'), page([3], 'A')]],
  ])('ends a circle of %s pages with a warning', async (_period, answers) => {
    const { pages, asked, warned } = pagesOf(answers);
    expect(await nodesOf(pages)).toEqual(answers.flatMap((one) => one.nodes));
    expect(asked).toHaveLength(answers.length);
    expect(warned).toEqual([
      'The pages of /1/media run in a circle: the list ends where it would be read again',
    ]);
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

describe('nextRequest', () => {
  it('ends without a next link, whatever the cursors say', () => {
    expect(nextRequest(first, { after: 'A' }, ROOT)).toBeUndefined();
  });

  it('never goes where a link with a cursor leads', () => {
    expect(nextRequest(first, { after: 'A', next: 'https://evil.example/?access_token=T' }, ROOT)).toEqual({
      ...first,
      params: { ...first.params, after: 'A' },
    });
  });

  it('follows a link without a cursor to the API only, with our token and version', () => {
    const next = `${ROOT}/v19.0/1/feed?until=5&__paging_token=x&access_token=T&appsecret_proof=P`;
    expect(nextRequest(first, { next }, ROOT)).toEqual({
      ...first,
      path: '1/feed',
      params: { until: '5', __paging_token: 'x' },
    });
    expect(
      nextRequest(first, { next: 'http://127.0.0.1:1/api/v25.0/1/feed?x=1' }, 'http://127.0.0.1:1/api/'),
    ).toMatchObject({ path: '1/feed', params: { x: '1' } });
  });

  it.each([
    'https://evil.example/v25.0/1/media',
    'http://graph.facebook.com/v25.0/1/media',
    'https://graph.facebook.com.evil.example/1',
    'https://graph.facebook.com:444/1',
    '//evil.example/1',
    'nonsense',
  ])('refuses to follow %s', (next) => {
    expect(() => nextRequest(first, { next }, ROOT)).toThrow(/^Cannot read the next page of \/1\/media: /);
  });

  it('refuses a link beside the path of the root', () => {
    expect(() =>
      nextRequest(first, { next: 'http://127.0.0.1:1/other/v25.0/1' }, 'http://127.0.0.1:1/api'),
    ).toThrow('its link leads to');
  });
});
