import { anApi } from '../../tests/support/aJob';
import type { AnswerOf } from '../../tests/support/aJob';
import { NOW } from '../../tests/support/aQuery';
import { aConfig } from '../../tests/support/aRun';
import { memoryFolder } from '../../tests/support/memoryFolder';
import type { Query } from '../config';
import { GraphError } from '../errors';
import { planRun } from '../plan';
import { previewQuery } from './previewQuery';
import type { Preview } from './previewQuery';

interface Previewed extends Preview {
  readonly left: readonly string[];
}

async function preview(answer: AnswerOf, ...queries: Partial<Query>[]): Promise<Previewed> {
  const { folder, files } = memoryFolder();
  const plan = planRun(aConfig(queries), { now: NOW, reserved: new Map() });
  const shown = await previewQuery({
    plan,
    api: anApi(answer).api,
    apiVersion: 'v26.0',
    now: NOW,
    folder,
  }).finally(() => {
    expect([...files.keys()]).toEqual([]);
  });
  return { ...shown, left: [...files.keys()] };
}

const MEDIA = { name: 'media', path: 'media', fields: 'id,caption,comments{id}', limit: 30 };
const WATCH_TIME =
  '(#100) The Media Insights API does not support the ig_reels_avg_watch_time metric for this media product type.';
const list: AnswerOf = () => ({
  data: Array.from({ length: 30 }, (_, index) => ({ id: String(index), caption: `No. ${index}` })),
});

describe('previewQuery', () => {
  it('has the first rows of each table, and its columns and key, also of a table without rows', async () => {
    const { tables, warnings, left } = await preview(list, MEDIA);
    expect(tables.map(({ name, primaryKey, rows }) => [name, primaryKey, rows.length])).toEqual([
      ['media', ['id', 'parent_id'], 20],
      ['media_comments', ['id', 'parent_id'], 0],
    ]);
    const [media] = tables;
    expect(media?.columns).toEqual(['id', 'ex_account_id', 'fb_graph_node', 'parent_id', 'caption']);
    expect(media?.rows[1]).toEqual(['1', '1', 'page_media', '1', 'No. 1']);
    expect([warnings, left]).toEqual([[], []]);
  });

  it('reads one page though there are more', async () => {
    const paging = { cursors: { after: 'A' }, next: 'https://graph.facebook.com/x' };
    const { requests } = await preview(() => ({ data: [{ id: '1' }], paging }), MEDIA);
    expect(requests).toHaveLength(1);
  });

  it('shows what was requested, of the first account alone, as a person would write it', async () => {
    const { requests } = await preview(list, MEDIA);
    expect(requests).toEqual(['GET /1/media?limit=30&fields=id,caption,comments{id}']);
  });

  it('shows each request of a batch', async () => {
    const answer: AnswerOf = ({ path, params }) =>
      path === '1/media' && (params['fields'] ?? '').includes('watch_time')
        ? new GraphError('metric', WATCH_TIME, { status: 400 })
        : { id: path, data: path === '1/media' ? [{ id: 'm1' }, { id: 'm2' }] : [] };
    const { requests } = await preview(answer, {
      name: 'media',
      path: 'media',
      fields: 'id,insights.metric(reach,ig_reels_avg_watch_time)',
    });
    expect(requests).toEqual([
      'GET /1/media?limit=25&fields=id,insights.metric(reach,ig_reels_avg_watch_time)',
      'GET /1/media?limit=25&fields=id,insights.metric(reach),media_product_type',
      'GET /m1?fields=insights.metric(ig_reels_avg_watch_time)',
      'GET /m2?fields=insights.metric(ig_reels_avg_watch_time)',
    ]);
  });

  it('shows a request that has no parameters without a question mark', async () => {
    const { requests } = await preview(() => ({ id: '1', name: 'One' }), {
      name: 'profile',
      path: '',
      ids: ['1'],
    });
    expect(requests).toEqual(['GET /1']);
  });

  it('warns of what the API does not give, and of the range, each once', async () => {
    const { warnings } = await preview(() => ({ data: [] }), {
      name: 'daily',
      fields: 'insights.metric(reach).period(day)',
      since: '2020-01-01',
    });
    expect(warnings).toEqual([expect.stringMatching(/^query 'daily': /)]);
  });

  it('names what the API does not give', async () => {
    const captoin = new GraphError('field', 'nonexisting field (captoin)', { status: 400 });
    const { warnings } = await preview(
      ({ params }) => ((params['fields'] ?? '').includes('captoin') ? captoin : { data: [{ id: '1' }] }),
      { name: 'media', path: 'media', fields: 'id,captoin' },
    );
    expect(warnings).toEqual(["query 'media': skipped field 'captoin': nonexisting field (captoin)"]);
  });

  it('fails as a run does, and leaves no file', async () => {
    const refusal = new GraphError('account', 'no', { status: 400 });
    await expect(preview(() => refusal, MEDIA)).rejects.toBe(refusal);
  });

  it('is empty for a query that asks nothing', async () => {
    expect(await preview(list)).toEqual({ tables: [], requests: [], warnings: [], left: [] });
  });
});
