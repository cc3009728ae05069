import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseState } from './state';

const shape = { columns: ['id', 'text'], primaryKey: ['id'] };
const whole = { version: 1, tables: { t: shape }, windows: { q: { '1': 1_781_481_600, '': 0 } } };
const FRESH = { version: 1, tables: {}, windows: {} };

describe('parseState', () => {
  it.each([
    ['an empty state', {}],
    ["PHP's empty state", []],
  ])('begins afresh without a word with %s', (_, value) => {
    expect(parseState(value)).toStrictEqual({ state: FRESH });
  });

  it('reads what a run wrote', () => {
    expect(parseState(JSON.parse(JSON.stringify(whole)))).toStrictEqual({ state: whole });
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
    expect(parseState(value)).toStrictEqual({ state: FRESH, problem });
  });

  it.each([
    ['no tables', { version: 1, windows: {} }],
    ['no windows', { version: 1, tables: {} }],
    ['a list of tables', { ...whole, tables: [] }],
    ['a list of windows', { ...whole, windows: [] }],
    ['a table of null', { ...whole, tables: { t: null } }],
    ['no columns', { ...whole, tables: { t: { primaryKey: ['id'] } } }],
    ['no key', { ...whole, tables: { t: { columns: ['id'] } } }],
    ['a column of null', { ...whole, tables: { t: { columns: ['id', null], primaryKey: ['id'] } } }],
    ['a key of numbers', { ...whole, tables: { t: { columns: ['id'], primaryKey: [1] } } }],
    [
      'a key with one of its columns',
      { ...whole, tables: { t: { columns: ['id'], primaryKey: ['id', 'key1'] } } },
    ],
    ['a key without its column', { ...whole, tables: { t: { columns: ['text'], primaryKey: ['id'] } } }],
    ['types of a list', { ...whole, tables: { t: { ...shape, types: [] } } }],
    ['types of null', { ...whole, tables: { t: { ...shape, types: null } } }],
    ['an unknown type', { ...whole, tables: { t: { ...shape, types: { id: 'TEXT' } } } }],
    ['fields of a list', { ...whole, tables: { t: { ...shape, fields: [] } } }],
    ['fields of null', { ...whole, tables: { t: { ...shape, fields: null } } }],
    ['a field of null', { ...whole, tables: { t: { ...shape, fields: { id: null } } } }],
    [
      'a field of text and one of null',
      { ...whole, tables: { t: { ...shape, fields: { id: '/a', text: null } } } },
    ],
    [
      'a field of a column and one of none',
      { ...whole, tables: { t: { ...shape, fields: { id: '/a', gone: '/b' } } } },
    ],
    ['a field of no column', { ...whole, tables: { t: { ...shape, fields: { gone: '/a' } } } }],
    ['a field of two columns', { ...whole, tables: { t: { ...shape, fields: { id: '/a', text: '/a' } } } }],
    ['columns taken over of text', { ...whole, tables: { t: { ...shape, takenOver: 'id' } } }],
    ['another name of null', { ...whole, tables: { t: { ...shape, insteadOf: null } } }],
    ['one good and one bad table', { ...whole, tables: { t: shape, u: {} } }],
    ['windows of a number', { ...whole, windows: { q: 5 } }],
    ['an end of text', { ...whole, windows: { q: { '1': '2026-01-01' } } }],
    ['one good and one bad end', { ...whole, windows: { q: { '1': 5, '2': '5' } } }],
    ['the ends of one query only', { ...whole, windows: { q: { '1': 5 }, r: { '1': null } } }],
    ['an end of null', { ...whole, windows: { q: { '1': null } } }],
    ['an end with a fraction', { ...whole, windows: { q: { '1': 1.5 } } }],
    ['an end beyond numbers', { ...whole, windows: { q: { '1': 1e300 } } }],
  ])('begins afresh with a state that is damaged by %s', (_, value) => {
    expect(parseState(value)).toStrictEqual({ state: FRESH, problem: 'it is damaged' });
  });

  it('takes a table for a table whatever its name', () => {
    const value: unknown = JSON.parse('{"version":1,"tables":{"__proto__":{"columns":5}},"windows":{}}');
    expect(parseState(value).problem).toBe('it is damaged');
  });

  const record = { of: 'c03d65f62f7f5311', issuedAt: 1_781_481_600 };

  it.each([
    ['a renewed token with its life', { '#token': 'IGAA', token: { ...record, expiresAt: 1_786_665_600 } }],
    ['a renewed token whose end is not known', { '#token': '!~', token: record }],
    ['since when a token is known', { token: record }],
  ])('reads %s', (_, token) => {
    expect(parseState({ ...whole, ...token })).toStrictEqual({ state: { ...whole, ...token } });
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
    expect(parseState({ ...whole, '#token': 'IGAA', token })).toStrictEqual({ state: whole });
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
    });
  });
});
