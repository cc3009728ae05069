import { aPlan } from '../../tests/support/aQuery';
import type { Query } from '../config';
import { planTables } from './planTables';

const tables = (...queries: Partial<Query>[]): ReturnType<typeof planTables> =>
  planTables(queries.map(aPlan));
const keyOf = (name: string, ...queries: Partial<Query>[]): string[] => [
  ...(tables(...queries).get(name)?.keyColumns ?? []),
];
/** What of the key an older table may not lack. */
const neededIn = (name: string, ...queries: Partial<Query>[]): string[] => {
  const table = tables(...queries).get(name);
  return [...(table?.keyColumns ?? [])].filter((column) => table?.spareKeyColumns.has(column) !== true);
};
const totals = (breakdown: string): string =>
  `insights.metric(brand_new).metric_type(total_value)${breakdown === '' ? '' : `.breakdown(${breakdown})`}`;
const frame = (timeframe: string): string =>
  `insights.metric(people).period(lifetime).metric_type(total_value)${timeframe === '' ? '.breakdown(x)' : `.timeframe(${timeframe})`}`;

describe('planTables', () => {
  it('plans a table for each level that writes rows, in the order of the queries', () => {
    const found = tables(
      { name: 'b', path: 'media', fields: 'id,comments{id,replies{id}}' },
      { name: 'a', path: 'stories', fields: 'insights.metric(reach)' },
    );
    expect([...found.keys()]).toEqual(['b_media', 'b_comments', 'b_replies', 'a_insights']);
    expect([...found.values()].map(({ name }) => name)).toEqual([...found.keys()]);
  });

  it('declares the columns of our own, the key and the fields', () => {
    const [table] = tables({ path: 'media', fields: 'caption,id' }).values();
    expect([...(table?.columns ?? [])].sort()).toEqual([
      '/caption',
      '/id',
      'ex_account_id',
      'fb_graph_node',
      'parent_id',
    ]);
  });

  it.each([
    ['nodes', 'q_media', { path: 'media', fields: 'id' }, ['/id', 'parent_id']],
    ['a series', 'q_insights', { fields: 'insights.metric(reach)' }, ['/id', 'parent_id', 'end_time']],
    ['totals', 'q_insights', { fields: totals('') }, ['/id', 'parent_id', 'date_start', 'date_stop']],
    [
      'totals by one breakdown',
      'q_insights',
      { fields: totals('age') },
      ['/id', 'parent_id', 'key1', 'date_start', 'date_stop', 'breakdown'],
    ],
    ['a time frame', 'q_insights', { fields: frame('this_week') }, ['/id', 'parent_id', 'timeframe']],
    [
      'metrics of media',
      'q_insights',
      { path: 'media', fields: 'id,insights.metric(reach)' },
      ['/id', 'parent_id'],
    ],
    [
      'a summary',
      'q_summary',
      { path: 'media', fields: 'comments.summary(1)' },
      ['fb_graph_node', 'parent_id'],
    ],
  ])('plans the key of %s', (_, table, query, expected) => {
    expect(keyOf(table, query)).toEqual(expected);
  });

  it('collects queries of one name in one table with the columns and keys of all', () => {
    const found = tables(
      { path: 'media', fields: 'id,caption', ids: ['1'] },
      { path: 'media', fields: 'id,permalink', ids: ['2'] },
    );
    expect(found.size).toBe(1);
    expect([...(found.get('q_media')?.columns ?? [])]).toEqual(
      expect.arrayContaining(['/caption', '/permalink']),
    );
    expect(keyOf('q_insights', { fields: 'insights.metric(reach)' }, { fields: totals('') })).toEqual([
      '/id',
      'parent_id',
      'end_time',
      'date_start',
      'date_stop',
    ]);
  });

  it('collects tables of different queries that come to one name', () => {
    expect([...tables({ name: 'a', path: 'media' }, { name: 'a_media', path: 'media' }).keys()]).toEqual([
      'a_media',
    ]);
  });

  it.each([
    ['of one query', [{ fields: `${totals('age')},${totals('gender')}` }]],
    ['of two queries', [{ fields: totals('age') }, { fields: totals('gender') }]],
    ['in another order', [{ fields: totals('age,gender') }, { fields: totals('gender,age') }]],
    ['beside none', [{ fields: totals('') }, { fields: totals('age') }]],
  ])('cannot spare the breakdown in the key when two breakdowns share a table: %s', (_, queries) => {
    expect(neededIn('q_insights', ...queries)).toContain('breakdown');
  });

  it.each([
    ['one breakdown', [{ fields: totals('age') }], true],
    ['one breakdown twice', [{ fields: totals('age') }, { fields: totals('age') }], true],
    [
      'two breakdowns in two tables',
      [{ fields: totals('age') }, { name: 'p', fields: totals('gender') }],
      true,
    ],
    ['none', [{ fields: totals('') }, { fields: 'insights.metric(reach)' }], false],
    ['a time frame alone', [{ fields: totals('timeframe') }], false],
    ['objects as values', [{ fields: 'insights.metric(online_followers)' }], false],
  ])('has the breakdown in the key only of new tables with breakdowns: %s', (_, queries, expected) => {
    expect(keyOf('q_insights', ...queries).includes('breakdown')).toBe(expected);
    expect(neededIn('q_insights', ...queries)).not.toContain('breakdown');
  });

  it.each([
    ['one', [{ fields: frame('this_week') }], false],
    ['the same of two queries', [{ fields: frame('this_week') }, { fields: frame('this_week') }], false],
    [
      'one for each metric',
      [{ fields: `${frame('this_week')},${frame('this_month').replace('people', 'others')}` }],
      false,
    ],
    [
      'one for each account',
      [
        { fields: frame('this_week'), ids: ['1'] },
        { fields: frame('this_month'), ids: ['2'] },
      ],
      false,
    ],
    ['two of one query', [{ fields: `${frame('this_week')},${frame('this_month')}` }], true],
    ['one beside none', [{ fields: frame('this_week') }, { fields: frame('') }], true],
    ['whatever the answer has', [{ fields: frame('').replace('(x)', '(timeframe)') }], true],
  ])('needs the time frame in the key where a metric has several: %s', (_, queries, expected) => {
    expect(keyOf('q_insights', ...queries)).toContain('timeframe');
    expect(neededIn('q_insights', ...queries).includes('timeframe')).toBe(expected);
  });

  it.each([
    [[true], true],
    [[false], false],
    [[false, true], true],
    [[true, false], true],
    [[false, false], false],
  ])('loads a table incrementally unless all its queries are not incremental: %j', (all, expected) => {
    const found = tables(...all.map((incremental) => ({ path: 'media', incremental })));
    expect(found.get('q_media')?.incremental).toBe(expected);
  });

  it('plans no table without queries', () => {
    expect(planTables([]).size).toBe(0);
  });

  const typesOf = (name: string, ...queries: Partial<Query>[]): Record<string, unknown> =>
    Object.fromEntries(
      [...(tables(...queries).get(name)?.facts ?? [])].map(([field, { type }]) => [field, type]),
    );

  it('knows types and descriptions of fields, inside objects too, and nothing about fields that are not in the catalogue', () => {
    const query = { path: 'media', fields: 'like_count,owner{followers_count},timestamp.as(at),brand_new' };
    expect(typesOf('q_media', query)).toEqual({
      '/id': 'STRING',
      '/like_count': 'INTEGER',
      '/owner/followers_count': 'INTEGER',
      '/at': 'TIMESTAMP',
    });
    expect(tables(query).get('q_media')?.facts?.get('/owner/followers_count')?.description).toBe(
      'The account that published it: Followers',
    );
  });

  it('knows the fields that the API gives when none is requested', () => {
    expect(typesOf('q_comments', { path: 'media', fields: 'id,comments' })).toMatchObject({
      '/timestamp': 'TIMESTAMP',
      '/text': 'STRING',
    });
  });

  it('knows the id, whether it is requested or comes of itself', () => {
    const types = { '/id': 'STRING', '/like_count': 'INTEGER' };
    expect(typesOf('q_media', { path: 'media', fields: 'id,like_count' })).toEqual(types);
    expect(typesOf('q_media', { path: 'media', fields: 'like_count' })).toEqual(types);
  });

  it('describes a field alike whether it is requested or comes by default, once or by several queries', () => {
    const facts = (...queries: Partial<Query>[]): unknown => {
      const found = tables(...queries).get('q_comments')?.facts;
      return [found?.get('/id'), found?.get('/text')];
    };
    const requested = { path: 'media', fields: 'comments{text}' };
    const byDefault = { path: 'media', fields: 'id,comments' };
    const expected = [
      { type: 'STRING', description: 'Id of the comment' },
      { type: 'STRING', description: 'Text' },
    ];
    expect(facts(requested)).toEqual(expected);
    expect(facts(byDefault)).toEqual(expected);
    expect(facts(requested, requested, byDefault)).toEqual(expected);
  });

  it.each([
    ['another type', { path: 'media', fields: 'caption.as(like_count)' }],
    ['a field that is not known', { path: 'media', fields: 'brand_new.as(like_count)' }],
    ['all fields of nodes that are not known', { path: 'stories', fields: 'id,collaborators.as(media)' }],
  ])('knows nothing about a column for which another query requests %s', (_, other) => {
    const query = { path: 'media', fields: 'id,like_count' };
    expect(typesOf('q_media', query)).toMatchObject({ '/like_count': 'INTEGER' });
    expect(typesOf('q_media', query, { path: 'media', fields: 'id' })).toMatchObject({
      '/like_count': 'INTEGER',
    });
    expect(typesOf('q_media', query, other)['/like_count']).toBeUndefined();
    expect(typesOf('q_media', other, query)['/like_count']).toBeUndefined();
  });

  it('knows nothing about a field that one query requests twice', () => {
    const types = typesOf('q_media', { path: 'media', fields: 'like_count,caption.as(like_count)' });
    expect(types).toEqual({ '/id': 'STRING' });
  });

  it('knows each of two fields whose columns would have one name', () => {
    const fields = 'owner,like_count.as(owner_id),like';
    expect(typesOf('q_media', { path: 'media', fields })).toEqual({
      '/id': 'STRING',
      '/owner/id': 'STRING',
      '/owner_id': 'INTEGER',
    });
  });

  it('knows nothing about a part of what another query requests without knowing what it is', () => {
    const inner = { path: 'media', fields: 'owner.as(brand_new){followers_count}' };
    expect(typesOf('q_media', inner)).toMatchObject({ '/brand_new/followers_count': 'INTEGER' });
    const outer = { path: 'media', fields: 'brand_new' };
    expect(typesOf('q_media', inner, outer)).toEqual({ '/id': 'STRING' });
    const deeper = { path: 'media', fields: 'owner{business_discovery.as(brand_new){followers_count}}' };
    const ofDeeper = typesOf('q_media', deeper, { path: 'media', fields: 'owner{brand_new}' });
    expect(typesOf('q_media', deeper)['/owner/brand_new/followers_count']).toBe('INTEGER');
    expect(ofDeeper).toEqual({ '/id': 'STRING' });
  });

  it('keeps the type of a column whose descriptions differ, without a description', () => {
    const found = tables({ path: 'media', fields: 'id,timestamp,comments.as(media){timestamp}' });
    expect(found.get('q_media')?.facts?.get('/timestamp')).toEqual({ type: 'TIMESTAMP' });
  });

  it.each([
    ['reach,views', 'NUMERIC'],
    ['reels_skip_rate,video_views', 'NUMERIC'],
    ['reach,brand_new', 'STRING'],
    ['', 'STRING'],
  ])('types the values of the metrics %j as %s', (metric, type) => {
    const fields = `insights.metric(${metric}).period(day)`;
    expect(typesOf('q_insights', { fields })).toMatchObject({ value: type, end_time: 'STRING' });
  });
});
