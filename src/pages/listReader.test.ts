import { aJob } from '../../tests/support/aJob';
import type { TestJob } from '../../tests/support/aJob';
import type { JsonObject } from '../answer';
import { GraphError } from '../errors';
import type { ErrorKind } from '../errors';
import type { GraphRequest } from '../graph';
import { edgeList, nodeList } from './list';
import { listReader } from './listReader';
import type { ListPage } from './reading';

type Api = (request: GraphRequest) => JsonObject | GraphError;
const error = (kind: ErrorKind, message = 'no'): GraphError => new GraphError(kind, message, { status: 400 });
const isList = ({ path }: GraphRequest): boolean => path === '1/media';
const fieldsOf = ({ params }: GraphRequest): string => params['fields'] ?? '';
const limitOf = ({ params }: GraphRequest): number => Number(params['limit']);
const media = (...ids: number[]): JsonObject => ({ data: ids.map((id) => ({ id: String(id) })) });

/** A reader of the media of account 1, ten a page. */
function readerOf(fields: string, api: Api): TestJob & { read: () => Promise<ListPage> } {
  const test = aJob(api, { query: { path: 'media', fields, limit: 10 } });
  const { level } = test.job.plan.roots[0]!;
  const list = edgeList({ parentId: '1', edge: 'media', params: { limit: '10' }, level }, test.job);
  const read = listReader(list, test.job);
  return { ...test, read: () => read({}) };
}

