import { aJob } from '../../tests/support/aJob';
import type { AnswerOf } from '../../tests/support/aJob';
import { NOW } from '../../tests/support/aQuery';
import type { Query } from '../config';
import { GraphError } from '../errors';
import type { Row } from '../flatten';
import { extractJob } from './extractJob';

interface Extracted {
  readonly ids: readonly string[];
  readonly asked: readonly string[];
  readonly closed: number;
  readonly pages: number;
  /** The metrics among what was omitted. */
  readonly omitted: readonly string[];
  readonly error: unknown;
}

async function extracted(
  answer: AnswerOf,
  query: Partial<Query>,
  { isPreview = false, fails }: { isPreview?: boolean; fails?: Error } = {},
): Promise<Extracted> {
  const { job, sent } = aJob(answer, { query });
  const ids: string[] = [];
  let closed = 0;
  let pages = 0;
  const spool = {
    rows: 0,
    add: async (rows: readonly Row[]) => {
      if (fails !== undefined) {
        throw fails;
      }
      spool.rows += rows.length;
      ids.push(...rows.map((row) => `${row.level.table} ${row.cells.get('/id') ?? ''}`));
    },
    close: async () => void (closed += 1),
  };
  const onPage = (): void => void (pages += 1);
  const error = await extractJob(
    { ...job, isPreview },
    { now: NOW, lastRun: undefined, spool, onPage },
  ).catch((reason: unknown) => reason);
  const asked = sent.map(({ path, params }) => `${path} ${params['after'] ?? params['since'] ?? ''}`.trim());
  const omitted = job.omissions.all().flatMap((one) => (one.kind === 'metric' ? [one.metric] : []));
  return { ids, asked, closed, pages, omitted, error };
}

const MEDIA = { path: 'media', fields: 'id,comments{id}' };
/** Two pages of media; the first media has two pages of comments. */
const api: AnswerOf = ({ path, params }) => {
  const next = (after: string): object => ({
    cursors: { after },
    next: `https://graph.facebook.com/${path}`,
  });
  if (path === 'm1/comments') {
    return { data: [{ id: 'c2' }] };
  }
  return params['after'] === undefined
    ? {
        data: [{ id: 'm1', comments: { data: [{ id: 'c1' }], paging: next('C') } }, { id: 'm2' }],
        paging: next('M'),
      }
    : { data: [{ id: 'm3', comments: { data: [{ id: 'c3' }] } }] };
};

describe('extractJob', () => {
  it('reads all pages and the rest of nested lists, in an order that follows from the pages alone', async () => {
    const { ids, closed, pages, error } = await extracted(api, MEDIA);
    expect(ids).toEqual([
      'q_media m1',
      'q_comments c1',
      'q_media m2',
      'q_comments c2',
      'q_media m3',
      'q_comments c3',
    ]);
    expect([closed, pages, error]).toEqual([1, 3, undefined]);
  });

  it('reads the first page alone for a preview, without the rest of nested lists', async () => {
    const { ids, asked } = await extracted(api, MEDIA, { isPreview: true });
    expect(ids).toEqual(['q_media m1', 'q_comments c1', 'q_media m2']);
    expect(asked).toEqual(['1/media']);
  });

  it('requests the newest of the longest windows for a preview', async () => {
    const daily = {
      fields: 'insights.metric(reach).period(day)',
      since: '2026-03-01',
      until: '2026-06-10',
    };
    const none: AnswerOf = () => ({ data: [] });
    const all = await extracted(none, daily);
    const preview = await extracted(none, daily, { isPreview: true });
    expect(all.asked.length).toBeGreaterThan(2);
    expect(preview.asked).toEqual([all.asked.at(-2)]);
  });

  it('notes metrics that no page has, but for a preview, which does not read all of them', async () => {
    const daily = { fields: 'insights.metric(reach,a).period(day)' };
    const some: AnswerOf = () => ({ data: [{ id: '1/insights/reach/day', name: 'reach', values: [] }] });
    expect((await extracted(some, daily)).omitted).toEqual(['a', 'reach']);
    expect((await extracted(some, daily, { isPreview: true })).omitted).toEqual([]);
  });

  it('notes values that give no row', async () => {
    const odd: AnswerOf = () => ({
      data: [{ id: '1/insights/reach/day', name: 'reach', values: [{ value: 1 }, null] }],
    });
    const { job } = aJob(odd, { query: { fields: 'insights.metric(reach).period(day)' } });
    const spool = { rows: 0, add: async () => undefined, close: async () => undefined };
    await extractJob(job, { now: NOW, lastRun: undefined, spool, onPage: () => undefined });
    expect(job.omissions.all()).toMatchObject([{ part: { is: 'values', metric: 'reach' }, count: 1 }]);
  });

  it('closes the spool when it fails, and keeps what came before', async () => {
    const refusal = new GraphError('account', 'no', { status: 400 });
    const failing: AnswerOf = (request) => (request.params['after'] === 'M' ? refusal : api(request));
    const { ids, closed, error } = await extracted(failing, MEDIA);
    expect(ids).toContain('q_media m2');
    expect([closed, error]).toEqual([1, refusal]);
  });

  it.each([
    [
      new RangeError('Maximum call stack size exceeded'),
      'The answer is nested too deeply to be read',
      'query',
    ],
    [new RangeError('Invalid array length'), 'Invalid array length', undefined],
    [new Error('a call stack'), 'a call stack', undefined],
  ])('throws %s as %j', async (fails, message, kind) => {
    const { error } = await extracted(api, MEDIA, { fails });
    expect(error).toMatchObject({ message, ...(kind !== undefined && { kind, details: { status: 0 } }) });
    expect(error instanceof GraphError).toBe(kind !== undefined);
  });

  it.each([
    ['fails when no object of the query can be read', 1, 'None of its objects can be read: cannot be loaded'],
    ['goes on when others can be read', 2, undefined],
  ])('%s', async (_, bad, message) => {
    const refusal = new GraphError('object', 'cannot be loaded', { status: 400, code: 100 });
    const media = ['m1', 'm2'].slice(-bad);
    const { ids, error } = await extracted(
      ({ params }) => {
        const wanted = media.slice(Number(params['after'] ?? 0)).slice(0, Number(params['limit'] ?? 25));
        const isRefused = wanted.includes('m2') && params['fields'] !== 'id';
        const after = Number(params['after'] ?? 0) + wanted.length;
        const paging = {
          cursors: { after: String(after) },
          ...(after < media.length && { next: 'https://graph.facebook.com/x' }),
        };
        return isRefused ? refusal : { data: wanted.map((id) => ({ id })), paging };
      },
      { path: 'media', fields: 'id,caption', limit: 2 },
    );
    expect(ids).toEqual(media.filter((id) => id !== 'm2').map((id) => `q_media ${id}`));
    expect(error).toEqual(
      message === undefined ? undefined : new GraphError('account', message, { status: 0 }),
    );
    expect(error === undefined || (error as GraphError).kind === 'account').toBe(true);
  });

  it('goes on when something else than objects is missing, though there are no rows', async () => {
    const gone = new GraphError('field', 'nonexisting field (captoin)', { status: 400 });
    const { error } = await extracted(
      ({ params }) => (params['fields']?.includes('captoin') === true ? gone : { data: [] }),
      { path: 'media', fields: 'id,captoin' },
    );
    expect(error).toBeUndefined();
  });
});
