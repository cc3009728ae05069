import { aPlan } from '../../tests/support/aQuery';
import type { Query } from '../config';
import { keyOwner, withDistinctKeys } from './queryKey';

const key = (query: Partial<Query> = {}): string =>
  aPlan({ name: 'media', path: 'media', fields: 'id,caption', ...query }).key;

describe('queryKey', () => {
  it('has the id, the name and a fingerprint of the request', () => {
    expect(key({ id: '7' })).toMatch(/^7 media [0-9a-f]{12}$/);
    expect(key()).toMatch(/^- media [0-9a-f]{12}$/);
  });

  it.each<[string, Partial<Query>]>([
    ['white space', { fields: ' id ,\n caption ' }],
    ['dates', { since: '30 days ago', until: 'now' }],
    ['the page size', { limit: 50 }],
    ['the accounts', { ids: ['1'] }],
    ['dates and page sizes of its path', { path: 'media?since=yesterday&limit=3' }],
  ])('stays the same with other %s', (_, query) => {
    expect(key(query)).toBe(key());
  });

  it.each<[string, Partial<Query>]>([
    ['fields', { fields: 'id' }],
    ['path', { path: 'tags' }],
    ['parameters of its path', { path: 'media?summary=true' }],
    ['name', { name: 'other' }],
    ['id', { id: '8' }],
  ])('is another with another %s', (_, query) => {
    expect(key(query)).not.toBe(key());
  });

  it('does not depend on the order of its parameters', () => {
    const keys = ['a=1&b=2&c=3', 'c=3&b=2&a=1', 'b=2&a=1&c=3'].map((params) =>
      key({ path: `media?${params}` }),
    );
    expect(new Set(keys).size).toBe(1);
    expect(key({ path: 'media?a=2&b=1&c=3' })).not.toBe(keys[0]);
  });

  it('stays what it was in earlier versions, so that the state of a query is found', () => {
    const fields = 'id,caption,comments.limit(3){text}';
    expect(key({ id: '7', fields })).toBe('7 media 52df70affcb7');
    expect(key({ path: 'media?b=2&a=1&summary=true' })).toBe('- media 14a52987cf94');
  });

  it('ignores ranges inside modifiers, and nothing else there', () => {
    const fields = (range: string, metric = 'reach') => key({ fields: `insights.metric(${metric})${range}` });
    expect(fields('.since(today).limit(5)')).toBe(fields(''));
    expect(fields('', 'views')).not.toBe(fields(''));
  });
});

describe('keyOwner', () => {
  it.each([
    ['7 media 0123456789ab', '7 media'],
    ['- a name of words 0123456789ab 2', '- a name of words'],
    ['an%20id media 0123456789ab 12', 'an%20id media'],
    ['- two\nlines 0123456789ab', '- two\nlines'],
    [' 7 media 0123456789ab', undefined],
    ['7 media 0123456789ab 2x', undefined],
    ['7 media 0123456789', undefined],
    ['media', undefined],
    ['', undefined],
  ])('of %j is %j', (text, owner) => {
    expect(keyOwner(text)).toBe(owner);
  });
});

describe('withDistinctKeys', () => {
  it('numbers queries that differ in nothing but accounts and dates', () => {
    const plan = aPlan({ name: 'media', path: 'media' });
    const keys = withDistinctKeys([plan, plan, aPlan({ name: 'x' }), plan]).map((one) => one.key);
    expect(new Set(keys).size).toBe(4);
    expect(keys).toEqual([plan.key, `${plan.key} 2`, aPlan({ name: 'x' }).key, `${plan.key} 3`]);
  });
});
