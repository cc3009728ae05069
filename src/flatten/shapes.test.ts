import { insightsLevel } from '../plan/insightsLevel';
import { planLevel } from '../plan/planLevel';
import { Flattener } from './flattenPage';
import type { JsonObject } from './json';
import { readPage } from './nodeList';

const DAY = 86_400;
const OF_EVERY_ROW = new Set(['ex_account_id', 'fb_graph_node', 'parent_id', 'id', 'name']);
const place = { accountId: 'A', parentId: 'P', offset: 0 };
const field = (name: string) => ({ name, modifiers: [], span: { start: 0, end: 0 } });
/** `comments{text}` */
const ONLY_COMMENTS = [{ ...field('comments'), fields: [field('text')] }];

type Cells = Record<string, string>;

/** Rows of metrics as graph-api.md §2.2 has them, without what every row has. */
function metrics(
  data: readonly JsonObject[],
  params: Record<string, string> = {},
  window?: { since: number; until: number },
): Cells[] {
  const level = insightsLevel({
    query: 'q',
    graphNode: 'page_insights',
    produced: 'insights',
    params,
    fields: [],
    ofAccount: true,
  });
  const { rows } = new Flattener().flattenPage(readPage({ data }), level, {
    ...place,
    ...(window && { window }),
  });
  return rows.map(({ cells }) =>
    Object.fromEntries([...cells].filter(([column]) => !OF_EVERY_ROW.has(column))),
  );
}

function media(
  nodes: readonly JsonObject[],
  fields: typeof ONLY_COMMENTS = [],
): { table: string; cells: Cells }[] {
  const level = planLevel({
    query: 'q',
    graphNode: 'page_media',
    produced: 'media',
    edge: 'media',
    fields,
    follow: { by: 'never' },
  });
  const { rows } = new Flattener().flattenPage(readPage({ data: nodes }), level, place);
  return rows.map((row) => ({ table: row.level.table, cells: Object.fromEntries(row.cells) }));
}

const reach = { id: '1/insights/reach/day', name: 'reach' };

describe('metrics', () => {
  it('of a series are a row for each bucket, with its end as the API gives it and never a window', () => {
    const values = [
      { value: 1, end_time: '2026-04-14T07:00:00+0000' },
      { value: 0, end_time: '2026-04-15T07:00:00+0000' },
    ];
    expect(metrics([{ ...reach, values }], {}, { since: 0, until: DAY })).toEqual([
      { value: '1', end_time: '2026-04-14T07:00:00+0000' },
      { value: '0', end_time: '2026-04-15T07:00:00+0000' },
    ]);
  });

  it('of a total are one row with the window it stands for', () => {
    const rows = metrics(
      [{ ...reach, total_value: { value: 3 } }],
      {},
      { since: 1776124800, until: 1776729600 + 3600 },
    );
    expect(rows).toEqual([{ value: '3', date_start: '2026-04-14', date_stop: '2026-04-21T01:00:00+0000' }]);
  });

  it('without data are no row: a shell, an empty list, an empty object, a value that is missing', () => {
    expect(
      metrics([
        reach,
        { ...reach, values: [] },
        { ...reach, values: [{ value: {}, end_time: 'x' }] },
        { ...reach, values: [{ end_time: 'x' }] },
        { ...reach, total_value: {} },
        { ...reach, total_value: { breakdowns: [{ dimension_keys: ['age'] }] } },
      ]),
    ).toEqual([]);
  });

  it('broken down are a row for each result, by the name of the dimension and in the order asked', () => {
    const breakdowns = [
      {
        dimension_keys: ['timeframe', 'gender', 'age'],
        results: [{ dimension_values: ['LAST_90_DAYS', 'F', '18-24'], value: 7 }],
      },
    ];
    expect(metrics([{ ...reach, total_value: { breakdowns } }], { breakdown: 'age,gender' })).toEqual([
      { key1: '18-24', key2: 'F', breakdown: 'age,gender', timeframe: 'LAST_90_DAYS', value: '7' },
    ]);
  });

  it('broken down keep the total beside the parts', () => {
    const breakdowns = [
      { dimension_keys: ['follow_type'], results: [{ dimension_values: ['FOLLOWER'], value: 2 }] },
    ];
    expect(
      metrics([{ ...reach, total_value: { value: 5, breakdowns } }], { breakdown: 'follow_type' }),
    ).toEqual([{ value: '5' }, { key1: 'FOLLOWER', breakdown: 'follow_type', value: '2' }]);
  });

  it('with sibling dimensions or objects as values are keyed by them', () => {
    const siblings = [
      { value: 46, is_from_ads: '0' },
      { value: 0, is_from_ads: '1' },
    ];
    expect(metrics([{ ...reach, values: siblings }])).toEqual([
      { key1: '0', breakdown: 'is_from_ads', value: '46' },
      { key1: '1', breakdown: 'is_from_ads', value: '0' },
    ]);
    const hours = [{ value: { '0': 12, '23': 3 }, end_time: 'E' }];
    expect(metrics([{ ...reach, values: hours }])).toEqual([
      { key1: '0', value: '12', end_time: 'E' },
      { key1: '23', value: '3', end_time: 'E' },
    ]);
    expect(metrics([{ ...reach, values: [{ value: { DE: { F: 1 } } }] }])).toEqual([
      { key1: 'DE', key2: 'F', value: '1' },
    ]);
  });
});

