import { aQuery } from '../../tests/support/aQuery';
import type { Query } from '../config';
import { checkPathParts, doubledParams, nodeAt, readPath } from './readPath';

const read = (query: Partial<Query>): ReturnType<typeof readPath> => readPath(aQuery(query));

describe('readPath', () => {
  it('takes a path apart into segments, edge, parameters, fields and dates', () => {
    expect(read({ path: 'media?order=x%2Cy&q=a+b&fields=id,caption&since=yesterday&until=now' })).toEqual({
      segments: ['media'],
      edge: 'media',
      params: { order: 'x,y', q: 'a b' },
      fields: 'id,caption',
      since: 'yesterday',
      until: 'now',
      limit: '25',
      remarks: [],
    });
  });

  it('reads an empty path as the account itself', () => {
    expect(read({ path: '' })).toEqual({
      segments: [],
      edge: '',
      params: {},
      fields: '',
      since: undefined,
      until: undefined,
      limit: '25',
      remarks: [],
    });
  });

  it.each([
    ['/media/', 'media'],
    ['//55//comments', '55/comments'],
    ['/', ''],
  ])('ignores empty segments of %j', (path, edge) => {
    expect(read({ path }).edge).toBe(edge);
  });

  it.each([
    ['178/media', '178 media', 'media'],
    ['178', '178', ''],
    ['178/comments/replies', '178 comments replies', 'comments/replies'],
  ])('leaves the node of a query for no account out of the edge of %j', (path, segments, edge) => {
    const found = read({ path, ids: 'none' });
    expect([found.segments.join(' '), found.edge]).toEqual([segments, edge]);
  });

  it("prefers the dates of the path to the query's", () => {
    const given = { since: '2026-01-01', until: '2026-02-01' };
    expect(read({ ...given, path: 'media?since=today' })).toMatchObject({
      since: 'today',
      until: '2026-02-01',
    });
    expect(read({ ...given, path: 'media' })).toMatchObject(given);
  });

  it("prefers the query's fields to those of the path", () => {
    expect(read({ path: 'media?fields=id', fields: 'caption' }).fields).toBe('caption');
    expect(read({ path: 'media?fields=id', fields: ' \n' }).fields).toBe('id');
  });

  it('drops tokens from the parameters', () => {
    expect(read({ path: 'media?access_token=T&appsecret_proof=P&limit=3' }).params).toEqual({});
  });

  it('keeps everything behind the first question mark as parameters, line breaks too', () => {
    expect(read({ path: 'media?a=1?b&c=x\ny' }).params).toEqual({ a: '1?b', c: 'x\ny' });
  });

  it('keeps a parameter named __proto__ as a parameter', () => {
    expect(Object.entries(read({ path: 'media?__proto__=x&constructor=y' }).params)).toEqual([
      ['__proto__', 'x'],
      ['constructor', 'y'],
    ]);
  });
});

describe('checkPathParts', () => {
  const check =
    (...parts: string[]) =>
    () =>
      checkPathParts(aQuery(), parts);

  it.each(['178', 'media', 'a..b', '...', '%2e%2e', 'a:b'])('accepts the part %j', (part) => {
    expect(check(part)).not.toThrow();
  });

  it.each(['.', '..'])('refuses the part %j, which would leave the account', (part) => {
    expect(check('media', part)).toThrow(
      `Cannot plan query 'q': '${part}' in its path or ids leads out of the account`,
    );
  });

  it.each(['a b', 'a\n', 'č', 'a\u0000', '\u2028'])('refuses the characters of the part %j', (part) => {
    expect(check(part)).toThrow(
      "Cannot plan query 'q': its path or ids contain characters that an address cannot have",
    );
  });
});

describe('nodeAt', () => {
  it.each([
    ['every', '', 'user'],
    ['every', 'media', 'media'],
    ['every', 'media/comments', 'comment'],
    ['every', 'stories', 'story'],
    ['every', 'insights', undefined],
    ['every', 'unheard_of', undefined],
    ['none', '', undefined],
    ['none', 'comments/replies', 'comment'],
  ] as const)('finds the type of node for %s account behind the path %j: %s', (ids, edge, node) => {
    expect(nodeAt({ ids }, edge)).toBe(node);
  });
});

describe('query.parameters', () => {
  it('are parameters of the request like those of the path', () => {
    const { params, fields, since, until, limit } = read({
      path: 'insights?order=x&period=day',
      parameters: '?metric=reach%2Cviews&fields=name&since=yesterday&until=now&limit=3&access_token=T',
    });
    expect(params).toEqual({ order: 'x', period: 'day', metric: 'reach,views' });
    expect([fields, since, until, limit]).toEqual(['name', 'yesterday', 'now', '3']);
  });

  it('count before what the query says elsewhere', () => {
    const query = {
      path: 'media?since=2026-01-02&order=x',
      fields: 'id',
      since: '2026-01-01',
      limit: 7,
      parameters: 'since=2026-01-03&order=y&fields=caption&limit=3',
    };
    const { params, fields, since, limit } = read(query);
    expect([params, fields, since, limit]).toEqual([{ order: 'y' }, 'caption', '2026-01-03', '3']);
    expect(doubledParams(aQuery(query))).toEqual([
      "query 'q': 'since' is '2026-01-03' in its parameters, which counts, and '2026-01-02' elsewhere",
      "query 'q': 'order' is 'y' in its parameters, which counts, and 'x' elsewhere",
      "query 'q': 'fields' is 'caption' in its parameters, which counts, and 'id' elsewhere",
      "query 'q': 'limit' is '3' in its parameters, which counts, and '7' elsewhere",
    ]);
  });

  it.each(['', 'order=x', 'limit=7&since= 2026-01-01', 'constructor=1&__proto__=2'])(
    'say nothing else in %j',
    (parameters) => {
      const query = { path: 'media?order=x', limit: 7, since: '2026-01-01', parameters };
      expect(doubledParams(aQuery(query))).toEqual([]);
    },
  );
});
