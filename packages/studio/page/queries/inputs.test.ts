import { inputsOf, openInputs, withInput } from './inputs';

const DISCOVERY = { query: { path: '', fields: 'business_discovery.username(USERNAME){id,media{id}}' } };
const HASHTAG = { query: { path: 'ig_hashtag_search/top_media?q=HASHTAG', fields: 'id' } };

describe('the inputs of a query', () => {
  it('are those of names that it looks up', () => {
    expect(inputsOf(DISCOVERY)).toMatchObject([{ label: 'Username', value: '' }]);
    expect(inputsOf(HASHTAG)).toMatchObject([{ label: 'Hashtag', value: '' }]);
    expect(inputsOf({ query: { path: 'media', fields: 'id,username' } })).toEqual([]);
    expect(inputsOf({})).toEqual([]);
  });

  it.each([
    [DISCOVERY, 'Username', '@blue.harbor_1 ', 'blue.harbor_1', 'fields'],
    [HASHTAG, 'Hashtag', ' #káva', 'káva', 'path'],
    [HASHTAG, 'Hashtag', '$&', '$', 'path'],
  ] as const)('fill in %j', (query, label, typed, name, key) => {
    const filled = withInput(query, label, typed);
    expect(inputsOf(filled)).toMatchObject([{ value: name }]);
    expect(openInputs(filled)).toEqual([]);
    expect((filled['query'] as Record<string, string>)[key]).toBe(
      query.query[key].replace(/USERNAME|HASHTAG/, () => name),
    );
    expect(withInput(filled, label, '')).toEqual(query);
  });
});
