import { suggestKeys } from './suggestKeys';

const inQuery = (query: object): string[] => suggestKeys({ queries: [query] });

describe('suggestKeys', () => {
  it.each([
    [{ onError: 1 }, 'onError', 'on-error'],
    [{ on_error: 1 }, 'on_error', 'on-error'],
    [{ apiversion: 1 }, 'apiversion', 'api-version'],
    [{ acounts: 1 }, 'acounts', 'accounts'],
    [{ Queries: 1 }, 'Queries', 'queries'],
    [{ querys: 1 }, 'querys', 'queries'],
    [{ API_VERSION: 1 }, 'API_VERSION', 'api-version'],
    [{ 'bukcet id': 1 }, 'bukcet id', 'bucket-id'],
  ])('tells what %j may mean', (parameters, key, meant) => {
    expect(suggestKeys(parameters)).toEqual([
      `Unknown key '${key}' in parameters is ignored: did you mean '${meant}'?`,
    ]);
  });

  it('says in which query, by name or else by place', () => {
    expect(inQuery({ name: 'media', disbled: true, query: { feilds: 'id' } })).toEqual([
      "Unknown key 'disbled' in query 'media' is ignored: did you mean 'disabled'?",
      "Unknown key 'feilds' in query 'media'.query is ignored: did you mean 'fields'?",
    ]);
    expect(inQuery({ incrementl: true })).toEqual([
      "Unknown key 'incrementl' in parameters.queries[0] is ignored: did you mean 'incremental'?",
    ]);
  });

  it.each([
    [{}],
    [{ accounts: {}, 'api-version': 'v25.0', query: {}, name: 'row', 'max-wait': 1, report: true }],
    [{ something: 1, x: 1, di: 1, '': 1 }],
    [{ queries: [{ query: { 'stop-on-empty-resp': 1 } }] }],
    [{ queries: [{ name: 'q', comment: 'note', query: { split: 1 } }] }],
    [{ queries: [{ name: 'q', disabled: true, incrementl: 1, query: { feilds: 'id' } }] }],
    [{ queries: 'abc' }],
  ])('is silent about known keys and such as are like none: %j', (parameters) => {
    expect(suggestKeys(parameters)).toEqual([]);
  });

  it.each([[{ queries: 'x' }], [{ queries: [null, 1, [], { query: [] }, { name: 5, query: null }] }]])(
    'takes anything for parameters: %j',
    (parameters) => {
      expect(suggestKeys(parameters)).toEqual([]);
    },
  );

  it('keeps its sentences in one line', () => {
    expect(suggestKeys({ queries: [{ name: 'a\nb', 'disbled\n': 1 }] })[0]).toContain("in query 'a?b'");
    expect(suggestKeys({ 'debug\u2028': 1 })[0]).toContain("'debug?'");
  });
});
