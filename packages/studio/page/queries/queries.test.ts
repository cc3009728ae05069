import { addQuery, EMPTY_QUERY, queriesOf, summaryOf, withQueries } from './queries';

describe('queries of a configuration', () => {
  it('have an id each, and keep a given one', () => {
    const parameters = { queries: [{ id: 7, name: 'a' }, { name: 'b' }, 'odd', { id: 'x', name: 'c' }] };
    const queries = queriesOf(parameters);
    expect(queries.map(({ id }) => id)).toEqual(['7', '2', 'x']);
    expect(withQueries(parameters, queries)).toEqual({
      queries: [
        { id: 7, name: 'a' },
        { id: 2, name: 'b' },
        { id: 'x', name: 'c' },
      ],
    });
  });

  it('begin with all accounts', () => {
    expect(addQuery([], EMPTY_QUERY)[0]?.value).toMatchObject({ scope: 'all', name: 'query' });
  });

  it('get a free id and a free name when they are added', () => {
    const first = addQuery([], { name: 'media' });
    const third = addQuery(addQuery(first, { name: 'media' }), { name: 'media' });
    expect(third.map(({ id, value }) => [id, value['name']])).toEqual([
      ['1', 'media'],
      ['2', 'media_2'],
      ['3', 'media_3'],
    ]);
  });

  it.each([
    [{ query: { path: 'media', fields: 'id' } }, 'media: id'],
    [{ query: { path: '' } }, 'the account itself: no fields'],
    [{}, 'the account itself: no fields'],
  ])('are summed up: %j', (value, summary) => {
    expect(summaryOf(value as never)).toBe(summary);
  });

  it.each([{}, { queries: null }, { queries: {} }])('are none in %j', (parameters) => {
    expect(queriesOf(parameters as never)).toEqual([]);
  });
});
