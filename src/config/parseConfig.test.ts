import { UserError } from '@keboola/component-ts-lite';
import { defaults, queryDefaults } from '../../tests/support/defaults';
import { parseConfig } from './parseConfig';

const { apiVersion } = defaults();
const parse = (parameters: unknown): ReturnType<typeof parseConfig> =>
  parseConfig(parameters as Record<string, unknown>);
const withQuery = (query: Record<string, unknown>): unknown => ({ queries: [{ name: 'q', query }] });
const onlyQuery = (parameters: unknown): unknown => parse(parameters).config.queries[0];
const error = (parameters: unknown): UserError => {
  try {
    parse(parameters);
  } catch (caught) {
    if (caught instanceof UserError) {
      return caught;
    }
    throw caught;
  }
  throw new Error('parsed');
};
const violations = (parameters: unknown): string[] =>
  (error(parameters).message.split('\n')[0] ?? '').replace('Cannot read the configuration: ', '').split('; ');

describe('parseConfig', () => {
  it('reads a configuration of an existing extractor', () => {
    const { config, warnings } = parse({
      accounts: { '17': { id: '17', name: 'Brand', category: 'Shop', fb_page_id: '5', business_name: 'x' } },
      'api-version': 'v23.0',
      'bucket-id': ' in.c-instagram ',
      debug: true,
      queries: [
        {
          id: 1,
          type: 'nested-query',
          name: 'media',
          'run-by-id': true,
          incremental: false,
          query: {
            path: '/media/',
            fields: 'id',
            ids: '17, 18',
            limit: '50',
            since: ' 30 days ago ',
            until: 'now',
            'time-based-pagination': true,
            'stop-on-empty-response': true,
          },
        },
      ],
    });
    expect(config).toStrictEqual({
      accounts: [{ id: '17', name: 'Brand', category: 'Shop', fbPageId: '5' }],
      accountsBy: 'entry',
      apiVersion: 'v23.0',
      login: 'facebook',
      bucketId: 'in.c-instagram',
      onError: 'fail-at-end',
      overlapDays: 2,
      maxWaitMinutes: 60,
      writesReport: false,
      queries: [
        {
          label: "query 'media'",
          id: '1',
          name: 'media',
          incremental: false,
          snapshot: false,
          path: 'media',
          fields: 'id',
          parameters: '',
          ids: ['17', '18'],
          limit: 50,
          since: '30 days ago',
          until: 'now',
          stopOnEmptyPage: true,
        },
      ],
    });
    expect(warnings).toEqual([]);
  });

  it('fills in what the configuration leaves out', () => {
    expect(parse({ queries: [{ name: 'q', query: {} }] }).config).toStrictEqual({
      accounts: [],
      accountsBy: 'entry',
      ...defaults(),
      queries: [
        {
          label: "query 'q'",
          name: 'q',
          ...queryDefaults(),
          path: '',
          fields: '',
          ids: 'none',
        },
      ],
    });
  });

  it.each([
    [undefined, 'none'],
    [null, 'every'],
    ['', 'every'],
    [' , ', 'every'],
    ['1', ['1']],
    [' 1 ,2,, 1', ['1', '2']],
  ])('reads ids %j as %j', (ids, expected) => {
    expect(onlyQuery(withQuery({ ids }))).toMatchObject({ ids: expected });
  });

  it.each([
    ['25', 25],
    [' 7 ', 7],
    [100, 100],
    ['', 25],
    [null, 25],
  ])('reads the limit %j as the number %d', (limit, expected) => {
    expect(onlyQuery(withQuery({ limit }))).toMatchObject({ limit: expected });
  });

  it.each([
    [' //media// ', 'media'],
    ['17/media/children', '17/media/children'],
    ['/', ''],
    [undefined, ''],
  ])('reads the path %j as %j', (path, expected) => {
    expect(onlyQuery(withQuery({ path }))).toMatchObject({ path: expected });
  });

  it('takes a timestamp for a date and an empty text for none', () => {
    const query = onlyQuery(withQuery({ since: 1_500_000_000, until: ' ' }));
    expect(query).toMatchObject({ since: '1500000000' });
    expect(query).not.toHaveProperty('until');
  });

  it('runs only the enabled queries, in order', () => {
    const queries = ['a', 'b', 'c'].map((name) => ({ name, disabled: name === 'b', query: {} }));
    expect(parse({ queries }).config.queries.map(({ name }) => name)).toEqual(['a', 'c']);
  });

  it.each([undefined, null, '', ' '])('takes %j for no further parameters', (parameters) => {
    expect(onlyQuery(withQuery({ parameters }))).toMatchObject({ parameters: '' });
  });

  it('keeps the further parameters of a request as they are', () => {
    const parameters = 'metric=reach&period=day';
    expect(onlyQuery(withQuery({ parameters }))).toMatchObject({ parameters });
  });

  it('takes an account under two keys for one', () => {
    const accounts = { a: { id: '1', name: 'old' }, b: { id: '2' }, c: { id: '1', name: 'new' } };
    expect(parse({ accounts }).config.accounts.map(({ id, name }) => [id, name])).toEqual([
      ['1', 'new'],
      ['2', ''],
    ]);
  });

  it('takes the page id of an account as text or number', () => {
    const accounts = { a: { id: '1', fb_page_id: 177057932317550 }, b: { id: '2', fb_page_id: null } };
    expect(parse({ accounts }).config.accounts.map(({ fbPageId }) => fbPageId)).toEqual([
      '177057932317550',
      '',
    ]);
  });
});

