import { anOutputTable } from '../../tests/support/anOutputTable';
import type { OutputTable } from '../tables';
import { schemaOf, withSchemas } from './schema';
import { FRESH_STATE } from './state';

const old = { columns: ['id', 'removed'], primaryKey: ['id'] };
const state = { ...FRESH_STATE, tables: { media: old, tags: old } };

const table = (name: string, types: OutputTable['described'] = []): OutputTable =>
  anOutputTable({
    name,
    columns: ['id', 'likes'],
    described: [{ name: 'id', type: 'STRING', description: 'Id' }, ...types],
  });
const untyped = { columns: ['id', 'likes'], primaryKey: ['id'] };

describe('schemaOf', () => {
  it('finds the tables of the state', () => {
    expect(schemaOf(state, 'media')).toBe(old);
  });

  it.each(['comments', 'constructor', 'toString', '__proto__'])('does not find the table %s', (name) => {
    expect(schemaOf(state, name)).toBeUndefined();
  });
});

describe('withSchemas', () => {
  it('replaces the tables that were written and keeps all others', () => {
    const next = withSchemas(state, [table('media'), table('stories')], false);
    expect(next.tables).toStrictEqual({ media: untyped, tags: old, stories: untyped });
    expect(state.tables.media).toBe(old);
  });

  it('keeps a table named like a property of every object', () => {
    expect(schemaOf(withSchemas(state, [table('__proto__')], false), '__proto__')).toStrictEqual(untyped);
  });

  it('keeps the windows', () => {
    expect(withSchemas({ ...state, windows: { q: { '1': 5 } } }, [], false).windows).toEqual({
      q: { '1': 5 },
    });
  });

  it('keeps types from the first manifest with types on', () => {
    const media = table('media', [{ name: 'likes', type: 'INTEGER', description: 'Likes' }]);
    const typed = { ...untyped, types: { likes: 'INTEGER' } };
    expect(withSchemas(state, [media], false).tables['media']).toStrictEqual(untyped);
    expect(withSchemas(state, [media], true).tables['media']).toStrictEqual(typed);
    const before = { ...state, tables: { media: { ...old, types: {} } } };
    expect(withSchemas(before, [media], false).tables['media']).toStrictEqual(typed);
  });

  it('keeps what a column is of where its name does not say it, the name that the table would have, and what was taken over', () => {
    const media = {
      ...table('media_2'),
      fields: ['/id', '/likes/count'],
      insteadOf: 'Media',
      takenOver: ['likes'],
    };
    expect(withSchemas(state, [media], false).tables['media_2']).toStrictEqual({
      ...untyped,
      fields: { likes: '/likes/count' },
      insteadOf: 'Media',
      takenOver: ['likes'],
    });
  });

  it('notes that all columns are text', () => {
    expect(withSchemas(state, [table('media')], true).tables['media']).toMatchObject({ types: {} });
  });
});
