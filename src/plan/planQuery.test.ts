import { UserError } from '@keboola/component-ts-lite';
import { anAccount, aPlan, aQuery, NOW } from '../../tests/support/aQuery';
import type { Query } from '../config';
import { planQuery } from './planQuery';

const asks = (query: Partial<Query>): unknown[] =>
  aPlan(query).asks.map((ask) => {
    const { level, ...shown } = ask;
    return { ...shown, table: level.table, graphNode: level.graphNode };
  });
const error = (query: Partial<Query>): string => {
  try {
    aPlan(query);
  } catch (caught) {
    if (caught instanceof UserError) {
      return caught.message;
    }
    throw caught;
  }
  throw new Error('planned');
};
const day = (text: string): number => Date.parse(text) / 1000;

describe('planQuery: whom it asks', () => {
  const nodes = (query: Partial<Query>): string[] => aPlan(query).targets.map(({ node }) => node);

  it('asks every account of the configuration, in its order', () => {
    expect(nodes({ ids: 'every' })).toEqual(['1', '2']);
    expect(aPlan({ ids: 'every' }).targets[0]?.account).toEqual(anAccount('1'));
  });

  it('asks the accounts named, in the order of the query, also such as the configuration does not have', () => {
    const plan = aPlan({ ids: ['9', '1'] });
    expect(plan.targets).toEqual([
      { account: anAccount('9'), node: '9' },
      { account: anAccount('1'), node: '1' },
    ]);
  });

  it('knows a named account as the configuration does', () => {
    const account = { id: '1', name: 'Brand', category: 'Shop', fbPageId: '5' };
    const context = { config: { accounts: [account], apiVersion: 'v25.0' }, now: NOW };
    expect(planQuery(aQuery({ ids: ['1'] }), context).targets).toEqual([{ account, node: '1' }]);
  });

  it("begins at the API's root without ids: the node is the path's first part", () => {
    expect(aPlan({ ids: 'none', path: '178/media' })).toMatchObject({
      targets: [{ node: '178' }],
      asks: [{ kind: 'edge', edge: 'media' }],
    });
    expect(aPlan({ ids: 'none', path: '178/media' }).targets[0]).not.toHaveProperty('account');
    expect(aPlan({ ids: 'none', path: 'me' })).toMatchObject({
      targets: [{ node: 'me' }],
      asks: [{ kind: 'node' }],
    });
  });

  it.each([
    [{ ids: 'none', path: '' }, "Cannot plan query 'q': it has no 'ids', so its path must begin with a node"],
    [
      { ids: 'none', path: '?fields=id' },
      "Cannot plan query 'q': it has no 'ids', so its path must begin with a node",
    ],
    [{ path: '../me' }, "Cannot plan query 'q': '..' in its path or ids leads out of the account"],
    [{ path: 'media/./x' }, "Cannot plan query 'q': '.' in its path or ids leads out of the account"],
    [{ ids: ['..'] }, "Cannot plan query 'q': '..' in its path or ids leads out of the account"],
    [{ ids: 'none', path: '..' }, "Cannot plan query 'q': '..' in its path or ids leads out of the account"],
  ] as const)('refuses %j', (query, message) => {
    expect(error(query)).toBe(message);
  });

  it('refuses to ask every account when there is none', () => {
    expect(() => planQuery(aQuery(), { config: { accounts: [], apiVersion: 'v25.0' }, now: NOW })).toThrow(
      "Cannot plan query 'q': it asks every account, but parameters.accounts is empty",
    );
  });
});