describe('parseConfig of the shapes that PHP and the platform write', () => {
  it.each([
    ['accounts', { accounts: [], queries: [] }],
    ['queries', { accounts: {}, queries: [] }],
    ['parameters', []],
    ['nothing', {}],
    ['null', { accounts: null, queries: null, 'api-version': null, 'bucket-id': null, 'on-error': null }],
  ])('reads empty %s as absent', (_, parameters) => {
    const { config } = parse(parameters);
    expect(config).toStrictEqual({
      accounts: [],
      accountsBy: 'entry',
      ...defaults(),
      queries: [],
    });
  });

  it('reads [] as a request that asks for nothing', () => {
    expect(onlyQuery({ queries: [{ name: 'q', query: [] }] })).toMatchObject({ path: '', ids: 'none' });
  });

  it.each([
    ['all', [], 'all'],
    [' all ', [], 'all'],
    [['all', '1'], [], 'all'],
    [['17841400000000001', ' 17841400000000002 '], ['17841400000000001', '17841400000000002'], 'id'],
    [['17841400000000002', '17841400000000002'], ['17841400000000002'], 'id'],
    [[17841400000000], ['17841400000000'], 'id'],
    [['17841400000000001', { id: '17841400000000002' }], ['17841400000000001', '17841400000000002'], 'id'],
    [{ '17841400000000001': { id: '17841400000000001' } }, ['17841400000000001'], 'entry'],
  ])('reads the accounts %j as %j, given by %s', (given, ids, by) => {
    const { accounts, accountsBy } = parse({ accounts: given }).config;
    expect([accounts.map(({ id }) => id), accountsBy]).toEqual([ids, by]);
  });

  it.each([
    ['every', 'parameters.accounts must be an object: now "every"'],
    [['x'], 'parameters.accounts[0].id must be digits only: now "x"'],
    [[''], 'parameters.accounts[0].id must be digits only: now ""'],
    [[true], 'parameters.accounts[0] must be an object: now true'],
    [[1.5], 'parameters.accounts[0] must be an object: now 1.5'],
    [[['1']], 'parameters.accounts[0] must be an object: now a list'],
  ])('refuses the accounts %j', (accounts, message) => {
    expect(violations({ accounts })).toEqual([message]);
  });

  it.each([
    [{}, 'every'],
    [{ scope: 'all' }, 'every'],
    [{ scope: null }, 'every'],
    [{ scope: 'all', 'chosen-accounts': ['1'] }, 'every'],
    [{ scope: 'none' }, 'none'],
    [{ scope: 'chosen', 'chosen-accounts': ['1', '2'] }, ['1', '2']],
  ])('reads the scope %j of a configuration row as %j', (scope, ids) => {
    const { config, warnings } = parse({ ...scope, name: 'row', query: { path: 'media' } });
    expect(config.queries[0]).toMatchObject({ ids });
    expect(warnings).toEqual([]);
  });

  it('reads the scope of a query in a list too, where a query without one is for no account', () => {
    const { queries } = parse({
      queries: [
        { name: 'a', scope: 'all', query: {} },
        { name: 'b', query: {} },
      ],
    }).config;
    expect(queries.map(({ ids }) => ids)).toEqual(['every', 'none']);
  });

  it('takes the scope and not the ids when a row has both, with a warning', () => {
    const { config, warnings } = parse({ name: 'row', scope: 'none', query: { ids: '1' } });
    expect(config.queries[0]).toMatchObject({ ids: 'none' });
    expect(warnings).toEqual(["Both 'scope' and 'ids' are given in query 'row': 'scope' counts"]);
  });

  it.each([
    [{ scope: 'chosen' }, "parameters has no 'chosen-accounts'"],
    [{ scope: 'chosen', 'chosen-accounts': [] }, 'parameters.chosen-accounts must not be empty'],
    [{ scope: 'chosen', 'chosen-accounts': '1' }, 'parameters.chosen-accounts must be a list: now "1"'],
    [
      { scope: 'chosen', 'chosen-accounts': ['x'] },
      'parameters.chosen-accounts[0] must be digits only: now "x"',
    ],
    [{ scope: 'some' }, "parameters.scope must be one of 'all', 'chosen', 'none': now \"some\""],
  ])('refuses the scope %j: never is it every account by mistake', (scope, message) => {
    expect(violations({ ...scope, name: 'row', query: {} })).toEqual([message]);
  });

  it('reads a list of accounts by their ids', () => {
    const { accounts } = parse({
      accounts: [{ id: '17841400000000002' }, { id: '17841400000000001' }],
    }).config;
    expect(accounts.map(({ id }) => id)).toEqual(['17841400000000002', '17841400000000001']);
    expect(violations({ accounts: [{ name: 'x' }] })).toEqual(["parameters.accounts[0] has no 'id'"]);
  });

  it('runs a configuration row as one query over the accounts of the root', () => {
    const { config, warnings } = parse({
      accounts: { '1': { id: '1' } },
      'api-version': 'v24.0',
      id: 3,
      type: 'nested-query',
      name: 'row',
      'run-by-id': false,
      incremental: false,
      query: { path: 'media', ids: '' },
    });
    expect(config.accounts).toHaveLength(1);
    expect(config.apiVersion).toBe('v24.0');
    expect(config.queries).toHaveLength(1);
    expect(config.queries[0]).toMatchObject({ name: 'row', incremental: false, path: 'media', ids: 'every' });
    expect(warnings).toEqual([]);
  });

  it('lets the row win over queries of the root and says so', () => {
    const { config, warnings } = parse({
      name: 'row',
      query: {},
      queries: [{ name: 'root', query: {} }],
    });
    expect(config.queries.map(({ name }) => name)).toEqual(['row']);
    expect(warnings).toEqual([
      "Both 'query' and 'queries' are given: a configuration row runs its own query only",
    ]);
  });

  it('says nothing of an empty list beside a row', () => {
    expect(parse({ name: 'row', query: {}, queries: [] }).warnings).toEqual([]);
  });

  it('does not run a disabled row', () => {
    expect(parse({ name: 'row', disabled: true, query: {} }).config.queries).toEqual([]);
  });

  it('takes ids that are null for every account in a row too', () => {
    expect(onlyQuery({ name: 'row', query: { path: 'media', ids: null } })).toMatchObject({ ids: 'every' });
  });

  it('takes a null query for none, not for a row', () => {
    expect(parse({ query: null, queries: [{ name: 'q', query: {} }] }).config.queries).toHaveLength(1);
  });
});

