import { aJob } from '../../tests/support/aJob';
import { parseFields } from '../fields';
import type { Source } from '../plan';
import { edgeList, hasNext, nodeList, rootList } from './list';

const FIELDS = 'id,caption';
const items = parseFields({ text: FIELDS, name: 'q' });
const next = 'https://graph.facebook.com/v25.0/1/media?limit=25&after=A';

function setUp(fields = FIELDS, path = 'media') {
  const { job } = aJob(() => ({}), { query: { fields, path } });
  return { job, level: job.plan.roots[0]!.level };
}
const edgeAt = (params: Record<string, string>, edge = 'media') => {
  const { job, level } = setUp();
  return edgeList({ parentId: '1', edge, params, level }, job);
};

describe('the expectation of a request', () => {
  const fields = 'id,comments{replies{text}}';

  it('is a node with lists where lists are requested', () => {
    const { job, level } = setUp(fields, '');
    const { expects } = nodeList({ level, params: {} }, job).request({ at: {}, limit: 1, items: [] });
    expect(expects({ id: '1', comments: { data: [{ replies: { data: [] } }] } })).toBeUndefined();
    expect(expects({ name: 'x' })).toBe("it has no 'id'");
    expect(expects({ id: '1', comments: { data: [{ replies: null }] } })).toBe("its 'replies' is not a list");
  });

  it('is a list of such nodes', () => {
    const { job, level } = setUp(fields);
    const list = edgeList({ parentId: '1', edge: 'media', params: {}, level }, job);
    const { expects } = list.request({ at: {}, limit: 25, items: [] });
    expect(expects({ data: [{ id: '1', comments: { data: [] } }] })).toBeUndefined();
    expect(expects({ id: '1' })).toBe("it has no 'data'");
    expect(expects({ data: [{ id: '1', comments: {} }] })).toBe("its 'comments' is not a list");
  });

  it('is a list inside the node where it can be read through the root only', () => {
    const { job, level } = setUp('business_discovery.username(x){media{id}}', '');
    const media = level.edges.get('business_discovery_media')!;
    const path = media.source.by === 'root' ? media.source.path : [];
    const { expects } = rootList(media, path, job).request({ at: {}, limit: 25, items: [] });
    expect(expects({ id: '1', business_discovery: { media: { data: [] } } })).toBeUndefined();
    expect(expects({ id: '1', business_discovery: { id: '2' } })).toBeUndefined();
    expect(expects({ id: '1' })).toBe("it has no 'business_discovery'");
    expect(expects({ id: '1', business_discovery: { media: 'x' } })).toBe(
      "its 'business_discovery_media' is not a list",
    );
  });
});

describe('nodeList', () => {
  it('requests the node itself with its fields', () => {
    const { job, level } = setUp(FIELDS, '');
    const list = nodeList({ level, params: { metadata: '1' } }, job);
    expect(list.request({ at: {}, limit: 1, items })).toMatchObject({
      path: '1',
      params: { metadata: '1', fields: FIELDS },
    });
    expect(list).toMatchObject({ limit: 1, maySkip: false, parentId: '1' });
  });

  it('reads the node as a list of one', () => {
    const { job, level } = setUp(FIELDS, '');
    const list = nodeList({ level, params: {} }, job);
    expect(list.read({ id: '1', name: 'x' }, items)).toEqual({ nodes: [{ id: '1', name: 'x' }], paging: {} });
  });

  it('requests the default fields when none are given', () => {
    const { job, level } = setUp('', '');
    expect(nodeList({ level, params: {} }, job).request({ at: {}, limit: 1, items: [] }).params).toEqual({});
  });
});