describe('listReader', () => {
  it('gives a page that comes as it was requested', async () => {
    const { read, sent } = readerOf('id,caption', () => media(1, 2));
    expect(await read()).toMatchObject({ nodes: [{ id: '1' }, { id: '2' }], skipped: 0 });
    expect(sent).toMatchObject([{ path: '1/media', params: { fields: 'id,caption', limit: '10' } }]);
  });

  it('halves a page that is too much until it comes', async () => {
    const { read, sent } = readerOf('id', (request) => (limitOf(request) > 3 ? error('too-much') : media(1)));
    await read();
    expect(sent.map(limitOf)).toEqual([10, 5, 2]);
  });

  it('retries a single node that is too much and has no parts three times, then throws', async () => {
    const { read, sent } = readerOf('id', () => error('too-much'));
    await expect(read()).rejects.toMatchObject({ kind: 'too-much' });
    expect(sent.map(limitOf)).toEqual([10, 5, 2, 1, 1, 1, 1]);
  });

  it('requests a single node that is too much in parts', async () => {
    const { read } = readerOf('id,comments{id}', (request) =>
      fieldsOf(request).includes('comments') ? error('too-much') : media(1),
    );
    expect(await read()).toMatchObject({ nodes: [{ id: '1' }], apart: [{ parentId: '1', offset: 0 }] });
  });

  it('finds the metric for which a page is refused in words that name none; the fields of the posts come', async () => {
    const refusal = new GraphError('query', '(#100) The value must be a valid insights metric', {
      status: 400,
      code: 100,
    });
    const { read, sent, job } = readerOf('id,insights.metric(reach,gone,saved)', (request) =>
      fieldsOf(request).includes('gone')
        ? refusal
        : isList(request)
          ? media(1, 2)
          : { id: request.path, insights: { data: [{ name: fieldsOf(request) }] } },
    );
    expect(await read()).toMatchObject({ nodes: [{ id: '1' }, { id: '2' }] });
    expect(job.omissions.all()).toMatchObject([{ kind: 'metric', metric: 'gone' }]);
    const before = sent.length;
    await read();
    // The others stand with the page again.
    expect(sent.slice(before).map(fieldsOf)).toEqual(['id,insights.metric(reach,saved)']);
  });

  it('requests the page again without a metric that is not available in this way', async () => {
    const message = '(#100) metric[1] must be one of the following values: reach, views';
    const { read, sent, job } = readerOf('id,insights.metric(reach,plays)', (request) =>
      fieldsOf(request).includes('plays') ? error('metric', message) : media(1),
    );
    await read();
    expect(sent.map(fieldsOf)).toEqual(['id,insights.metric(reach,plays)', 'id,insights.metric(reach)']);
    expect(job.learned.refusal('plays', { way: 'media' })).toBe(message);
  });

  it('requests a metric of each node on its own that some media do not have', async () => {
    const message = 'The Media Insights API does not support the plays metric for this media product type';
    const { read, sent, job } = readerOf('id,insights.metric(reach,plays)', (request) => {
      if (isList(request)) {
        return fieldsOf(request).includes('plays')
          ? error('metric', message)
          : {
              data: [1, 2].map((id) => ({ id: String(id), media_product_type: id === 1 ? 'FEED' : 'REELS' })),
            };
      }
      return request.path === '1'
        ? error('metric', message)
        : { id: '2', insights: { data: [{ name: 'plays' }] } };
    });
    expect((await read()).nodes).toEqual([{ id: '1' }, { id: '2', insights: { data: [{ name: 'plays' }] } }]);
    expect(sent.map(({ path }) => path)).toEqual(['1/media', '1/media', '1', '2']);
    expect(job.omissions.all()).toEqual([{ kind: 'metric', metric: 'plays', of: 'FEED', reason: message }]);
  });

  it('shows the metrics of a node in the order of the query, whatever was requested apart', async () => {
    const { read, job } = readerOf('id,insights.metric(late,reach)', (request) =>
      isList(request)
        ? { data: [{ id: '5', insights: { data: [{ name: 'reach' }] } }] }
        : { id: '5', insights: { data: [{ name: 'late' }] } },
    );
    job.learned.perNode.add('late');
    expect((await read()).nodes).toEqual([
      { id: '5', insights: { data: [{ name: 'late' }, { name: 'reach' }] } },
    ]);
  });

  it('reads nested lists apart whose nodes refuse a metric', async () => {
    const message = 'does not support the plays metric for this media product type';
    const { read, sent } = readerOf('id,children{insights.metric(plays)}', (request) =>
      fieldsOf(request).includes('plays') ? error('metric', message) : media(1),
    );
    expect(await read()).toMatchObject({ apart: [{ parentId: '1' }] });
    expect(sent.map(fieldsOf)).toEqual(['id,children{insights.metric(plays)}', 'id']);
  });

  it('finds the object that fails a page by halves, and gives it without its insights', async () => {
    const bad = 3;
    let offset = 0;
    const { read, job } = readerOf('id,insights.metric(reach)', (request) => {
      const ids = Array.from({ length: limitOf(request) }, (_, index) => offset + index);
      return fieldsOf(request).includes('insights') && ids.includes(bad)
        ? error('object', 'Not enough viewers')
        : media(...ids);
    });
    const found: unknown[] = [];
    while (offset < 10) {
      const { nodes } = await read();
      found.push(...nodes);
      offset += nodes.length;
    }
    expect(found.slice(0, 10)).toEqual(Array.from({ length: 10 }, (_, id) => ({ id: String(id) })));
    expect(job.omissions.all()).toEqual([
      { kind: 'part', part: { is: 'insights' }, reason: 'Not enough viewers', count: 1, examples: ['3'] },
    ]);
  });

  it('skips an object that cannot be read in any way, and notes it', async () => {
    const { read, job } = readerOf('id,caption', (request) =>
      fieldsOf(request).includes('caption') ? error('object', 'Unsupported media type') : media(7),
    );
    expect(await read()).toMatchObject({ nodes: [], skipped: 1 });
    expect(job.omissions.all()).toEqual([
      { kind: 'part', part: { is: 'object' }, reason: 'Unsupported media type', count: 1, examples: ['7'] },
    ]);
  });

  it.each(['account', 'token', 'query', 'throttled', 'missing', 'passing', 'unknown', 'page-token'] as const)(
    'throws an error of kind %s at once',
    async (kind) => {
      const { read, sent } = readerOf('id,insights.metric(reach),comments{id}', () => error(kind));
      await expect(read()).rejects.toMatchObject({ kind });
      expect(sent).toHaveLength(1);
    },
  );

  it('throws what is not an error of the API', async () => {
    const { read } = readerOf('id', () => {
      throw new TypeError('a bug');
    });
    await expect(read()).rejects.toThrow(TypeError);
  });

  it('never skips the only node of a request, whose error is that of the job', async () => {
    const { job, sent } = aJob(() => error('object', 'Unsupported media type'), {
      query: { fields: 'id,name' },
    });
    const { level } = job.plan.roots[0]!;
    const read = listReader(nodeList({ level, params: {} }, job), job);
    await expect(read({})).rejects.toMatchObject({ kind: 'object' });
    expect(sent).toHaveLength(1);
  });

  it('reads a list apart that fails the node around it', async () => {
    const { job, sent } = aJob(
      (request) => (fieldsOf(request).includes('media') ? error('object', 'bad media') : { id: '1' }),
      { query: { fields: 'id,media{id}' } },
    );
    const { level } = job.plan.roots[0]!;
    const page = await listReader(nodeList({ level, params: {} }, job), job)({});
    expect(page).toMatchObject({ nodes: [{ id: '1' }], apart: [{ parentId: '1' }] });
    expect(sent.map(fieldsOf)).toEqual(['id,media{id}', 'id']);
  });

  it('finds from which media on all are too old to have insights, and remembers the place', async () => {
    const OLD = 5;
    const tooOld = error('too-old', 'Media posted before business account conversion');
    let offset = 0;
    const api: Api = (request) => {
      if (!isList(request)) {
        return Number(request.path) >= OLD ? tooOld : { id: request.path };
      }
      const ids = Array.from({ length: limitOf(request) }, (_, index) => offset + index);
      return fieldsOf(request).includes('insights') && ids.some((id) => id >= OLD) ? tooOld : media(...ids);
    };
    const { job, sent, read } = readerOf('id,insights.metric(reach)', api);
    const found: unknown[] = [];
    while (offset < 30) {
      const { nodes } = await read();
      found.push(...nodes);
      offset += nodes.length;
    }
    expect(found).toEqual(Array.from({ length: found.length }, (_, id) => ({ id: String(id) })));
    expect([...job.learned.boundaries.values()]).toEqual([OLD]);
    expect(job.omissions.all()).toMatchObject([{ part: { is: 'insights' }, count: found.length - OLD }]);
    // Behind the boundary each page is one request, without insights.
    expect(sent.slice(-2).map(fieldsOf)).toEqual(['id', 'id']);
  });
});
