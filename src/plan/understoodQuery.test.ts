import { anAccount, aQuery } from '../../tests/support/aQuery';
import type { Query } from '../config';
import { understoodQuery } from './understoodQuery';

const understood = (given: Partial<Query>): unknown => {
  const { query } = understoodQuery(aQuery(given), [anAccount('11'), anAccount('22')]);
  const { path, fields, parameters, ids } = query;
  return { path, fields, parameters, ids };
};
const AS_IS = { path: '', fields: '', parameters: '', ids: 'every' };

describe('understoodQuery', () => {
  it.each([
    ['an address', 'https://graph.facebook.com/v21.0/178/media?fields=id', '178/media?fields=id'],
    ['an address without a version', 'http://graph.instagram.com/178/media', '178/media'],
    ['a version', 'v25.0/178/media', '178/media'],
    ['encoded marks', '178%2Finsights%3Fmetric%3Dreach', '178/insights?metric=reach'],
    [
      'an ampersand of a web page',
      '178/insights?metric=reach&amp;period=day',
      '178/insights?metric=reach&period=day',
    ],
    [
      'a hashtag with its sign',
      'ig_hashtag_search?user_id=1&q=#coffee',
      'ig_hashtag_search?user_id=1&q=coffee',
    ],
    ['an encoded sign', 'ig_hashtag_search/top_media?q=%23coffee', 'ig_hashtag_search/top_media?q=coffee'],
  ])('reads %s as the path that it means', (_, path, expected) => {
    expect(understood({ path, ids: 'none' })).toEqual({ ...AS_IS, ids: 'none', path: expected });
    expect(understoodQuery(aQuery({ path, ids: 'none' }), [])).toMatchObject({ path: expected });
  });

  it.each([
    ['media', '11/media', ['11']],
    ['', '22', ['22']],
    ['media?limit=3', 'https://graph.facebook.com/v25.0/22/media?limit=3', ['22']],
  ])('reads %j of one account in %s', (expected, path, ids) => {
    expect(understood({ path })).toEqual({ ...AS_IS, path: expected, ids });
  });

  it('keeps the ids where the query is for that account only', () => {
    expect(understood({ path: '11/media', ids: ['11'] })).toEqual({ ...AS_IS, path: 'media', ids: ['11'] });
  });

  it.each([
    ['a%7Bb%2Cc%7D', 'a{b,c}'],
    ['a%257Bb%257D', 'a{b}'],
    ['fields=id,caption', 'id,caption'],
    ['business_discovery.username(@rival){id}', 'business_discovery.username(rival){id}'],
    ['media.since(%%days:-5%%)%7Bid%7D', 'media.since(%%days:-5%%)%7Bid%7D'],
    ['a%7Bb%zz', 'a%7Bb%zz'],
  ])('reads the fields %s as %s', (fields, expected) => {
    expect(understood({ fields })).toEqual({ ...AS_IS, fields: expected });
  });

  it('takes the sign from a word among the parameters', () => {
    expect(understood({ path: 'ig_hashtag_search/top_media', parameters: 'q=#coffee' })).toEqual({
      ...AS_IS,
      path: 'ig_hashtag_search/top_media',
      parameters: 'q=coffee',
    });
  });

  it('tells what it reads in another way, and nothing else', () => {
    const accounts = [anAccount('11')];
    expect(understoodQuery(aQuery({ path: '11/media', fields: 'a%7Bb%7D' }), accounts).remarks).toEqual([
      "its path is read as 'media' of 11",
      'its fields are read as a{b}',
    ]);
    const plain = aQuery({ path: 'media', fields: 'id' });
    expect(understoodQuery(plain, accounts)).toEqual({ query: plain, remarks: [] });
  });
});
