import { describeColumn } from './describeColumn';
import type { ColumnSources } from './describeColumn';

const FACTS: ColumnSources['facts'] = new Map([
  ['likes', { type: 'INTEGER', description: 'Likes' }],
  ['id', { type: 'STRING', description: 'Id' }],
  ['end_time', { type: 'TIMESTAMP' }],
  ['parent_id', { type: 'INTEGER', description: 'of the answer' }],
]);
const of = (name: string, own: Partial<ColumnSources> = {}): unknown =>
  describeColumn(name, { facts: FACTS, known: undefined, primaryKey: ['id', 'parent_id'], ...own });

describe('describeColumn', () => {
  it('tells what is known, and takes everything else for text', () => {
    expect(of('likes')).toEqual({ name: 'likes', type: 'INTEGER', description: 'Likes' });
    expect(of('end_time')).toEqual({ name: 'end_time', type: 'TIMESTAMP' });
    expect(of('found')).toEqual({ name: 'found', type: 'STRING' });
    expect(of('likes', { facts: undefined })).toEqual({ name: 'likes', type: 'STRING' });
  });

  it('takes the columns of a key for text', () => {
    expect(of('end_time', { primaryKey: ['id', 'end_time'] })).toEqual({ name: 'end_time', type: 'STRING' });
  });

  it('describes its own columns whatever a field of their name is', () => {
    expect(of('parent_id', { primaryKey: [] })).toEqual({
      name: 'parent_id',
      type: 'STRING',
      description: 'Id of the row in which this one was nested',
    });
    expect(of('constructor')).toEqual({ name: 'constructor', type: 'STRING' });
  });

  it.each([
    ['the type that was told', ['likes'], { likes: 'NUMERIC' }, 'NUMERIC'],
    ['text where text was told', ['likes'], {}, 'STRING'],
    ['the plan for a column that is new', ['id'], { id: 'INTEGER' }, 'INTEGER'],
    ['the plan where no types were told yet', ['likes'], undefined, 'INTEGER'],
  ] as const)('takes from earlier runs %s', (_, columns, types, type) => {
    expect(of('likes', { known: { columns, primaryKey: [], types } })).toMatchObject({ type });
  });
});
