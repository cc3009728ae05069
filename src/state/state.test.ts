import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseState, stateFile } from './state';

const shape = { columns: ['id', 'text'], primaryKey: ['id'] };
const whole = { version: 1, tables: { t: shape }, windows: { q: { '1': 1_781_481_600, '': 0 } } };
const FRESH = { version: 1, tables: {}, windows: {} };

describe('parseState', () => {
  it.each([
    ['an empty state', {}],
    ["PHP's empty state", []],
  ])('begins afresh without a word with %s', (_, value) => {
    expect(parseState(value)).toStrictEqual({ state: FRESH, damaged: [] });
  });

  it('reads what a run wrote', () => {
    expect(parseState(JSON.parse(JSON.stringify(whole)))).toStrictEqual({ state: whole, damaged: [] });
  });

  it('reads the sample state of component_config', () => {
    const sample = join(__dirname, '../../component_config/sample-config/in/state.json');
    const { state, problem } = parseState(JSON.parse(readFileSync(sample, 'utf8')));
    expect(problem).toBeUndefined();
    expect(Object.keys(state.tables)).toEqual(['profile_page']);
    expect(Object.keys(state.windows)).toEqual(['profile']);
  });

  it('reads the types of a table, and tells none from those not told', () => {
    const tables = { t: { ...shape, types: { text: 'INTEGER' } }, u: { ...shape, types: {} }, v: shape };
    expect(parseState({ ...whole, tables }).state.tables).toStrictEqual(tables);
  });

  it('reads what its columns are of, and the name that it would have', () => {
    const t = { ...shape, fields: { text: '/a/b' }, insteadOf: 'T', takenOver: ['text'] };
    expect(parseState({ ...whole, tables: { t } }).state.tables).toStrictEqual({ t });
  });

  it('leaves out what it does not know', () => {
    const { state } = parseState({ ...whole, tables: { t: { ...shape, rows: 5 } }, more: 1 });
    expect(state).toStrictEqual(whole);
  });

  it.each([
    ['another extractor', { lastRunTime: 5 }, 'it is not the state of this component'],
    ['nobody', 'text', 'it is not the state of this component'],
    ['null', null, 'it is not the state of this component'],
    ['a list', [1], 'it is not the state of this component'],
    ['a later version', { ...whole, version: 2 }, 'its version is 2, not 1'],
    ['a version of text', { ...whole, version: '1' }, 'its version is "1", not 1'],
  ])('begins afresh with the state of %s and says why', (_, value, problem) => {
    expect(parseState(value)).toStrictEqual({ state: FRESH, problem, damaged: [] });
  });

  it.each([
    ['no tables', { version: 1, windows: {} }],
    ['no windows', { version: 1, tables: {} }],
    ['a list of tables', { ...whole, tables: [] }],
    ['a list of windows', { ...whole, windows: [] }],
    ['groups of text', { ...whole, groups: 'ab' }],
    ['a group of numbers', { ...whole, groups: [[1]] }],
  ])('begins afresh with a state that is damaged by %s', (_, value) => {
    expect(parseState(value)).toStrictEqual({ state: FRESH, problem: 'it is damaged', damaged: [] });
  });

  it.each([
    ['null', null],
    ['no columns', { primaryKey: ['id'] }],
    ['no key', { columns: ['id'] }],
    ['a column of null', { columns: ['id', null], primaryKey: ['id'] }],
    ['a column that Storage refuses', { columns: ['id', 'a/b'], primaryKey: ['id'] }],
    ['a column without a name', { columns: ['id', ''], primaryKey: ['id'] }],
    ['a key of numbers', { columns: ['id'], primaryKey: [1] }],
    ['a key with one of its columns', { columns: ['id'], primaryKey: ['id', 'key1'] }],
    ['a key without its column', { columns: ['text'], primaryKey: ['id'] }],
    ['types of a list', { ...shape, types: [] }],
    ['types of null', { ...shape, types: null }],
    ['an unknown type', { ...shape, types: { id: 'TEXT' } }],
    ['fields of a list', { ...shape, fields: [] }],
    ['fields of null', { ...shape, fields: null }],
    ['a field of null', { ...shape, fields: { id: null } }],
    ['a field of text and one of null', { ...shape, fields: { id: '/a', text: null } }],
    ['a field of a column and one of none', { ...shape, fields: { id: '/a', gone: '/b' } }],
    ['a field of no column', { ...shape, fields: { gone: '/a' } }],
    ['a field of two columns', { ...shape, fields: { id: '/a', text: '/a' } }],
    ['columns taken over of text', { ...shape, takenOver: 'id' }],
    ['another name of null', { ...shape, insteadOf: null }],
  ])('forgets one table alone that is damaged by %s, and says so', (_, table) => {
    expect(parseState({ ...whole, tables: { bad: table, t: shape } })).toStrictEqual({
      state: whole,
      damaged: [
        "The state of the last run is damaged for table 'bad': its columns and its key are decided anew",
      ],
    });
  });

  it.each([
    ['a number', 5],
    ['an end of text', { '1': '2026-01-01' }],
    ['one good and one bad end', { '1': 5, '2': '5' }],
    ['an end of null', { '1': null }],
    ['an end with a fraction', { '1': 1.5 }],
    ['an end beyond numbers', { '1': 1e300 }],
    ['a group that is not there', { '1': 5, '*1': 5 }],
  ])('forgets the ends of one query alone that are damaged by %s, and says so', (_, ends) => {
    expect(parseState({ ...whole, windows: { bad: ends, ...whole.windows }, groups: [['1']] })).toStrictEqual(
      {
        state: whole,
        damaged: ["The state of the last run is damaged for query 'bad': it is read as the first time"],
      },
    );
  });

  it('takes a table for a table whatever its name', () => {
    const value: unknown = JSON.parse('{"version":1,"tables":{"__proto__":{"columns":5}},"windows":{}}');
    expect(parseState(value).damaged).toHaveLength(1);
  });

  const record = { of: 'c03d65f62f7f5311', issuedAt: 1_781_481_600 };

  it.each([
    ['a renewed token with its life', { '#token': 'IGAA', token: { ...record, expiresAt: 1_786_665_600 } }],
    ['a renewed token whose end is not known', { '#token': '!~', token: record }],
    ['since when a token is known', { token: record }],
  ])('reads %s', (_, token) => {
    expect(parseState({ ...whole, ...token })).toStrictEqual({
      state: { ...whole, ...token },
      damaged: [],
    });
  });

  it.each([
    ['nothing tells its life', undefined],
    ['its life is null', null],
    ['its life is a list', [record]],
    ['it is of nobody', { issuedAt: record.issuedAt }],
    ['it is of a number', { ...record, of: 5 }],
    ['nobody knows since when', { of: record.of }],
    ['it is since a text', { ...record, issuedAt: '2026-06-15' }],
    ['it is since a fraction of a second', { ...record, issuedAt: 1.5 }],
    ['its end is a text', { ...record, expiresAt: '2026-06-15' }],
    ['its end is null', { ...record, expiresAt: null }],
  ])('does without a token and keeps the rest where %s', (_, token) => {
    expect(parseState({ ...whole, '#token': 'IGAA', token })).toStrictEqual({
      state: whole,
      damaged: [],
    });
  });

  it.each([
    ['a number', 5],
    ['null', null],
    ['an empty text', ''],
    ['a text that begins with a blank', ' IGAA'],
    ['a text that ends with a line break', 'IGAA\n'],
    ['a text with a blank in it', 'IG AA'],
    ['letters that a header cannot have', 'ĄĘ'],
  ])('does without a renewed token that is %s', (_, kept) => {
    expect(parseState({ ...whole, '#token': kept, token: record })).toStrictEqual({
      state: { ...whole, token: record },
      damaged: [],
    });
  });
});

describe('stateFile', () => {
  it('is read as what was written', () => {
    const many = Object.fromEntries(Array.from({ length: 12 }, (_, index) => [`1784${index}`, 5]));
    const state = { ...whole, version: 1 as const, windows: { q: many, r: { ...many, '17840': 7 } } };
    const file: unknown = JSON.parse(JSON.stringify(stateFile(state)));
    expect(file).toMatchObject({ version: 1, tables: whole.tables, windows: { q: { '*0': 5 } } });
    expect(parseState(file)).toEqual({ state, damaged: [] });
  });
});