describe('parseConfig of a wrong configuration', () => {
  it('names every violation at once, by its path and in words', () => {
    expect(
      violations({
        accounts: { '1': { name: 3 }, '2': { id: 'me' } },
        'api-version': '25',
        'on-error': 'ignore',
        overlap: -1,
        debug: 'yes',
        queries: [
          { name: 'media', type: 'async-insights-query', query: { path: 5, limit: 0, since: true } },
          { query: {} },
          { name: '', query: { limit: 'all' } },
          { name: 'no request' },
          'text',
          null,
        ],
      }),
    ).toEqual([
      "parameters.accounts[1] has no 'id'",
      'parameters.accounts[1].name must be text: now 3',
      'parameters.accounts[2].id must be digits only: now "me"',
      `parameters.api-version must be a version such as '${apiVersion}': now "25"`,
      "parameters.on-error must be one of 'fail-at-end', 'fail-fast', 'continue': now \"ignore\"",
      'parameters.overlap must be 0 or more: now -1',
      'parameters.debug must be true or false: now "yes"',
      "parameters.queries[0] (query 'media').type must be one of 'nested-query': now \"async-insights-query\"",
      "parameters.queries[0] (query 'media').query.path must be text: now 5",
      "parameters.queries[0] (query 'media').query.since must be text or a whole number: now true",
      "parameters.queries[0] (query 'media').query.limit must be 1 or more: now 0",
      "parameters.queries[1] has no 'name'",
      "parameters.queries[2] (query '').name must not be empty",
      'parameters.queries[2] (query \'\').query.limit must be a whole number from 1: now "all"',
      "parameters.queries[3] (query 'no request') has no 'query'",
      'parameters.queries[4] must be an object: now "text"',
      'parameters.queries[5] must be an object: now null',
    ]);
  });

  it('calls what a row has by the names that the row knows', () => {
    expect(violations({ accounts: 5, query: { limit: 'x' } })).toEqual([
      'parameters.accounts must be an object: now 5',
      "parameters has no 'name'",
      'parameters.query.limit must be a whole number from 1: now "x"',
    ]);
  });

  it('checks the types alone of a disabled query', () => {
    const shelved = [
      { type: 'async-insights-query', disabled: true, nme: 'no name', query: { limit: 'all' } },
      { disabled: true },
    ];
    const { config, warnings } = parse({ queries: [...shelved, { name: 'q', query: {} }] });
    expect([config.queries.map(({ name }) => name), warnings]).toEqual([['q'], []]);
    expect(violations({ queries: [{ disabled: true, name: 5, query: { path: ['media'] } }] })).toEqual([
      'parameters.queries[0].name must be text: now 5',
      'parameters.queries[0].query.path must be text: now a list',
    ]);
    expect(violations({ queries: [{ disabled: 'true', query: {} }] })).toEqual([
      "parameters.queries[0] has no 'name'",
      'parameters.queries[0].disabled must be true or false: now "true"',
    ]);
  });

  it('adds likely misspellings in lines of their own', () => {
    const [, ...details] = error({ queries: [{ nme: 'q', query: {} }] }).message.split('\n');
    expect(details).toEqual(["Unknown key 'nme' in parameters.queries[0] is ignored: did you mean 'name'?"]);
  });

  it.each(['0', '-5', '1.5', '1e3', '١', '10000000', 1.5, [], {}, true])('refuses the limit %j', (limit) => {
    expect(violations(withQuery({ limit }))).toHaveLength(1);
  });

  it.each(['v25', '25.0', 'v25.0/me', 'v25.0 ', '../v25.0', 'v25.0\n', ''])(
    'refuses the version %j',
    (version) => {
      expect(violations({ 'api-version': version })).toHaveLength(1);
    },
  );

  it('shortens a huge value and keeps the sentence in one line', () => {
    const { message } = error({
      'on-error': 'x'.repeat(100_000),
      queries: [{ name: 'a\n\u2028b', query: 5 }],
    });
    expect(message.split(/[\n\u2028]/)).toHaveLength(1);
    expect(message).toContain("queries[0] (query 'a??b').query must be an object: now 5");
    expect(message.length).toBeLessThan(400);
  });

  it('never tells what is inside an object or a list: it may be a token', () => {
    const { message } = error({
      accounts: { '1': [{ access_token: 'SECRET' }] },
      queries: { '#token': 'SECRET' },
      'bucket-id': ['SECRET'],
    });
    expect(message).toContain('parameters.accounts[1] must be an object: now a list');
    expect(message).toContain('parameters.queries must be a list: now an object');
    expect(message).not.toContain('SECRET');
  });

  it('ends on thousands of mistakes', () => {
    expect(violations({ queries: Array.from({ length: 5000 }, () => ({ query: {} })) })).toHaveLength(5000);
  });
});

