import { isEdge, readPage, toNodeList } from './nodeList';

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
  ])('of %j is %s', (value, expected) => {
    expect(isEdge(value)).toBe(expected);
  });
});

describe('readPage', () => {
  it('reads a list with its signals and its summary', () => {
    const paging = { cursors: { before: 'B', after: 'A' }, next: 'https://x/n', previous: 'https://x/p' };
    expect(readPage({ data: [{ id: '1' }], paging, summary: { total_count: 1 } })).toStrictEqual({
      nodes: [{ id: '1' }],
      paging: { next: 'https://x/n', after: 'A' },
      summary: { total_count: 1 },
    });
  });

  it.each([[{ id: '1' }], [{}], [{ data: { id: '1' } }], [{ id: '1', paging: { next: 'https://x' } }]])(
    'takes %j as a list of one node, without a next page',
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
  ])('takes of the paging %j only %j', (paging, expected) => {
    expect(toNodeList({ data: [], paging }).paging).toStrictEqual(expected);
  });
});
