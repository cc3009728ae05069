import { aJob } from '../../tests/support/aJob';
import type { AnswerOf, TestJob } from '../../tests/support/aJob';
import { NOW } from '../../tests/support/aQuery';
import type { QueryParts } from '../../tests/support/aQuery';
import { GraphError } from '../errors';
import { requestsOf } from '../plan';
import type { Level } from '../plan';
import type { Job, LocatedPage, MorePages } from './job';
import { readMore, readRequest } from './readRequest';

const HOST = 'https://graph.facebook.com';
const next = (after: string): object => ({ cursors: { after }, next: `${HOST}/x?after=${after}` });
const ids = ({ list }: LocatedPage): unknown[] => list.nodes.map((node) => (node as { id: string }).id);

async function pagesOf(pages: AsyncIterable<LocatedPage>): Promise<LocatedPage[]> {
  const all: LocatedPage[] = [];
  for await (const page of pages) {
    all.push(page);
  }
  return all;
}

/** Reads all requests of a query. */
async function read(
  answer: AnswerOf,
  query: QueryParts,
  own: Partial<Job> = {},
): Promise<TestJob & { pages: LocatedPage[] }> {
  const test = aJob(answer, { query });
  const job = { ...test.job, ...own };
  const pages: LocatedPage[] = [];
  for (const request of requestsOf(job.plan.roots, { now: NOW, lastRun: undefined, warn: job.warn })) {
    pages.push(...(await pagesOf(readRequest(request, job))));
  }
  return { ...test, pages };
}

describe('readRequest', () => {
  it('reads a list page by page, each with the nodes that came before it', async () => {
    const { pages, sent } = await read(
      ({ params }) =>
        params['after'] === undefined
          ? { data: [{ id: 'a' }, { id: 'b' }], paging: next('A') }
          : { data: [{ id: 'c' }] },
      { path: 'media', fields: 'id' },
    );
    expect(pages.map((page) => [ids(page), page.place, page.level.table, page.apart])).toEqual([
      [['a', 'b'], { accountId: '1', parentId: '1', offset: 0 }, 'q_media', []],
      [['c'], { accountId: '1', parentId: '1', offset: 2 }, 'q_media', []],
    ]);
    expect(sent.map(({ path, accountId }) => [path, accountId])).toEqual([
      ['1/media', '1'],
      ['1/media', '1'],
    ]);
  });

  it('counts what was skipped among the nodes that came before', async () => {
    const refusal = new GraphError('object', 'cannot be loaded', { status: 400 });
    const { pages } = await read(
      ({ params }) => {
        if (params['after'] === 'A') {
          return { data: [{ id: 'b' }] };
        }
        return params['fields'] === 'id' ? { data: [{ id: 'a' }], paging: next('A') } : refusal;
      },
      { path: 'media', fields: 'id,caption', limit: 1 },
    );
    expect(pages.map((page) => [ids(page), page.place.offset])).toEqual([
      [[], 0],
      [['b'], 1],
    ]);
  });

  it('reads a node as a list of one', async () => {
    const { pages, sent } = await read(() => ({ id: '1', name: 'One' }), { path: '', fields: 'id,name' });
    expect(pages.map((page) => [page.list.nodes, page.place])).toEqual([
      [[{ id: '1', name: 'One' }], { accountId: '1', parentId: '1', offset: 0 }],
    ]);
    expect(sent.map(({ path, params }) => [path, params])).toEqual([['1', { fields: 'id,name' }]]);
  });

  it('reads each window of insights, which its rows name', async () => {
    const { pages, sent } = await read(() => ({ data: [{ name: 'reach' }] }), {
      fields: 'insights.metric(reach).period(day).metric_type(total_value)',
      since: '2026-06-01',
      until: '2026-06-03',
    });
    expect(sent.map(({ path }) => path)).toEqual(pages.map(() => '1/insights'));
    expect(pages.map(({ place, list, apart }) => [place, list.nodes, apart])).toEqual(
      sent.map(({ params }) => [
        {
          accountId: '1',
          parentId: '1',
          offset: 0,
          window: {
            since: Date.parse(params['since'] ?? '') / 1000,
            until: Date.parse(params['until'] ?? '') / 1000,
          },
        },
        [{ name: 'reach' }],
        [],
      ]),
    );
  });

  it('names no window where there is none', async () => {
    const { pages } = await read(() => ({ data: [{ name: 'follower_demographics' }] }), {
      fields:
        'insights.metric(follower_demographics).period(lifetime).metric_type(total_value).breakdown(city)',
    });
    expect(pages[0]?.place).toStrictEqual({ accountId: '1', parentId: '1', offset: 0 });
  });

  it('searches for a node first, for the account, and reads its list as one of the account', async () => {
    const { pages, sent } = await read(
      ({ path }) => (path === 'ig_hashtag_search' ? { data: [{ id: '99' }] } : { data: [{ id: 'm' }] }),
      { path: 'ig_hashtag_search/top_media?q=coffee', fields: 'id' },
    );
    expect(sent.map(({ path, params }) => [path, params['q'], params['user_id']])).toEqual([
      ['ig_hashtag_search', 'coffee', '1'],
      ['99/top_media', undefined, '1'],
    ]);
    expect(pages.map((page) => [ids(page), page.place])).toEqual([
      [['m'], { accountId: '1', parentId: '1', offset: 0 }],
    ]);
  });

  it('fails when the search finds nothing', async () => {
    await expect(
      read(() => ({ data: [] }), { path: 'ig_hashtag_search/top_media?q=coffee', fields: 'id' }),
    ).rejects.toEqual(
      new GraphError('query', "The search ig_hashtag_search found nothing for 'coffee'", { status: 0 }),
    );
  });

  it('reads the first page alone for a preview', async () => {
    const { pages } = await read(
      () => ({ data: [{ id: 'a' }], paging: next('A') }),
      { path: 'media', fields: 'id' },
      { isPreview: true },
    );
    expect(pages).toHaveLength(1);
  });

  it.each([
    [true, 1],
    [false, 2],
  ])('ends at an empty page where the query says so: %s', async (stopOnEmptyPage, count) => {
    const { pages } = await read(
      ({ params }) =>
        params['after'] === undefined ? { data: [], paging: next('A') } : { data: [{ id: 'a' }] },
      { path: 'media', fields: 'id', stopOnEmptyPage },
    );
    expect(pages).toHaveLength(count);
  });

  it('warns of pages that form a loop', async () => {
    const { pages, warnings } = await read(() => ({ data: [{ id: 'a' }], paging: next('A') }), {
      path: 'media',
      fields: 'id',
    });
    expect(pages).toHaveLength(2);
    expect(warnings).toEqual([
      'The pages of /1/media form a loop: the list ends where it would be read again',
    ]);
  });

  it('has no account for a query that asks for none', async () => {
    const { pages, sent } = await read(() => ({ id: 'me' }), { path: 'me', ids: 'none', fields: 'id' });
    expect(pages[0]?.place.accountId).toBe('');
    expect(sent[0]?.accountId).toBe('');
  });
});

