import { aPlan } from '../../tests/support/aQuery';

const PATH = 'ig_hashtag_search/top_media?q=coffee';

describe('readSearch', () => {
  it('plans the look-up of the hashtag, whose media the query lists', () => {
    const { level } = aPlan({ path: PATH, fields: 'id,caption', limit: 50 }).roots[0]!;
    expect(level).toMatchObject({
      table: 'q_top_media',
      graphNode: 'page_top_media',
      source: {
        by: 'edge',
        edge: 'top_media',
        params: { limit: '50' },
        search: { path: 'ig_hashtag_search', params: { q: 'coffee' } },
      },
    });
  });

  it.each(['ig_hashtag_search/top_media', 'ig_hashtag_search/top_media?q=%20'])(
    'asks for the word where %s has none',
    (path) => {
      expect(aPlan({ path, fields: 'id' }).problem).toBe(
        "Cannot plan query 'q': its path has no word to search for: write it as ig_hashtag_search/top_media?q=WORD",
      );
    },
  );

  it.each([
    { path: 'media?q=coffee' },
    { path: PATH, ids: 'none' },
    { path: 'ig_hashtag_search?q=coffee' },
  ] as const)('leaves %j as it is', (query) => {
    expect(aPlan({ fields: 'id', ...query }).roots[0]?.level.source).not.toHaveProperty('search');
  });
});
