import { fieldIn } from '../../tests/support/aRow';
import { describeColumn } from './describeColumn';
import type { ColumnSources } from './describeColumn';

const FACTS: ColumnSources['facts'] = new Map([
  ['/likes', { type: 'INTEGER', description: 'Likes' }],
  ['/id', { type: 'STRING', description: 'Id' }],
  ['end_time', { type: 'TIMESTAMP' }],
  ['/parent_id', { type: 'INTEGER', description: 'of the answer' }],
  ['parent_id', { type: 'INTEGER', description: 'of a query' }],
]);
const of = (name: string, own: Partial<ColumnSources> = {}): unknown =>
  describeColumn(name, {
    field: fieldIn(name),
    isUsed: true,
    facts: FACTS,
    known: undefined,
    primaryKey: ['id', 'parent_id'],
    ...own,
  });

describe('describeColumn', () => {
  it('gives what is known about a column, and types everything else as text', () => {
    expect(of('likes')).toEqual({ name: 'likes', type: 'INTEGER', description: 'Likes' });
    expect(of('end_time')).toMatchObject({ name: 'end_time', type: 'TIMESTAMP' });
    expect(of('found')).toMatchObject({ name: 'found', type: 'STRING' });
    expect(of('likes', { facts: undefined })).toMatchObject({ name: 'likes', type: 'STRING' });
  });

  it('types the columns of a key as text', () => {
    expect(of('end_time', { primaryKey: ['id', 'end_time'] })).toMatchObject({
      name: 'end_time',
      type: 'STRING',
    });
  });

  it.each([
    ['/found', 'Field found as the API gives it'],
    ['/a/b~1c', 'Field a.b/c as the API gives it'],
    ['key1', 'Value of a metric or of a node, or part of what identifies it'],
  ])('describes a column of which nothing is known too: %s', (field, description) => {
    expect(of('x', { field })).toMatchObject({ description });
    expect(of('x', { field, isUsed: false })).toMatchObject({
      description: 'Column of earlier rows, empty in new ones',
    });
  });

  it('describes a column by what fills it, whatever it is called', () => {
    expect(of('parent_id_2', { field: '/parent_id' })).toEqual({
      name: 'parent_id_2',
      type: 'INTEGER',
      description: 'of the answer',
    });
  });

  it('describes our own columns as they are, whatever is known of that name', () => {
    expect(of('parent_id', { primaryKey: [] })).toEqual({
      name: 'parent_id',
      type: 'STRING',
      description: 'Id of the row in which this row was nested',
    });
    expect(of('constructor')).toMatchObject({ name: 'constructor', type: 'STRING' });
  });

  it.each([
    ['the type that earlier manifests had', ['likes'], { likes: 'NUMERIC' }, 'NUMERIC'],
    ['text where earlier manifests had text', ['likes'], {}, 'STRING'],
    ['the type of the plan for a new column', ['id'], { id: 'INTEGER' }, 'INTEGER'],
    ['the type of the plan where no manifest had types', ['likes'], undefined, 'INTEGER'],
  ] as const)('prefers to keep %s', (_, columns, types, type) => {
    expect(of('likes', { known: { columns, primaryKey: [], types } })).toMatchObject({ type });
  });
});