describe('planQuery: the forms of path', () => {
  it('asks for the account itself with an empty path', () => {
    expect(asks({ path: '', fields: ' id , name ' })).toEqual([
      { kind: 'node', fields: 'id,name', params: {}, table: 'q_page', graphNode: 'page' },
    ]);
  });

  it("asks for the account's default fields when there are none", () => {
    expect(asks({})).toMatchObject([{ kind: 'node', fields: '' }]);
  });

  it('asks for an edge of the account', () => {
    expect(asks({ path: 'media', fields: 'id', limit: 7 })).toEqual([
      {
        kind: 'edge',
        edge: 'media',
        params: { fields: 'id', limit: '7' },
        range: {},
        table: 'q_media',
        graphNode: 'page_media',
      },
    ]);
  });

  it("asks for an edge's default fields when there are none", () => {
    expect(aPlan({ path: 'media' }).asks[0]).toMatchObject({ params: { limit: '25' } });
    expect(aPlan({ path: 'media' }).asks[0]?.params).not.toHaveProperty('fields');
  });

  it.each(['/media/', 'media', '//media'])('takes %j for the edge media', (path) => {
    expect(asks({ path })).toMatchObject([{ edge: 'media', table: 'q_media' }]);
  });

  it('names table and graph node of a longer path by its last part', () => {
    expect(asks({ path: '55/comments/replies', ids: 'none' })).toMatchObject([
      { edge: 'comments/replies', table: 'q_replies', graphNode: 'page_replies' },
    ]);
  });

  it('keeps the parameters of the path; those of the query come before them', () => {
    expect(asks({ path: 'media?order=x%2Cy&limit=3&q=a+b', limit: 7 })).toMatchObject([
      { edge: 'media', params: { order: 'x,y', q: 'a b', limit: '7' } },
    ]);
    expect(asks({ path: '?metadata=1', fields: 'id' })).toMatchObject([
      { kind: 'node', params: { metadata: '1' } },
    ]);
  });

  it('plans fields that stand in the path like those of the query', () => {
    const plan = aPlan({ path: 'media?fields=id,comments{text}' });
    expect(plan.asks[0]?.params).toMatchObject({ fields: 'id,comments{text}' });
    expect(plan.asks[0]?.level.edges.get('comments')?.columns).toEqual(['text']);
    expect(asks({ path: '?fields=name' })).toMatchObject([{ kind: 'node', fields: 'name', params: {} }]);
    expect(asks({ path: 'media?fields=id', fields: 'caption' })).toMatchObject([
      { params: { fields: 'caption' } },
    ]);
  });

  it("resolves the range in the path, which comes before the query's", () => {
    expect(asks({ path: 'media?since=yesterday', since: '2026-01-01', until: 'today' })).toMatchObject([
      { params: { limit: '25' }, range: { since: day('2026-06-14'), until: day('2026-06-15') } },
    ]);
    expect(aPlan({ path: 'media?since=yesterday' }).asks[0]?.params).not.toHaveProperty('since');
  });
});

