import type { JsonObject } from '../answer';
import { selectQuery } from './selectQuery';

const first = { id: 1, name: 'media', query: { path: 'media' } };
const second = { id: 2, name: 'tags', query: { path: 'tags' } };
const disabled = { id: 3, name: 'stories', disabled: true, query: { path: 'stories' } };
const only = (query: object, rest: object = {}): object => ({ ...rest, queries: [query] });

describe('selectQuery', () => {
  it.each<[string, JsonObject, object]>([
    ['the only one', { queries: [first] }, only(first)],
    ['the first that is not disabled', { queries: [disabled, second, first] }, only(second)],
    [
      'the first where all are disabled, without that mark',
      { queries: [disabled] },
      only({ id: 3, name: 'stories', query: { path: 'stories' } }),
    ],
    ['the one with the id', { queries: [first, second], 'query-id': 2 }, only(second)],
    ['the one with the id as text', { queries: [first, second], 'query-id': '2' }, only(second)],
    ['the one with the name', { queries: [first, second], 'query-id': 'tags' }, only(second)],
    ['an id before a name', { queries: [{ ...first, name: '2' }, second], 'query-id': '2' }, only(second)],
    ['the first where the id is empty', { queries: [first, second], 'query-id': '' }, only(first)],
    ['the first where the id is null', { queries: [first, second], 'query-id': null }, only(first)],
    [
      'the disabled one that is asked for',
      { queries: [first, disabled], 'query-id': 3 },
      only({ id: 3, name: 'stories', query: { path: 'stories' } }),
    ],
    ['one behind what is no query', { queries: [null, 5, first] }, only(first)],
    [
      'one of a list before a template of the root',
      { queries: [first], template: 'media', query: null },
      only(first),
    ],
    ['one with a provisional name', { queries: [{ query: {} }] }, only({ query: {}, name: 'query' })],
    [
      'one with a provisional name for an empty one',
      { queries: [{ name: '', query: {} }] },
      only({ name: 'query', query: {} }),
    ],
    [
      'one with a provisional name for one that is no text',
      { queries: [{ name: 5, query: {} }] },
      only({ name: 'query', query: {} }),
    ],
    [
      'one whose name comes from its template',
      { queries: [{ template: 'media' }] },
      only({ template: 'media' }),
    ],
    [
      'the root beside it',
      { accounts: { 1: {} }, login: 'facebook', queries: [first] },
      only(first, { accounts: { 1: {} }, login: 'facebook' }),
    ],
  ])('takes of several queries %s', (_, parameters, expected) => {
    expect(selectQuery(parameters)).toEqual(expected);
  });

  it.each<[string, JsonObject, object]>([
    ['its query', { name: 'row', query: { path: 'x' } }, { name: 'row', query: { path: 'x' } }],
    [
      'its query before those of the root',
      { name: 'row', query: {}, queries: [first] },
      { name: 'row', query: {} },
    ],
    ['an empty list for an empty query', { name: 'row', query: [] }, { name: 'row', query: [] }],
    [
      'an empty list before those of the root',
      { name: 'row', query: [], queries: [first] },
      { name: 'row', query: [] },
    ],
    [
      'its query though it is disabled',
      { name: 'row', disabled: true, query: {} },
      { name: 'row', query: {} },
    ],
    ['a provisional name', { query: {} }, { query: {}, name: 'query' }],
    ['its template', { template: 'media', queries: [] }, { template: 'media' }],
    ['its template beside what is no list', { template: 'media', queries: 'x' }, { template: 'media' }],
    [
      'a text for a query, which the schema refuses',
      { name: 'row', query: 'x' },
      { name: 'row', query: 'x' },
    ],
    ['an empty text for a query too', { name: 'row', query: '' }, { name: 'row', query: '' }],
  ])('takes of a row %s', (_, parameters, expected) => {
    expect(selectQuery({ ...parameters, 'query-id': 2 })).toEqual(expected);
  });

  it('takes a list before the text of a row', () => {
    expect(selectQuery({ query: 'x', queries: [first] })).toEqual(only(first));
  });

  it.each<[JsonObject]>([
    [{}],
    [{ queries: [] }],
    [{ queries: [null, 'x'] }],
    [{ query: null }],
    [{ template: 5 }],
    [{ queries: [], 'query-id': 'media' }],
  ])('says that there is no query yet in %j', (parameters) => {
    expect(() => selectQuery(parameters)).toThrow(
      'There is no query yet: begin with a template, or enter a name, an endpoint and fields',
    );
  });

  it('says which one is missing, in one line', () => {
    expect(() => selectQuery({ queries: [first, second], 'query-id': 'sto\nries' })).toThrow(
      "There is no query with the id or the name 'sto?ries'",
    );
  });
});
