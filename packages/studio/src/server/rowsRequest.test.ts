import { readRowsRequest } from './rowsRequest';

describe('readRowsRequest()', () => {
  it('reads all parts', () => {
    const request = {
      table: 't',
      offset: 50,
      limit: 25,
      search: 'a',
      sort: { column: 'c', isDescending: true },
      filters: [{ column: 'c', is: 'equal', value: '1' }],
    };
    expect(readRowsRequest(request)).toEqual(request);
    expect(readRowsRequest({ table: 't' })).toEqual({
      table: 't',
      offset: 0,
      limit: 50,
      search: '',
      filters: [],
    });
  });

  it.each([
    {},
    { table: 1 },
    { table: 't', offset: '0' },
    { table: 't', search: 7 },
    { table: 't', sort: 'c' },
    { table: 't', sort: { column: 1 } },
    { table: 't', filters: [{ column: 'c', is: 'LIKE', value: '' }] },
    { table: 't', filters: ['x'] },
    { table: 't', filters: [{ column: 'c', is: 'equal', value: 1 }] },
  ])('refuses %j', (body) => {
    expect(() => readRowsRequest(body as never)).toThrow();
  });
});
