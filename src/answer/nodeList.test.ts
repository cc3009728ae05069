import { idOf, isEdge, readPage, toNodeList } from './nodeList';

describe('isEdge', () => {
  it.each([
    [{ data: [] }, true],
    [{ data: [1], paging: {} }, true],
    [{ data: {} }, false],
    [{ data: null }, false],
    [{ data: 'x' }, false],
    [{}, false],
    [[], false],
    [null, false],
    ['data', false],
  ])('tells whether %j is a list of nodes: %s', (value, expected) => {
    expect(isEdge(value)).toBe(expected);
  });
});

describe('readPage', () => {
  it('reads the nodes of a list, its paging and its summary', () => {
    const paging = { cursors: { before: 'B', after: 'A' }, next: 'https://x/n', previous: 'https://x/p' };
    expect(readPage({ data: [{ id: '1' }], paging, summary: { total_count: 1 } })).toStrictEqual({
      nodes: [{ id: '1' }],
      paging: { next: 'https://x/n', after: 'A' },
      summary: { total_count: 1 },
    });
  });

  it.each([[{ id: '1' }], [{}], [{ data: { id: '1' } }], [{ id: '1', paging: { next: 'https://x' } }]])(
    'reads %j as a list of one node, without a next page',
    (body) => {
      expect(readPage(body)).toStrictEqual({ nodes: [body], paging: {} });
    },
  );

  it.each([
    [undefined, {}],
    [null, {}],
    ['https://x', {}],
    [{ next: null, cursors: null }, {}],
    [{ next: '', cursors: { after: '' } }, {}],
    [{ next: 5, cursors: { after: 5 } }, {}],
    [{ cursors: ['A'] }, {}],
    [{ cursors: { after: 'A' } }, { after: 'A' }],
    [{ next: 'https://x' }, { next: 'https://x' }],
  ])('reads from the paging %j only %j', (paging, expected) => {
    expect(toNodeList({ data: [], paging }).paging).toStrictEqual(expected);
  });
});

describe('idOf', () => {
  it.each([
    [{ id: '1' }, '1'],
    [{ id: 5 }, '5'],
    [{ id: null }, ''],
    [{}, ''],
    ['1', ''],
    [null, ''],
    [[{ id: '1' }], ''],
  ])('reads the id of the node %j as %j', (node, id) => {
    expect(idOf(node)).toBe(id);
  });
});
