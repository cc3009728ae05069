import { aPlan } from '../../tests/support/aQuery';
import type { Query } from '../config';
import { planTables } from './planTables';

const tables = (...queries: Partial<Query>[]): ReturnType<typeof planTables> =>
  planTables(queries.map(aPlan));
const keyOf = (name: string, ...queries: Partial<Query>[]): string[] => [
  ...(tables(...queries).get(name)?.keyColumns ?? []),
];
const total = (breakdown: string): string =>
  `insights.metric(views).metric_type(total_value)${breakdown === '' ? '' : `.breakdown(${breakdown})`}`;

describe('planTables', () => {
  it('foresees a table for each level that writes rows, in the order of the queries', () => {
    const found = tables(
      { name: 'b', path: 'media', fields: 'id,comments{id,replies{id}}' },
      { name: 'a', path: 'stories', fields: 'insights.metric(reach)' },
    );
    expect([...found.keys()]).toEqual(['b_media', 'b_comments', 'b_replies', 'a_insights']);
    expect([...found.values()].map(({ name }) => name)).toEqual([...found.keys()]);
  });

  it('declares the leading columns, the key and the fields', () => {
    const [table] = tables({ path: 'media', fields: 'caption,id' }).values();
    expect([...(table?.columns ?? [])].sort()).toEqual([
      'caption',
      'ex_account_id',
      'fb_graph_node',
      'id',
      'parent_id',
    ]);
  });

  it.each([
    ['nodes', 'q_media', { path: 'media', fields: 'id' }, ['id', 'parent_id']],
    ['a series', 'q_insights', { fields: 'insights.metric(reach)' }, ['id', 'parent_id', 'end_time']],
    ['totals', 'q_insights', { fields: total('') }, ['id', 'parent_id', 'date_start', 'date_stop']],
    [
      'totals by one breakdown',
      'q_insights',
      { fields: total('age') },
      ['id', 'parent_id', 'key1', 'date_start', 'date_stop'],
    ],
    [
      'metrics of media',
      'q_insights',
      { path: 'media', fields: 'id,insights.metric(reach)' },
      ['id', 'parent_id'],
    ],
    [
      'a summary',
      'q_summary',
      { path: 'media', fields: 'comments.summary(1)' },
      ['fb_graph_node', 'parent_id'],
    ],
  ])('keys %s', (_, table, query, expected) => {
    expect(keyOf(table, query)).toEqual(expected);
  });

  it('gathers queries of one name into one table with the columns and keys of all', () => {
    const found = tables(
      { path: 'media', fields: 'id,caption', ids: ['1'] },
      { path: 'media', fields: 'id,permalink', ids: ['2'] },
    );
    expect(found.size).toBe(1);
    expect([...(found.get('q_media')?.columns ?? [])]).toEqual(
      expect.arrayContaining(['caption', 'permalink']),
    );
    expect(keyOf('q_insights', { fields: 'insights.metric(reach)' }, { fields: total('') })).toEqual([
      'id',
      'parent_id',
      'end_time',
      'date_start',
      'date_stop',
    ]);
  });

  it('gathers tables of different queries that come to one name', () => {
    expect([...tables({ name: 'a', path: 'media' }, { name: 'a_media', path: 'media' }).keys()]).toEqual([
      'a_media',
    ]);
  });

  it.each([
    ['of one query', [{ fields: `${total('age')},${total('gender')}` }]],
    ['of two queries', [{ fields: total('age') }, { fields: total('gender') }]],
    ['in another order', [{ fields: total('age,gender') }, { fields: total('gender,age') }]],
    ['beside none', [{ fields: total('') }, { fields: total('age') }]],
  ])('keys by the breakdown when two share a table: %s', (_, queries) => {
    expect(keyOf('q_insights', ...queries)).toContain('breakdown');
  });

  it.each([
    ['one breakdown', [{ fields: total('age') }]],
    ['one breakdown twice', [{ fields: total('age') }, { fields: total('age') }]],
    ['two breakdowns in two tables', [{ fields: total('age') }, { name: 'p', fields: total('gender') }]],
    ['none', [{ fields: total('') }, { fields: 'insights.metric(reach)' }]],
  ])('does not key by the breakdown for %s', (_, queries) => {
    expect(keyOf('q_insights', ...queries)).not.toContain('breakdown');
  });

  it.each([
    [[true], true],
    [[false], false],
    [[false, true], true],
    [[true, false], true],
    [[false, false], false],
  ])('loads a table incrementally unless all its queries say not: %j', (all, expected) => {
    const found = tables(...all.map((incremental) => ({ path: 'media', incremental })));
    expect(found.get('q_media')?.incremental).toBe(expected);
  });

  it('foresees nothing without queries', () => {
    expect(planTables([]).size).toBe(0);
  });
});