describe('nodes', () => {
  it('give scalars as they are, objects joined, lists as JSON, null empty', () => {
    const [row] = media([
      {
        id: '1',
        caption: null,
        is_comment_enabled: true,
        like_count: 0,
        owner: { id: '9', home: { city: 'Brno' } },
        tags: ['a', { b: 1 }],
      },
    ]);
    expect(row).toEqual({
      table: 'q_media',
      cells: {
        ex_account_id: 'A',
        fb_graph_node: 'page_media',
        parent_id: 'P',
        id: '1',
        caption: '',
        is_comment_enabled: 'true',
        like_count: '0',
        owner_id: '9',
        owner_home_city: 'Brno',
        tags: '["a",{"b":1}]',
      },
    });
  });

  it('nest: an edge is rows of its own table, under this row, behind it', () => {
    const rows = media([
      {
        id: '1',
        comments: { data: [{ id: '5', text: 't', parent_id: '4', replies: { data: [{ id: '6' }] } }] },
      },
      { id: '2' },
    ]);
    expect(
      rows.map(({ table, cells }) => [table, cells['id'], cells['parent_id'], cells['fb_graph_node']]),
    ).toEqual([
      ['q_media', '1', 'P', 'page_media'],
      ['q_comments', '5', '1', 'page_media_comments'],
      ['q_replies', '6', '5', 'page_media_comments_replies'],
      ['q_media', '2', 'P', 'page_media'],
    ]);
    // A comment's own `parent_id` does not overwrite ours.
    expect(rows[1]?.cells['parent_id_2']).toBe('4');
  });

  it('of which only nested edges are asked write no row of their own', () => {
    expect(
      media([{ id: '1', comments: { data: [{ id: '5', text: 't' }] } }], ONLY_COMMENTS).map(
        (row) => row.table,
      ),
    ).toEqual(['q_comments']);
  });

  it('keep an edge inside an object under that object', () => {
    const rows = media([
      { id: '1', business_discovery: { id: '7', followers_count: 3, media: { data: [{ id: '8' }] } } },
    ]);
    expect(
      rows.map(({ table, cells }) => [table, cells['id'], cells['parent_id'], cells['fb_graph_node']]),
    ).toEqual([
      ['q_media', '1', 'P', 'page_media'],
      ['q_business_discovery_media', '8', '7', 'page_media_business_discovery_media'],
    ]);
  });

  it('give the summary beside a list as a row, and what else stands there as cells', () => {
    const rows = media([{ id: '1', comments: { data: [], summary: { total_count: 4 }, count: 9 } }]);
    expect(
      rows.map(({ table, cells }) => [
        table,
        cells['total_count'] ?? cells['comments_count'],
        cells['parent_id'],
      ]),
    ).toEqual([
      ['q_media', '9', 'P'],
      ['q_summary', '4', '1'],
    ]);
  });

  it('without an id are told apart by their place', () => {
    expect(media([{ quota: 1 }, { quota: 1 }]).map(({ cells }) => [cells['key1'], cells['quota']])).toEqual([
      ['0', '1'],
      ['1', '1'],
    ]);
  });

  it('never give a token, and take names of any kind', () => {
    const [row] = media([
      JSON.parse(
        '{"id":"1","access_token":"PAGE-1","list":[{"access_token":"PAGE-2"}],"__proto__":"p","constructor":"c","é!":"e","":"n"}',
      ) as JsonObject,
    ]);
    expect(JSON.stringify(row)).not.toContain('PAGE');
    expect(row?.cells).toMatchObject({ proto: 'p', constructor: 'c', e: 'e', field: 'n' });
  });
});
