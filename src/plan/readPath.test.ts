import { aQuery } from '../../tests/support/aQuery';
import type { Query } from '../config';
import { checkPathParts, nodeAt, readPath } from './readPath';

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
    expect(read({ path: 'media?access_token=T&appsecret_proof=P&limit=3' }).params).toEqual({ limit: '3' });
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