describe('readMore', () => {
  const gone = new GraphError('missing', 'does not exist', { status: 400, code: 100 });
  const setUp = (answer: AnswerOf): TestJob & { comments: Level } => {
    const test = aJob(answer, { query: { path: 'media', fields: 'id,comments{id}' } });
    const comments = test.job.plan.roots[0]?.level.edges.get('comments');
    return { ...test, comments: comments! };
  };
  const more = (level: Level, own: Partial<MorePages> = {}): MorePages => ({
    level,
    parentId: 'm1',
    paging: { after: 'A', next: `${HOST}/x?after=A` },
    offset: 3,
    ...own,
  });

  it('reads a nested list behind the place where its first page ended', async () => {
    const { job, sent, comments } = setUp(() => ({ data: [{ id: 'c4' }] }));
    const pages = await pagesOf(readMore(more(comments), job));
    expect(pages.map((page) => [ids(page), page.place])).toEqual([
      [['c4'], { accountId: '1', parentId: 'm1', offset: 3 }],
    ]);
    expect(sent.map(({ path, params }) => [path, params['after']])).toEqual([['m1/comments', 'A']]);
  });

  it('notes what is missing where the object that has the list is gone', async () => {
    const { job, comments } = setUp(() => gone);
    expect(await pagesOf(readMore(more(comments), job))).toEqual([]);
    expect(job.omissions.all()).toEqual([
      {
        kind: 'part',
        part: { is: 'list', list: 'comments' },
        reason: 'does not exist',
        count: 1,
        examples: ['m1'],
      },
    ]);
  });

  it.each([
    ['the node of the job that is gone', gone, '1'],
    ['another error', new GraphError('account', 'no', { status: 400 }), 'm1'],
  ])('throws %s', async (_, error, parentId) => {
    const { job, comments } = setUp(() => error);
    await expect(pagesOf(readMore(more(comments, { parentId }), job))).rejects.toBe(error);
    expect(job.omissions.all()).toEqual([]);
  });

  it('throws a mistake of ours', async () => {
    const { job, comments } = setUp(() => {
      throw new TypeError('a bug');
    });
    await expect(pagesOf(readMore(more(comments), job))).rejects.toThrow(TypeError);
  });

  it('reads a list through the root node', async () => {
    const test = aJob(() => ({ business_discovery: { media: { data: [{ id: 'm9' }] } }, id: '1' }), {
      query: { path: '', fields: 'business_discovery.username(x){media{id}}' },
    });
    const level = findRoot(test.job.plan.roots[0]!.level);
    const pages = await pagesOf(readMore(more(level, { parentId: '1' }), test.job));
    expect(pages.map(ids)).toEqual([['m9']]);
    expect(test.sent[0]?.path).toBe('1');
  });

  it('has no further pages of what has none', async () => {
    const test = aJob(() => ({}), { query: { path: '', fields: 'id,insights.metric(reach)' } });
    const level = test.job.plan.roots.map((root) => root.level).find(({ source }) => source.by === 'windows');
    await expect(pagesOf(readMore(more(level!), test.job))).rejects.toThrow(
      'There are no further pages of page_insights',
    );
  });

  function findRoot(level: Level): Level {
    return level.source.by === 'root' ? level : findRoot([...level.edges.values()][0]!);
  }
});
