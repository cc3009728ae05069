import { expectList, expectNode, withLists } from './expectation';
import type { ListFields } from './expectation';

const none: ListFields = { edges: new Map() };
const fields = (...names: (string | [string, ListFields])[]): ListFields => ({
  edges: new Map(names.map((name) => (typeof name === 'string' ? [name, none] : name))),
});

describe('expectList', () => {
  it.each([[{ data: [] }], [{ data: [{ id: '1' }], paging: {} }]])('takes %j', (body) => {
    expect(expectList(body)).toBeUndefined();
  });

  it.each([
    [{}, "it has no 'data'"],
    [{ id: '1' }, "it has no 'data'"],
    [{ data: null, paging: { next: 'https://x' } }, "its 'data' is not a list"],
    [{ data: { id: '1' } }, "its 'data' is not a list"],
    [{ data: 'x' }, "its 'data' is not a list"],
    [{ data: [{ id: '1' }, [{ id: '2' }]] }, 'one of its objects is a list'],
  ])('refuses %j', (body, problem) => {
    expect(expectList(body)).toBe(problem);
  });
});

describe('expectNode', () => {
  it.each([[{ id: '1' }], [{ id: 1 }], [{ data: [] }]])('takes %j', (body) => {
    expect(expectNode(body)).toBeUndefined();
  });

  it.each([[{}], [{ id: null }], [{ id: '' }], [{ name: 'x' }]])('refuses %j', (body) => {
    expect(expectNode(body)).toBe("it has no 'id'");
  });

  it.each([[{ data: { id: '1' } }], [{ data: null }], [{ id: '1', data: { 0: { id: '1' } } }]])(
    'refuses %j, which would be columns that nobody asked for',
    (body) => {
      expect(expectNode(body)).toBe("its 'data' is not a list");
    },
  );
});

describe('withLists', () => {
  const expects = withLists(expectList, fields(['comments', fields('replies')], 'owner_media', 'summary'));
  const problem = (node: unknown): string | undefined => expects({ data: [{ id: '0' }, node] });

  it.each([
    [{ id: '1' }],
    [{ id: '1', comments: { data: [] } }],
    [{ id: '1', comments: { data: [{ id: '2', replies: { data: [] } }] } }],
    [{ id: '1', owner: { id: '2', media: { data: [] } } }],
    [{ id: '1', other: null, more: 'x', media: {} }],
    [{ id: '1', summary: 'a field of the node' }],
    ['a text where the API lists texts'],
  ])('takes the node %j', (node) => {
    expect(problem(node)).toBeUndefined();
  });

  it.each([
    [{ comments: null }, "its 'comments' is not a list"],
    [{ comments: {} }, "its 'comments' is not a list"],
    [{ comments: 'x' }, "its 'comments' is not a list"],
    [{ comments: [] }, "its 'comments' is not a list"],
    [{ comments: { data: null } }, "its 'comments' is not a list"],
    [{ comments: { error: { code: 1 } } }, "its 'comments' is not a list"],
    [{ comments: { data: [], error: { code: 1 } } }, "its 'comments' has an error beside the data"],
    [{ comments: { data: [{ replies: 5 }] } }, "its 'replies' is not a list"],
    [{ comments: { data: [null] } }, 'one of its objects is null'],
    [{ owner: { media: { id: '1' } } }, "its 'owner_media' is not a list"],
    [{ comments: { data: [[]] } }, 'one of its objects is a list'],
    [null, 'one of its objects is null'],
    [[{ id: '1' }], 'one of its objects is a list'],
  ])('refuses the node %j', (node, expected) => {
    expect(problem(node)).toBe(expected);
  });

  it.each([['x'], [5], [true]])('refuses the node %j where fields of nodes are requested', (node) => {
    const media = withLists(expectList, { edges: new Map(), fields: ['id'] });
    expect(media({ data: [{ id: '1' }] })).toBeUndefined();
    expect(media({ data: [{ id: '1' }, node] })).toBe('one of its objects is no object');
    const parents = withLists(expectList, {
      edges: new Map([['media', { edges: new Map(), fields: ['id'] }]]),
    });
    expect(parents({ data: [{ media: { data: [node] } }] })).toBe('one of its objects is no object');
    expect(parents({ data: [node] })).toBeUndefined();
  });

  it('takes whatever comes for what was only guessed to be a list, but a broken one', () => {
    const guess = withLists(expectList, {
      edges: new Map([['media', { edges: new Map(), isGuess: true }]]),
    });
    const problemWith = (media: unknown): string | undefined => guess({ data: [{ id: '1', media }] });
    for (const media of [{ id: '5' }, { data: [] }, 'x', null, ['x'], {}]) {
      expect(problemWith(media)).toBeUndefined();
    }
    for (const media of [{ data: null }, { error: { code: 1 } }]) {
      expect(problemWith(media)).toBe("its 'media' is not a list");
    }
    expect(problemWith({ data: [null] })).toBe('one of its objects is null');
  });

  it('checks a node by itself, and says first what is wrong with the whole', () => {
    const node = withLists(expectNode, fields('comments'));
    expect(node({ id: '1', comments: { data: [] } })).toBeUndefined();
    expect(node({ id: '1', comments: {} })).toBe("its 'comments' is not a list");
    expect(node({ comments: {} })).toBe("it has no 'id'");
  });
});