describe('planQuery: insights of the account', () => {
  const insights = (query: Partial<Query>): unknown => asks(query)[0];

  it('are asked at their edge with their modifiers as parameters', () => {
    expect(insights({ fields: 'insights\n .metric(reach , views).period( day ){name, values}' })).toEqual({
      kind: 'insights',
      params: { metric: 'reach,views', period: 'day', fields: 'name,values' },
      range: {},
      keptDays: 728,
      isDaily: false,
      table: 'q_insights',
      graphNode: 'page_insights',
    });
  });

  it('are a request of their own beside the other fields', () => {
    expect(
      asks({ fields: 'id,insights.metric(reach),name,insights.metric(views).as(totals)' }),
    ).toMatchObject([
      { kind: 'node', fields: 'id,name', table: 'q_page' },
      { kind: 'insights', params: { metric: 'reach' }, table: 'q_insights' },
      { kind: 'insights', params: { metric: 'views' }, table: 'q_totals', graphNode: 'page_totals' },
    ]);
  });

  it('alone ask nothing of the account', () => {
    expect(asks({ fields: 'insights.metric(reach)' })).toHaveLength(1);
  });

  it.each([
    ['the edge of the account', { path: 'insights?metric=reach,%20views&period=day' }],
    ['the edge of a node', { path: '178/insights?metric=reach,views&period=day', ids: 'none' as const }],
  ])('are the same asked at %s: metrics, in windows, without a limit', (_, query) => {
    expect(insights({ ...query, fields: 'name,values', since: '2026-01-01' })).toEqual({
      kind: 'insights',
      params: { metric: 'reach,views', period: 'day', fields: 'name,values' },
      range: { since: day('2026-01-01') },
      keptDays: 728,
      isDaily: false,
      table: 'q_insights',
      graphNode: 'page_insights',
    });
  });

  it.each([
    [
      'their own range',
      'insights.since(2026-02-01).until(2026-03-01)',
      { since: day('2026-02-01'), until: day('2026-03-01') },
    ],
    [
      "nothing of the query's with a since of their own",
      'insights.since(2026-02-01)',
      { since: day('2026-02-01') },
    ],
    [
      "nothing of the query's with an until of their own",
      'insights.until(2026-02-01)',
      { until: day('2026-02-01') },
    ],
    [
      "the query's range without one of their own",
      'insights',
      { since: day('2009-01-01'), until: day('2025-01-01') },
    ],
    ['their own last run', 'insights.since(last run)', { since: 'last run' }],
    [
      'a relative range to the second',
      'insights.since(30 days ago).until(now)',
      { since: day('2026-05-16'), until: NOW },
    ],
  ])('are asked in %s', (_, fields, range) => {
    expect(insights({ fields, since: ' 2009-01-01', until: '2025-01-01' })).toMatchObject({
      kind: 'insights',
      range,
    });
    expect(insights({ fields, since: ' 2009-01-01', until: '2025-01-01' })).not.toHaveProperty(
      'params.since',
    );
  });

  it('of a lifetime are of no range when they are totals', () => {
    const lifetime = 'insights.period(lifetime).metric(follower_demographics)';
    expect(insights({ fields: `${lifetime}.metric_type(total_value)`, since: '2026-01-01' })).toMatchObject({
      range: {},
    });
    expect(
      insights({ path: 'insights?period=lifetime&metric_type=total_value', since: '2026-01-01' }),
    ).toMatchObject({ range: {} });
    expect(insights({ fields: lifetime, since: '2026-01-01' })).toMatchObject({
      range: { since: day('2026-01-01') },
    });
  });
});

