import { aJob } from '../../tests/support/aJob';
import type { AnswerOf } from '../../tests/support/aJob';
import { GraphError } from '../errors';
import { fetchPage } from './fetchPage';
import { edgeList } from './list';
import type { ListPage } from './reading';
import { splitFields } from './split';
import type { Split } from './split';

interface Fetched {
  readonly page: ListPage;
  readonly asked: readonly string[];
}

async function fetched(
  answer: AnswerOf,
  fields: string,
  { perNode = [], ...split }: Partial<Split> & { perNode?: readonly string[] } = {},
): Promise<Fetched> {
  const { job, sent } = aJob(answer, { query: { path: 'media', fields } });
  const { level } = job.plan.roots[0]!;
  const list = edgeList({ parentId: '1', edge: 'media', params: {}, level }, job);
  const whole: Split = { insights: 'inline', edges: 'inline', ...split };
  const ask = {
    at: {},
    limit: 25,
    items: level.fields,
    fields: splitFields(level.fields, whole, {
      level,
      perNode: new Set(perNode),
      lackedFrom: (metric) => (metric === 'impressions' ? 0 : undefined),
    }),
  };
  const page = await fetchPage(ask, list, job);
  return { page, asked: sent.map(({ path, params }) => `${path} ${params['fields'] ?? ''}`) };
}

/** Media of a type and a time; each gives the metrics that are requested of it. */
const api =
  (media: readonly object[]): AnswerOf =>
  ({ path, params }) => {
    const metrics = /metric\(([^)]*)\)/.exec(params['fields'] ?? '')?.[1]?.split(',') ?? [];
    return path === '1/media'
      ? { data: [...media] }
      : { id: path, insights: { data: metrics.map((name) => ({ name })) } };
  };

describe('fetchPage', () => {
  it('gives a page as it came when nothing stands apart', async () => {
    const { page, asked } = await fetched(api([{ id: '5' }]), 'id,insights.metric(reach)');
    expect(page).toEqual({ nodes: [{ id: '5' }], paging: {}, skipped: 0, apart: [], refused: 0 });
    expect(asked).toEqual(['1/media id,insights.metric(reach)']);
  });

  it('names the nested lists to be read for each node that has an id', async () => {
    const { page } = await fetched(api([{ id: '5' }, { caption: 'no id' }, { id: '6' }]), 'id,comments{id}', {
      edges: 'apart',
    });
    expect(page.apart.map(({ level, ...more }) => [level.table, more])).toEqual([
      ['q_comments', { parentId: '5', paging: {}, offset: 0 }],
      ['q_comments', { parentId: '6', paging: {}, offset: 0 }],
    ]);
  });

  it('joins the insights of each node, without what was requested only to know its type', async () => {
    const media = [
      { id: '5', media_product_type: 'FEED' },
      { id: '6', media_product_type: 'REELS' },
      { media_product_type: 'FEED' },
    ];
    const { page, asked } = await fetched(api(media), 'id,insights.metric(reach)', { insights: 'apart' });
    expect(page.nodes).toEqual([
      { id: '5', insights: { data: [{ name: 'reach' }] } },
      { id: '6', insights: { data: [{ name: 'reach' }] } },
      {},
    ]);
    expect(asked).toEqual([
      '1/media id,media_product_type',
      '5 insights.metric(reach)',
      '6 insights.metric(reach)',
    ]);
  });

  it('keeps a type that was asked for', async () => {
    const { page } = await fetched(
      api([{ id: '5', media_product_type: 'FEED' }]),
      'id,media_product_type,insights.metric(reach)',
      { insights: 'apart' },
    );
    expect(page.nodes).toEqual([
      { id: '5', media_product_type: 'FEED', insights: { data: [{ name: 'reach' }] } },
    ]);
  });

  it('leaves what is no object as it is', async () => {
    const { page } = await fetched(api(['odd' as unknown as object]), 'id,insights.metric(reach)', {
      insights: 'apart',
    });
    expect(page.nodes).toEqual(['odd']);
  });

  it('orders the metrics of a node as the query does, whichever came apart', async () => {
    const media = [
      { id: '5', media_product_type: 'FEED', insights: { data: [{ name: 'reach' }, { name: 'odd' }] } },
    ];
    const { page } = await fetched(api(media), 'id,insights.metric(late,reach)', { perNode: ['late'] });
    expect(page.nodes).toEqual([
      { id: '5', insights: { data: [{ name: 'odd' }, { name: 'late' }, { name: 'reach' }] } },
    ]);
  });

  it('orders each of several insights fields by its own metrics', async () => {
    const media = [
      { id: '5', media_product_type: 'FEED', insights: { data: [{ name: 'views' }, { name: 'reach' }] } },
    ];
    const { page } = await fetched(
      api(media),
      'id,insights.metric(reach,views).as(a),insights.metric(late).as(b)',
      { perNode: ['late'] },
    );
    expect(page.nodes).toMatchObject([{ id: '5', a: { data: [{ name: 'reach' }, { name: 'views' }] } }]);
  });

  it('asks no newer media for a metric that only older ones have', async () => {
    const media = [
      { id: '5', media_product_type: 'FEED', timestamp: '2026-05-01T10:00:00+0000' },
      { id: '6', media_product_type: 'FEED', timestamp: '2020-05-01T10:00:00+0000' },
      { id: '7', media_product_type: 'FEED', timestamp: 'nonsense' },
    ];
    const { asked } = await fetched(api(media), 'id,insights.metric(impressions)', {
      perNode: ['impressions'],
    });
    expect(asked[0]).toBe('1/media id,media_product_type,timestamp');
    expect(asked.slice(1)).toEqual(expect.arrayContaining(['6 insights.metric(impressions)']));
  });

  it('requests again what one answer cannot have, and joins it by id under the names of the query', async () => {
    const answer: AnswerOf = ({ path, params }) => {
      const metric = /metric\((\w+)\)/.exec(params['fields'] ?? '')?.[1] ?? '';
      const node = (id: string) => ({ id, insights: { data: [{ name: metric }] } });
      // A new post has moved the page on.
      return path === '1/media'
        ? { data: metric === 'reach' ? [node('5'), node('6')] : [node('4'), node('5')] }
        : node(path);
    };
    const { page, asked } = await fetched(
      answer,
      'id,insights.metric(reach),insights.metric(views).as(b),caption',
    );
    const node = (id: string) => ({
      id,
      insights: { data: [{ name: 'reach' }] },
      b: { data: [{ name: 'views' }] },
    });
    expect(page.nodes).toEqual([node('5'), node('6')]);
    expect(asked).toEqual([
      '1/media id,insights.metric(reach),caption',
      '1/media insights.metric(views)',
      '6 insights.metric(views)',
    ]);
  });

  it.each(['missing', 'object'] as const)('fails as a page does where such a node is %s', async (kind) => {
    const answer: AnswerOf = ({ path, params }) => {
      if (path === '5') {
        return new GraphError(kind, 'gone', { status: 400, objectId: '5' });
      }
      return { data: params['fields']?.includes('reach') === true ? [{ id: '5' }] : [] };
    };
    await expect(fetched(answer, 'insights.metric(reach),insights.metric(views)')).rejects.toMatchObject({
      kind,
    });
  });
});
