import { aJob } from '../../tests/support/aJob';
import { GraphError } from '../errors';
import type { ErrorKind } from '../errors';
import { parseFields } from '../fields';
import type { GraphRequest } from '../graph';
import { Learned } from './learned';
import { fetchNodeInsights, joinInsights } from './nodeInsights';

const error = (kind: ErrorKind, message = 'no'): GraphError => new GraphError(kind, message, { status: 400 });
const items = (text: string) => parseFields({ text, name: 'q' });
const nodesOf = (...types: (string | undefined)[]) =>
  types.map((type, index) => ({ id: String(index), type }));
/** The metrics that were requested, as an answer. */
const good = ({ path, params }: GraphRequest) => {
  const metrics = /metric\(([^)]*)\)/.exec(params['fields'] ?? '')?.[1]?.split(',') ?? [];
  return { id: path, insights: { data: metrics.map((name) => ({ name })) } };
};
const requested = (sent: readonly GraphRequest[]): string[] =>
  sent.map(({ path, params }) => `${path} ${params['fields'] ?? ''}`);

describe('fetchNodeInsights', () => {
  it('gives the insights of each node by its id', async () => {
    const { job } = aJob(good);
    const { found, refused } = await fetchNodeInsights(
      nodesOf('FEED', 'REELS'),
      items('insights.metric(reach)'),
      job,
    );
    expect([...found.keys()]).toEqual(['0', '1']);
    expect(found.get('1')).toMatchObject({ insights: { data: [{ name: 'reach' }] } });
    expect(refused.size).toBe(0);
  });

  it('learns from the first node of each product type what the others of that type lack', async () => {
    const { job, sent } = aJob((request) =>
      Number(request.path) < 3 && request.params['fields']?.includes('plays')
        ? error('metric', 'does not support the plays metric for this media product type')
        : good(request),
    );
    const nodes = nodesOf('FEED', 'FEED', 'FEED', 'REELS', 'REELS');
    await fetchNodeInsights(nodes, items('insights.metric(reach,plays)'), job);
    expect(requested(sent)).toEqual([
      '0 insights.metric(reach,plays)',
      '3 insights.metric(reach,plays)',
      '0 insights.metric(reach)',
      '4 insights.metric(reach,plays)',
      '1 insights.metric(reach)',
      '2 insights.metric(reach)',
    ]);
    expect(job.omissions.all()).toMatchObject([{ kind: 'metric', metric: 'plays', of: 'FEED' }]);
  });

  it('leaves a metric out for one node where its type is not known or the words name only the node', async () => {
    const { job, sent } = aJob((request) =>
      request.path === '0' && request.params['fields']?.includes('plays')
        ? error('metric', 'the plays metric is no longer supported for the queried media')
        : good(request),
    );
    await fetchNodeInsights(nodesOf(undefined, 'FEED'), items('insights.metric(reach,plays)'), job);
    expect(requested(sent)).toEqual([
      '0 insights.metric(reach,plays)',
      '1 insights.metric(reach,plays)',
      '0 insights.metric(reach)',
    ]);
    expect(job.omissions.all()).toMatchObject([
      { kind: 'part', part: { is: 'metric', metric: 'plays' }, count: 1, examples: ['0'] },
    ]);
  });

  it('leaves a metric out for all nodes that is not available in the way it is requested', async () => {
    const { job, sent } = aJob((request) =>
      request.params['fields']?.includes('plays')
        ? error('metric', 'metric[1] must be one of the following values: reach')
        : good(request),
    );
    await fetchNodeInsights(nodesOf('FEED', 'REELS'), items('insights.metric(reach,plays)'), job);
    expect(requested(sent).slice(2)).toEqual(['0 insights.metric(reach)', '1 insights.metric(reach)']);
    expect(job.omissions.all()).toEqual([
      {
        kind: 'metric',
        metric: 'plays',
        reason: 'metric[1] must be one of the following values: reach',
      },
    ]);
  });

  it.each(['object', 'too-old', 'no-data', 'missing', 'metric'] as const)(
    'notes a node without insights after an error of kind %s, and reads the others',
    async (kind) => {
      const { job } = aJob((request) => (request.path === '0' ? error(kind, 'none here') : good(request)));
      const { found, refused } = await fetchNodeInsights(
        nodesOf('FEED', 'REELS'),
        items('insights.metric(reach)'),
        job,
      );
      expect([[...found.keys()], [...refused]]).toEqual([['1'], ['0']]);
      expect(job.omissions.all()).toEqual([
        { kind: 'part', part: { is: 'insights' }, reason: 'none here', count: 1, examples: ['0'] },
      ]);
    },
  );

  it.each(['account', 'token', 'query', 'throttled', 'passing', 'unknown', 'too-much'] as const)(
    'throws an error of kind %s, which is not that of one node',
    async (kind) => {
      const { job } = aJob(() => error(kind));
      await expect(
        fetchNodeInsights(nodesOf('FEED'), items('insights.metric(reach)'), job),
      ).rejects.toMatchObject({ kind });
    },
  );

  it('requests an insights field without metrics as it is', async () => {
    const { job, sent } = aJob(good);
    await fetchNodeInsights(nodesOf('FEED'), items('insights'), job);
    expect(requested(sent)).toEqual(['0 insights']);
  });
});