describe('parseConfig warns', () => {
  it.each([
    ['v20.0', 1],
    ['v21.0', 0],
    ['v9.0', 1],
    ['v100.0', 0],
  ])('of version %s: %d times', (version, count) => {
    const { warnings } = parse({ 'api-version': version, queries: [{ name: 'q', query: {} }] });
    expect(warnings).toHaveLength(count);
    expect(warnings.join()).toContain(count > 0 ? `${version} is older than v21.0` : '');
  });

  it('when no query is enabled', () => {
    expect(parse({ queries: [{ name: 'q', disabled: true, query: {} }] }).warnings).toEqual([
      'No query is enabled: only the table of the accounts is written',
    ]);
  });

  it('of no key that other versions of the form write', () => {
    const account = {
      id: '17',
      account_id: '5',
      business_name: 'B',
      currency: 'EUR',
      tasks: ['ANALYZE'],
      nme: 'x',
    };
    const known = {
      accounts: { '17': { ...account, category_list: [{ id: '1', name: 'Shop' }] } },
      'fail-on-missing-permissions': true,
      v1_compatibility: true,
      runtime: { tag: '1.2.3', migrationStatus: 'success' },
    };
    expect(parse({ ...known, queries: [{ name: 'q', query: { parameters: 'a=b' } }] }).warnings).toEqual([]);
  });

  it('of misspelt keys, which it ignores', () => {
    const { config, warnings } = parse({ onError: 'continue', queries: [{ name: 'q', query: {} }] });
    expect(config.onError).toBe('fail-at-end');
    expect(warnings).toEqual(["Unknown key 'onError' in parameters is ignored: did you mean 'on-error'?"]);
  });

  it.each([
    [{ scop: 'chosen', 'chosen-accounts': ['17'] }, 'scop', 'scope'],
    [{ templat: 'media' }, 'templat', 'template'],
    [{ 'chosen-acounts': ['17'] }, 'chosen-acounts', 'chosen-accounts'],
  ])('warns of a misspelt key of a query in a row as in a list: %j', (own, key, meant) => {
    const query = { name: 'q', query: { path: 'media' }, ...own };
    const warning = (where: string): string =>
      `Unknown key '${key}' in ${where} is ignored: did you mean '${meant}'?`;
    expect(parse(query).warnings).toEqual([warning('parameters')]);
    expect(parse({ queries: [query] }).warnings).toEqual([warning("query 'q'")]);
  });

  it('keeps the accounts of a query that starts from a template: an empty text means all of them', () => {
    const query = { template: 'page-info', query: { ids: '' } };
    expect(onlyQuery({ queries: [query] })).toMatchObject({ ids: 'every' });
    expect(onlyQuery(query)).toMatchObject({ ids: 'every' });
  });
});