describe('planQuery: dates', () => {
  it('resolves the range of the query once, by the time of the run', () => {
    expect(asks({ path: 'media', since: '30 days ago', until: '1781521322' })).toMatchObject([
      { range: { since: day('2026-05-16'), until: 1_781_521_322 } },
    ]);
  });

  it.each(['last run', 'Last Run', 'last_run', 'last-run', ' last  run ', 'lastrun'])('knows %j', (since) => {
    expect(asks({ path: 'media', since })).toMatchObject([{ range: { since: 'last run' } }]);
  });

  it('takes an empty date for none', () => {
    expect(asks({ path: 'media', since: ' ', until: '' })).toMatchObject([{ range: {} }]);
  });

  it('resolves dates inside modifiers, at every depth', () => {
    expect(
      asks({
        path: 'media',
        fields: 'id,a.since(30 days ago){b.until( now ){c.limit(5).since(2026-01-01)}}',
      }),
    ).toMatchObject([
      { params: { fields: `id,a.since(2026-05-16){b.until(${NOW}){c.limit(5).since(2026-01-01)}}` } },
    ]);
    expect(asks({ fields: 'media.since(yesterday){id}' })).toMatchObject([
      { fields: 'media.since(2026-06-14){id}' },
    ]);
  });

  it('leaves an empty date inside a modifier, and other modifiers, as they are', () => {
    expect(asks({ fields: 'media.since().order(30 days ago)' })).toMatchObject([
      { fields: 'media.since().order(30 days ago)' },
    ]);
  });

  it.each([
    [{ path: 'media', since: '8 das ago' }, "since '8 das ago' is no date that is understood"],
    [{ path: 'media', until: 'soon' }, "until 'soon' is no date that is understood"],
    [{ path: 'media?since=soon' }, "since 'soon' is no date that is understood"],
    [{ fields: 'media{comments.since(8 das ago){id}}' }, "since '8 das ago' is no date that is understood"],
    [{ fields: 'insights.until(8 das ago)' }, "until '8 das ago' is no date that is understood"],
    [
      { path: 'media', since: '2026-01-02', until: '2026-01-01' },
      "until '2026-01-01' lies before since '2026-01-02'",
    ],
    [{ fields: 'insights.since(today).until(yesterday)' }, "until 'yesterday' lies before since 'today'"],
    [{ fields: 'media.since(today).until(yesterday)' }, "until 'yesterday' lies before since 'today'"],
    [{ path: 'media', until: 'last run' }, "'last run' may stand in 'since' only"],
    [{ fields: 'media{comments.until(last run)}' }, "'last run' may stand in 'since' only"],
  ])('refuses %j', (query, problem) => {
    expect(error(query)).toBe(`Cannot plan query 'q': ${problem}`);
  });

  it.each([
    ['a nested list', 'media', { fields: 'media.since(last run){id}' }],
    ['nested insights', 'insights', { path: 'media', fields: 'id,insights.since(last run).metric(reach)' }],
    ['insights nested in the account', 'insights', { fields: 'media{insights.since(last run)}' }],
  ])("refuses 'last run' in %s: the API would be asked for these very words", (_, name, query) => {
    expect(error(query)).toBe(
      `Cannot plan query 'q': 'last run' may not stand in the since of '${name}', only in the query's own or in that of the account's insights`,
    );
  });

  it('takes a range of no time for a range', () => {
    expect(asks({ path: 'media', since: 'today', until: 'today' })).toHaveLength(1);
  });
});

describe('planQuery: what is never asked', () => {
  it.each([
    [{ fields: 'id,access_token,name' }, 'id,name'],
    [{ fields: 'page{access_token,id}' }, 'page{id}'],
    [{ fields: 'access_token.as(x),name' }, 'name'],
    [{ fields: 'page{access_token}' }, 'page{id}'],
    [{ fields: 'access_token' }, 'id'],
    [{ path: '?fields=access_token,name' }, 'name'],
  ])('leaves the token out of %j', (query, fields) => {
    expect(asks(query)).toMatchObject([{ kind: 'node', fields }]);
  });

  it('leaves the token out of an edge and its further pages', () => {
    const { asks: all } = aPlan({
      path: 'me/accounts?access_token=T',
      ids: 'none',
      fields: 'tags{access_token}',
    });
    expect(JSON.stringify(all)).not.toContain('access_token');
    expect(all[0]?.params).toEqual({ fields: 'tags{id}', limit: '25' });
    expect(all[0]?.level.edges.get('tags')?.follow).toMatchObject({ params: { fields: 'id' } });
  });
});

describe('planQuery: mistakes', () => {
  it('shows where the fields are not understood', () => {
    expect(error({ path: 'media', fields: 'id,\n  comments{;}' })).toBe(
      "Cannot read the fields of query 'q': Unexpected character ';' at line 2, column 12\n2 |   comments{;}\n               ^",
    );
  });

  it.each(['ф', '---', '..', '​'])('refuses a name of which no table can be called: %j', (name) => {
    expect(error({ name, path: 'media' })).toBe(
      `Cannot name the tables of query '${name}': its name has none of the letters A to Z and no digit`,
    );
  });

  it('tells every mistake of a query at once, and shows the places below', () => {
    const message = error({ path: 'media/..', fields: 'id}', since: 'soon' });
    const [sentence, ...places] = message.split('\n');
    expect(sentence).toMatch(
      /since 'soon' is no date that is understood; .*leads out of the account; Cannot read the fields/,
    );
    expect(places.join('\n')).toBe('1 | id}\n      ^');
  });
});