describe('edgeList', () => {
  it('requests a page with the planned parameters, and the page behind a cursor with the cursor too', () => {
    const list = edgeAt({ limit: '7', since: '2026-01-01' });
    const first = list.request({ at: {}, limit: 7, items });
    expect(first).toMatchObject({
      path: '1/media',
      params: { limit: '7', since: '2026-01-01', fields: FIELDS },
      accountId: '1',
    });
    expect(list.request({ at: { next, after: 'A' }, limit: 7, items }).params).toEqual({
      ...first.params,
      after: 'A',
    });
  });

  it('sends a smaller limit than planned, and none where none was planned', () => {
    expect(edgeAt({ limit: '7' }).request({ at: {}, limit: 3, items }).params['limit']).toBe('3');
    const unlimited = edgeAt({});
    expect(unlimited.limit).toBe(25);
    expect(unlimited.request({ at: {}, limit: 25, items }).params).not.toHaveProperty('limit');
    expect(unlimited.request({ at: {}, limit: 12, items }).params['limit']).toBe('12');
  });

  it('sends the planned limit though a link without a cursor repeats a smaller one', () => {
    const link = 'https://graph.facebook.com/v25.0/1/media?limit=3&until=5';
    expect(edgeAt({ limit: '7' }).request({ at: { next: link }, limit: 7, items }).params).toEqual({
      until: '5',
      limit: '7',
      fields: FIELDS,
    });
  });

  it('has one name for the same path and range, whatever the page', () => {
    expect(edgeAt({ limit: '7', since: '1' }).name).toBe(edgeAt({ limit: '3', since: '1' }).name);
    expect(edgeAt({ since: '1' }).name).not.toBe(edgeAt({ since: '2' }).name);
    expect(edgeAt({}, 'tags').name).not.toBe(edgeAt({}, 'media').name);
  });

  it('writes each part of a longer edge as a part of the path', () => {
    expect(edgeAt({}, 'comments/re plies').request({ at: {}, limit: 25, items }).path).toBe(
      '1/comments/re%20plies',
    );
  });
});

describe('rootList', () => {
  const path = parseFields({ text: 'business_discovery.username(x){media.as(m){id}}', name: 'q' });
  const rootPath = [path[0]!, path[0]!.fields![0]!];
  const list = () => {
    const { job, level } = setUp('', '');
    return rootList(level, rootPath, job);
  };

  it('requests the list behind a cursor through the root, and its size where it is not the default', () => {
    const at = { after: 'A' };
    expect(list().request({ at, limit: 25, items })).toMatchObject({
      path: '1',
      params: { fields: 'business_discovery.username(x){media.after(A){id,caption}}' },
    });
    expect(list().request({ at, limit: 5, items: [] }).params['fields']).toBe(
      'business_discovery.username(x){media.limit(5).after(A){id}}',
    );
  });

  it('reads the list at the keys of the answer, and nothing where the answer has none', () => {
    const media = { data: [{ id: '5' }], paging: { cursors: { after: 'B' } } };
    expect(list().read({ business_discovery: { media } }, items)).toEqual({
      nodes: [{ id: '5' }],
      paging: { after: 'B' },
    });
    expect(list().read({ business_discovery: null }, items)).toEqual({ nodes: [], paging: {} });
  });
});

describe('hasNext', () => {
  const edge: Source = { by: 'edge', edge: 'x', params: {} };
  const root: Source = { by: 'root', path: [] };

  it.each([
    ['an edge with a next link', edge, ['1'], { next, after: 'A' }, true],
    ['an edge with a next link behind an empty page', edge, [], { next, after: 'A' }, true],
    ['an edge with a cursor only', edge, ['1'], { after: 'A' }, false],
    ['a list through the root with a cursor', root, ['1'], { after: 'A' }, true],
    ['a list through the root with a cursor behind an empty page', root, [], { after: 'A' }, false],
    ['a list through the root without a cursor', root, ['1'], { next }, false],
    [
      'metrics in a list of any name',
      edge,
      [{ id: '1/insights/reach/day', values: [] }],
      { next, after: 'A' },
      false,
    ],
    ['a node with a next link', { by: 'node', params: {} }, ['1'], { next }, true],
    ['a list that comes whole with its parent', { by: 'parent' }, ['1'], { next, after: 'A' }, false],
    [
      'insights of an account',
      { by: 'windows', params: {}, retentionDays: 1, isDaily: false },
      ['1'],
      { next },
      false,
    ],
  ] as const)('tells whether there is a page behind that of %s', (_, source, nodes, paging, expected) => {
    expect(hasNext(source, { nodes, paging })).toBe(expected);
  });
});