describe('fetchNodeInsights: a metric that was removed', () => {
  const GONE = 'the impressions metric is no longer supported for the queried media';
  const refusing = (isRefused: (id: number) => boolean) => (request: GraphRequest) =>
    isRefused(Number(request.path)) && request.params['fields']?.includes('impressions') === true
      ? error('metric', GONE)
      : good(request);
  const requestedOf = async (isRefused: (id: number) => boolean, pages: number): Promise<number> => {
    const { job, sent } = aJob(refusing(isRefused), { learned: new Learned('v21.0') });
    for (let page = 0; page < pages; page += 1) {
      const nodes = nodesOf(...Array<string>(20).fill('FEED')).map((node) => ({
        ...node,
        id: String(page * 20 + Number(node.id)),
      }));
      await fetchNodeInsights(nodes, items('insights.metric(impressions)'), job);
    }
    return sent.length;
  };

  it('is no longer requested of media of a type once 25 of them have refused it', async () => {
    expect(await requestedOf(() => true, 5)).toBe(40);
  });

  it('is requested on and on where one of them had it', async () => {
    expect(await requestedOf((id) => id !== 7, 5)).toBe(100);
  });

  it('is requested of no further media once one has refused it, where the version has it of none', async () => {
    const { job, sent } = aJob(
      refusing(() => true),
      { learned: new Learned('v22.0') },
    );
    await fetchNodeInsights(
      nodesOf(...Array<string>(20).fill('FEED')),
      items('insights.metric(impressions)'),
      job,
    );
    expect(sent).toHaveLength(1);
    expect(job.omissions.all()).toEqual([{ kind: 'metric', metric: 'impressions', reason: GONE }]);
  });

  it('is requested of media only that are old enough, once a newer one has refused it', async () => {
    const { job, sent } = aJob(good, { learned: new Learned('v21.0') });
    const nodes = ['2024-07-02', '2024-07-01', undefined].map((day, index) => ({
      id: String(index),
      type: 'FEED',
      publishedAt: day === undefined ? undefined : Date.parse(day) / 1000,
    }));
    job.learned.ofOldMedia.set('impressions', GONE);
    await fetchNodeInsights(nodes, items('insights.metric(impressions)'), job);
    expect(sent.map(({ path }) => path)).toEqual(['1', '2']);
    expect(job.omissions.all()).toEqual([
      { kind: 'metric', metric: 'impressions', of: 'newer', reason: GONE },
    ]);
  });
});

describe('joinInsights', () => {
  it('appends the metrics of the later answer to those of the earlier one', () => {
    const reach = { data: [{ name: 'reach' }], paging: {} };
    const plays = { data: [{ name: 'plays' }] };
    expect(joinInsights({ id: '1', insights: reach }, { id: '1', insights: plays })).toEqual({
      id: '1',
      insights: { data: [{ name: 'reach' }, { name: 'plays' }], paging: {} },
    });
  });

  it('adds insights that the node has not had, and keeps its id and its other fields', () => {
    const plays = { data: [] };
    expect(joinInsights({ id: '1', caption: 'x' }, { id: '2', b: plays })).toEqual({
      id: '1',
      caption: 'x',
      b: plays,
    });
  });
});
