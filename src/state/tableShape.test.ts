import { FRESH_STATE } from './state';
import { shapeOf, shapeToKeep, withShapes } from './tableShape';

const old = { columns: ['id', 'gone'], primaryKey: ['id'] };
const state = { ...FRESH_STATE, tables: { media: old, tags: old } };

describe('shapeOf', () => {
  it('knows the tables of the state', () => {
    expect(shapeOf(state, 'media')).toBe(old);
  });

  it.each(['comments', 'constructor', 'toString', '__proto__'])('does not know the table %s', (table) => {
    expect(shapeOf(state, table)).toBeUndefined();
  });
});

describe('withShapes', () => {
  it('replaces the tables that were written and keeps all the others', () => {
    const written = { columns: ['id'], primaryKey: ['id'] };
    const next = withShapes(
      state,
      new Map([
        ['media', written],
        ['stories', written],
      ]),
    );
    expect(next.tables).toStrictEqual({ media: written, tags: old, stories: written });
    expect(state.tables.media).toBe(old);
  });

  it('keeps a table called as what every object has', () => {
    expect(shapeOf(withShapes(state, [['__proto__', old]]), '__proto__')).toStrictEqual(old);
  });

  it('keeps the windows', () => {
    expect(withShapes({ ...state, windows: { q: { '1': 5 } } }, []).windows).toEqual({ q: { '1': 5 } });
  });
});

describe('shapeToKeep', () => {
  const columns = ['id', 'likes'];
  const described = [
    { name: 'id', type: 'STRING' },
    { name: 'likes', type: 'INTEGER' },
  ] as const;
  const table = { name: 'media', columns, primaryKey: ['id'], described };
  const types = { likes: 'INTEGER' };

  it('keeps types from the first manifest on that tells them', () => {
    expect(shapeToKeep(state, table, false)).toStrictEqual({ columns, primaryKey: ['id'] });
    expect(shapeToKeep(state, table, true)).toStrictEqual({ columns, primaryKey: ['id'], types });
    const told = withShapes(state, [['media', { ...old, types: {} }]]);
    expect(shapeToKeep(told, table, false)).toStrictEqual({ columns, primaryKey: ['id'], types });
  });

  it('notes that all are text', () => {
    const text = { ...table, described: described.slice(0, 1) };
    expect(shapeToKeep(state, text, true)).toMatchObject({ types: {} });
  });
});
