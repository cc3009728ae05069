import { openInput, withInputs } from './inputs';

const DISCOVERY = { path: '', fields: 'business_discovery.username(USERNAME){id,name}' };
const HASHTAG = { path: 'ig_hashtag_search/top_media?q=HASHTAG', fields: 'id' };

describe('withInputs', () => {
  it.each([
    [
      { username: ' @blue.harbor ', query: DISCOVERY },
      { fields: 'business_discovery.username(blue.harbor){id,name}' },
    ],
    [{ hashtag: '#café', query: HASHTAG }, { path: 'ig_hashtag_search/top_media?q=caf%C3%A9' }],
    [{ username: '$&', query: DISCOVERY }, { fields: 'business_discovery.username($&){id,name}' }],
    [{ username: '', query: DISCOVERY }, DISCOVERY],
    [{ hashtag: 5, query: HASHTAG }, HASHTAG],
    [{ username: 'x', query: { path: 'media', fields: 'username' } }, { fields: 'username' }],
  ])('puts what was entered into the query: %j', (row, expected) => {
    expect(withInputs(row)['query']).toMatchObject(expected);
  });

  it('leaves a row without a query as it is', () => {
    expect(withInputs({ username: 'x' })).toEqual({ username: 'x' });
  });
});

describe('openInput', () => {
  it.each([
    [DISCOVERY, 'username'],
    [HASHTAG, 'hashtag'],
    [{ path: '', fields: 'business_discovery.username(x){id}' }, undefined],
    [{ path: 'media', fields: 'username' }, undefined],
  ])('tells what is still to be entered: %j', (query, key) => {
    expect(openInput(query)?.key).toBe(key);
  });
});
