import { anAccount, aPlan, aQuery, NOW } from '../../tests/support/aQuery';
import type { Query } from '../config';
import { printFields } from '../fields';
import { planQuery } from './planQuery';

/** How each root of the plan is requested, for which fields (as text) and range, and what it writes. */
const roots = (query: Partial<Query>): unknown[] =>
  aPlan(query).roots.map(({ level: { source, fields, table, graphNode }, range }) => ({
    ...source,
    fields: printFields(fields),
    range,
    table,
    graphNode,
  }));
/** The parameters with which the first root is requested. */
const params = (query: Partial<Query>): unknown => {
  const source = aPlan(query).roots[0]?.level.source;
  return source !== undefined && 'params' in source ? source.params : undefined;
};
const error = (query: Partial<Query>): string | undefined => aPlan(query).problem;
const day = (text: string): number => Date.parse(text) / 1000;

describe('planQuery: the targets', () => {
  const nodes = (query: Partial<Query>): string[] => aPlan(query).targets.map(({ node }) => node);

  it('are all accounts of the configuration, in its order', () => {
    expect(nodes({ ids: 'every' })).toEqual(['1', '2']);
    expect(aPlan({ ids: 'every' }).targets[0]?.account).toEqual(anAccount('1'));
  });

  it('are the named accounts in the order of the query, also those that the configuration does not have', () => {
    const plan = aPlan({ ids: ['9', '1'] });
    expect(plan.targets).toEqual([
      { account: anAccount('9'), node: '9' },
      { account: anAccount('1'), node: '1' },
    ]);
  });

  it('are known with all that the configuration says of them', () => {
    const account = { id: '1', name: 'Brand', category: 'Shop', fbPageId: '5' };
    const context = {
      config: { accounts: [account], apiVersion: 'v25.0', login: 'facebook' as const },
      now: NOW,
      reserved: new Map(),
    };
    expect(planQuery(aQuery({ ids: ['1'] }), context).targets).toEqual([{ account, node: '1' }]);
  });

  it('are the first part of the path when the query is for no account', () => {
    expect(aPlan({ ids: 'none', path: '178/media' })).toMatchObject({
      targets: [{ node: '178' }],
      roots: [{ level: { source: { by: 'edge', edge: 'media' } } }],
    });
    expect(aPlan({ ids: 'none', path: '178/media' }).targets[0]).not.toHaveProperty('account');
    expect(aPlan({ ids: 'none', path: 'me' })).toMatchObject({
      targets: [{ node: 'me' }],
      roots: [{ level: { source: { by: 'node' } } }],
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
  ] as const)('are refused in %j', (query, message) => {
    expect(error(query)).toBe(message);
  });

  it('cannot be every account when there is none', () => {
    const config = { accounts: [], apiVersion: 'v25.0', login: 'facebook' as const };
    expect(planQuery(aQuery(), { config, now: NOW, reserved: new Map() }).problem).toBe(
      "Cannot plan query 'q': it is for every account, but parameters.accounts is empty",
    );
  });
});

describe('planQuery: the forms of path', () => {
  it('an empty path requests the account itself', () => {
    expect(roots({ path: '', fields: ' id , name ' })).toEqual([
      { by: 'node', fields: 'id,name', params: {}, range: {}, table: 'q_page', graphNode: 'page' },
    ]);
  });

  it("a query without fields requests the account's default fields", () => {
    expect(roots({})).toMatchObject([{ by: 'node', fields: '', params: {} }]);
  });

  it('a path requests an edge of the account', () => {
    expect(roots({ path: 'media', fields: 'id', limit: 7 })).toEqual([
      {
        by: 'edge',
        edge: 'media',
        params: { limit: '7' },
        fields: 'id',
        range: {},
        table: 'q_media',
        graphNode: 'page_media',
      },
    ]);
  });

  it('a path without fields requests the default fields of the edge', () => {
    expect(roots({ path: 'media' })).toMatchObject([{ params: { limit: '25' }, fields: '' }]);
    expect(params({ path: 'media' })).not.toHaveProperty('fields');
  });

  it.each(['/media/', 'media', '//media'])('the path %j means the edge media', (path) => {
    expect(roots({ path })).toMatchObject([{ edge: 'media', table: 'q_media' }]);
  });

  it('table and graph node of a longer path are named by its last part', () => {
    expect(roots({ path: '55/comments/replies', ids: 'none' })).toMatchObject([
      { edge: 'comments/replies', table: 'q_replies', graphNode: 'page_replies' },
    ]);
  });

  it('parameters of the path are kept, but the limit is that of the query', () => {
    expect(roots({ path: 'media?order=x%2Cy&limit=3&q=a+b', limit: 7 })).toMatchObject([
      { edge: 'media', params: { order: 'x,y', q: 'a b', limit: '7' } },
    ]);
    expect(roots({ path: '?metadata=1', fields: 'id' })).toMatchObject([
      { by: 'node', params: { metadata: '1' } },
    ]);
  });

  it('fields that stand in the path are planned like those of the query', () => {
    const plan = aPlan({ path: 'media?fields=id,comments{text}' });
    expect(printFields(plan.roots[0]?.level.fields ?? [])).toBe('id,comments{text}');
    expect(plan.roots[0]?.level.edges.get('comments')?.columns).toEqual(['/text']);
    expect(roots({ path: '?fields=name' })).toMatchObject([{ by: 'node', fields: 'name' }]);
    expect(params({ path: '?fields=name' })).toEqual({});
    expect(roots({ path: 'media?fields=id', fields: 'caption' })).toMatchObject([{ fields: 'caption' }]);
    expect(params({ path: 'media?fields=id', fields: 'caption' })).toEqual({ limit: '25' });
  });

  it('further parameters of the request are those of the path', () => {
    expect(
      roots({ path: 'insights', parameters: 'metric=reach, brand_new&period=day', fields: 'name' }),
    ).toMatchObject([
      { by: 'windows', params: { metric: 'reach,brand_new', period: 'day' }, fields: 'name' },
    ]);
    expect(roots({ path: 'media', parameters: 'limit=3&since=yesterday', limit: 7 })).toMatchObject([
      { params: { limit: '3' }, range: { since: day('2026-06-14') } },
    ]);
    expect(aPlan({ path: 'media', parameters: 'limit=3' }).warnings).toEqual([
      "query 'q': 'limit' is '3' in its parameters, which counts, and '25' elsewhere",
    ]);
  });

  it.each(['0', '-1', 'all', '1.5', '10000000', ''])('a limit of %j among them is refused', (limit) => {
    expect(error({ path: 'media', parameters: `limit=${limit}` })).toBe(
      `Cannot plan query 'q': 'limit' in its parameters must be a whole number from 1: now '${limit}'`,
    );
  });

  it("a range in the path is resolved and counts before the query's", () => {
    expect(roots({ path: 'media?since=yesterday', since: '2026-01-01', until: 'today' })).toMatchObject([
      { params: { limit: '25' }, range: { since: day('2026-06-14'), until: day('2026-06-15') } },
    ]);
    expect(params({ path: 'media?since=yesterday' })).not.toHaveProperty('since');
  });
});

describe('planQuery: metrics in the path', () => {
  const tablesOf = (query: Partial<Query>): unknown =>
    aPlan(query).roots.map(({ level, range }) => ({
      table: level.table,
      graphNode: level.graphNode,
      columns: level.columns,
      key: level.keyColumns,
      insights: level.insights,
      range,
    }));

  it.each([
    ['insights/reach/day', 'insights.metric(reach).period(day)'],
    [
      '/insights/reach/days_28/?metric_type=total_value',
      'insights.metric(reach).period(days_28).metric_type(total_value)',
    ],
    ['insights/views/day', 'insights.metric(views).period(day)'],
    ['insights/reach?period=day', 'insights.metric(reach).period(day)'],
  ])('%s is planned as %s', (path, fields) => {
    const range = { since: '2026-01-01', until: '2026-04-01' };
    expect(tablesOf({ path, ...range })).toEqual(tablesOf({ fields, ...range }));
  });

  it('are told with the usual form', () => {
    expect(aPlan({ path: 'insights/reach/day' }).remarks).toEqual([
      "query 'q': its path 'insights/reach/day' is read as insights?metric=reach&period=day",
    ]);
    expect(aPlan({ path: 'insights?metric=reach&period=day' }).remarks).toEqual([]);
  });

  it.each([
    ['178/insights/reach/lifetime', { edge: undefined, params: { metric: 'reach', period: 'lifetime' } }],
    ['987/video_insights', { edge: 'video_insights', params: {} }],
    [
      '987/video_insights/total_video_views/lifetime',
      { edge: 'video_insights', params: { metric: 'total_video_views', period: 'lifetime' } },
    ],
  ])('of other nodes are insights too: %s', (path, { edge, params: own }) => {
    const [root] = aPlan({ path, ids: 'none' }).roots;
    expect(root?.level.insights).toBeDefined();
    expect(root?.level.source).toMatchObject({ by: 'windows', params: own, ...(edge && { edge }) });
  });
});

describe('planQuery: insights of the account', () => {
  const insights = (query: Partial<Query>): unknown => roots(query)[0];

  it('are requested window by window with their modifiers as parameters', () => {
    expect(insights({ fields: 'insights\n .metric(reach , brand_new).period( day ){name, values}' })).toEqual(
      {
        by: 'windows',
        params: { metric: 'reach,brand_new', period: 'day' },
        fields: 'name,values',
        range: {},
        retentionDays: 728,
        isDaily: false,
        table: 'q_insights',
        graphNode: 'page_insights',
      },
    );
  });

  it('are requested on their own beside the other fields', () => {
    expect(
      roots({ fields: 'id,insights.metric(reach),name,insights.metric(views).as(totals)' }),
    ).toMatchObject([
      { by: 'node', fields: 'id,name', table: 'q_page' },
      { by: 'windows', params: { metric: 'reach' }, table: 'q_insights' },
      { by: 'windows', params: { metric: 'views' }, table: 'q_totals', graphNode: 'page_totals' },
    ]);
  });

  it('need no request for the account itself when nothing else is requested', () => {
    expect(roots({ fields: 'insights.metric(reach)' })).toHaveLength(1);
  });

  it.each([
    ['the edge of the account', { path: 'insights?metric=reach,%20brand_new&period=day' }],
    ['the edge of a node', { path: '178/insights?metric=reach,brand_new&period=day', ids: 'none' as const }],
  ])('are the same requested at %s: metrics, in windows, without a limit', (_, query) => {
    expect(insights({ ...query, fields: 'name,values', since: '2026-01-01' })).toEqual({
      by: 'windows',
      params: { metric: 'reach,brand_new', period: 'day' },
      fields: 'name,values',
      range: { since: day('2026-01-01') },
      retentionDays: 728,
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
      "no end of the query's that is before a since of their own",
      'insights.since(2026-02-01)',
      { since: day('2026-02-01') },
    ],
    [
      "the query's since with an until of their own",
      'insights.until(2026-02-01)',
      { since: day('2009-01-01'), until: day('2026-02-01') },
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
  ])('are requested in %s', (_, fields, range) => {
    expect(insights({ fields, since: ' 2009-01-01', until: '2025-01-01' })).toMatchObject({
      by: 'windows',
      range,
    });
    expect(insights({ fields, since: ' 2009-01-01', until: '2025-01-01' })).not.toHaveProperty(
      'params.since',
    );
  });

  it('of a lifetime have no range when they are totals', () => {
    const lifetime = 'insights.period(lifetime).metric(brand_new)';
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
  it('the range of the query is resolved once, at the time of the run', () => {
    expect(roots({ path: 'media', since: '30 days ago', until: '1781521322' })).toMatchObject([
      { range: { since: day('2026-05-16'), until: 1_781_521_322 } },
    ]);
  });

  it.each(['last run', 'Last Run', 'last_run', 'last-run', ' last  run ', 'lastrun'])(
    '%j means the last run',
    (since) => {
      expect(roots({ path: 'media', since })).toMatchObject([{ range: { since: 'last run' } }]);
    },
  );

  it('an empty date means none', () => {
    expect(roots({ path: 'media', since: ' ', until: '' })).toMatchObject([{ range: {} }]);
  });

  it('dates inside modifiers are resolved at every depth', () => {
    expect(
      roots({
        path: 'media',
        fields: 'id,a.since(30 days ago){b.until( now ){c.limit(5).since(2026-01-01)}}',
      }),
    ).toMatchObject([{ fields: `id,a.since(2026-05-16){b.until(${NOW}){c.limit(5).since(2026-01-01)}}` }]);
    expect(roots({ fields: 'media.since(yesterday){id}' })).toMatchObject([
      { fields: 'media.since(2026-06-14){id}' },
    ]);
  });

  it('%%days:-5%% is the day five days ago, in dates, modifiers and parameters', () => {
    expect(
      roots({
        path: 'media?day=%25%25days:-1%25%25',
        since: '%%days:-5%%',
        until: '%%days:1%%',
        fields: 'a.since(%%days:-14%%).b({"x":"%%days:0%%","y":"%%days:-15%%"}){c.d(%%days:-1%%)}',
      }),
    ).toMatchObject([
      {
        params: { day: '2026-06-14' },
        range: { since: day('2026-06-10'), until: day('2026-06-16') },
        fields: 'a.since(2026-06-01).b({"x":"2026-06-15","y":"2026-05-31"}){c.d(2026-06-14)}',
      },
    ]);
    const keyAt = (now: number): string =>
      planQuery(aQuery({ path: 'media', fields: 'a.b(%%days:-5%%)' }), {
        config: { accounts: [anAccount('1')], apiVersion: 'v25.0', login: 'facebook' },
        now,
        reserved: new Map(),
      }).key;
    expect(keyAt(NOW)).toBe(keyAt(NOW + 86_400));
  });

  it.each(['%%days:x%%', '%%days:-123456789%%', '%%days%%', '%%days:-99999%%'])('%j is no date', (since) => {
    expect(error({ path: 'media', since })).toMatch(/^Cannot plan query 'q': in 'since': /);
  });

  it('an empty date inside a modifier, and other modifiers, stay as they are', () => {
    expect(roots({ fields: 'media.since().order(30 days ago)' })).toMatchObject([
      { fields: 'media.since().order(30 days ago)' },
    ]);
  });

  const ADVICE = "; use yyyy-mm-dd, a Unix timestamp or an expression such as '30 days ago'";
  const UNKNOWN = `PHP cannot read '8 das ago' as a date: at position 1 there is nothing that PHP knows${ADVICE}`;

  it.each([
    [{ path: 'media', since: '8 das ago' }, `in 'since': ${UNKNOWN}`],
    [{ path: 'media', until: '8 das ago' }, `in 'until': ${UNKNOWN}`],
    [{ path: 'media?since=8 das ago' }, `in 'since': ${UNKNOWN}`],
    [{ fields: 'media{comments.since(8 das ago){id}}' }, `in 'since': ${UNKNOWN}`],
    [{ fields: 'insights.until(8 das ago)' }, `in 'until': ${UNKNOWN}`],
    [{ path: 'media', since: '-7d' }, "in 'since': PHP reads '-7d' as a time zone; write '-7 days'"],
    [{ path: 'media', until: 'last run' }, "'last run' can be used in 'since' only"],
    [{ fields: 'media{comments.until(last run)}' }, "'last run' can be used in 'since' only"],
  ])('the dates of %j are refused', (query, problem) => {
    expect(error(query)).toBe(`Cannot plan query 'q': ${problem}`);
  });

  it.each([
    ['a nested list', 'media', { fields: 'media.since(last run){id}' }],
    ['nested insights', 'insights', { path: 'media', fields: 'id,insights.since(last run).metric(reach)' }],
    ['insights nested in the account', 'insights', { fields: 'media{insights.since(last run)}' }],
  ])("'last run' is refused in %s, because the API would get these very words", (_, name, query) => {
    expect(error(query)).toBe(
      `Cannot plan query 'q': 'last run' cannot be used in the since of '${name}', only in the query's own or in that of the account's insights`,
    );
  });

  it.each([
    [
      'one day as both ends is that day',
      { since: '2026-06-10', until: '2026-06-10' },
      '2026-06-10',
      '2026-06-11',
    ],
    ['one instant as both ends is no range', { since: '@5', until: '@5' }, 5, 5],
    ['ends in the wrong order are swapped', { since: 'now', until: 'yesterday' }, '2026-06-14', NOW],
  ])('%s', (_, range, since, until) => {
    const moment = (text: string | number): number => (typeof text === 'number' ? text : day(text));
    expect(aPlan({ path: 'media', ...range }).roots[0]?.range).toEqual({
      since: moment(since),
      until: moment(until),
    });
  });

  it('ends in the wrong order are swapped inside modifiers too, each with one warning', () => {
    expect(roots({ fields: 'media.since(today).until(yesterday){id}' })).toMatchObject([
      { fields: 'media.since(2026-06-14).until(2026-06-15){id}' },
    ]);
    const plan = aPlan({
      fields: 'insights.since(today).until(yesterday)',
      since: 'now',
      until: '2 days ago',
    });
    expect(plan.warnings).toEqual([
      "query 'q': until '2 days ago' is before since 'now': they are swapped",
      "query 'q': until 'yesterday' is before since 'today': they are swapped",
    ]);
  });
});

describe('planQuery: names that are never written', () => {
  it.each([
    ['comments.as(access_token){text}'],
    ['media{comments.as(appsecret_proof)}'],
    ['id.as(access_token)'],
  ])('are refused as aliases: %s', (fields) => {
    expect(error({ fields })).toMatch(
      /^Cannot plan query 'q': '\w+' cannot be renamed to '\w+': fields of that name are never written$/,
    );
  });
});

describe('planQuery: the token', () => {
  it.each([
    [{ fields: 'id,access_token,name' }, 'id,name'],
    [{ fields: 'page{access_token,id}' }, 'page{id}'],
    [{ fields: 'access_token.as(x),name' }, 'name'],
    [{ fields: 'page{access_token}' }, 'page{id}'],
    [{ fields: 'access_token' }, 'id'],
    [{ path: '?fields=access_token,name' }, 'name'],
  ])('is left out of the fields of %j, with a warning', (query, fields) => {
    expect(roots(query)).toMatchObject([{ by: 'node', fields }]);
    expect(aPlan(query).warnings).toEqual([
      "query 'q': the field 'access_token' is not requested: it is never written",
    ]);
  });

  it('is warned of once for all places', () => {
    expect(aPlan({ fields: 'access_token,owner{access_token}' }).warnings).toHaveLength(1);
  });

  it('is left out of an edge and the pages of lists nested in it', () => {
    const query = { path: 'me/accounts?access_token=T', ids: 'none', fields: 'tags{access_token}' } as const;
    const plan = aPlan(query);
    expect(JSON.stringify(plan.roots)).not.toContain('access_token');
    expect(roots(query)).toMatchObject([{ by: 'edge', params: { limit: '25' }, fields: 'tags{id}' }]);
    expect(params(query)).toEqual({ limit: '25' });
    const tags = plan.roots[0]?.level.edges.get('tags');
    expect(tags?.source).toEqual({ by: 'edge', edge: 'tags', params: {} });
    expect(printFields(tags?.fields ?? [])).toBe('id');
  });
});

describe('planQuery: mistakes', () => {
  it('are shown at their place in the fields', () => {
    expect(error({ path: 'media', fields: 'id,\n  comments{;}' })).toBe(
      "Cannot read the fields of query 'q': Unexpected character ';' at line 2, column 12\n2 |   comments{;}\n               ^",
    );
  });

  it.each(['ф', '---', '..', '​'])('include a query name from which no table can be named: %j', (name) => {
    expect(error({ name, path: 'media' })).toBe(
      `Cannot name the tables of query '${name}': its name has none of the letters A to Z and no digit`,
    );
  });

  it('leave the tables planned as far as they can be, under the key of a query that can be run', () => {
    const good = { path: 'media', fields: 'id,comments{text}' };
    const bad = aPlan({ ...good, since: 'soon', fields: 'id,comments.until(later){text}' });
    expect(bad.roots).toMatchObject([{ level: { table: 'q_media' } }]);
    expect([...(bad.roots[0]?.level.edges.keys() ?? [])]).toEqual(['comments']);
    expect([bad.key, bad.targets]).toEqual([aPlan(good).key, [{ node: '' }]]);
    expect(bad.problem).toMatch(
      /^Cannot plan query 'q': in 'since': .*; Cannot plan query 'q': in 'until': /,
    );
    const unread = aPlan({ ...good, fields: 'id,,' });
    expect([unread.roots, unread.key]).toEqual([[], expect.stringMatching(/^- q [0-9a-f]{12}$/)]);
    expect(aPlan({ fields: 'insights.since(soon).metric(reach)' })).toMatchObject({
      roots: [{ level: { table: 'q_insights' } }],
      problem: expect.stringMatching(/^[^;]*in 'since'[^;]*; use [^;]*$/) as string,
    });
  });

  it('are reported all at once, with the places below', () => {
    const message = error({ path: 'media/..', fields: 'id}', since: 'soon' });
    const [sentence, ...places] = message?.split('\n') ?? [];
    expect(sentence).toMatch(
      /in 'since': PHP cannot read 'soon' as a date: .*; .*leads out of the account; Cannot read the fields/,
    );
    expect(places.join('\n')).toBe('1 | id}\n      ^');
  });
});

describe('planQuery: a period of several days', () => {
  const rangesOf = (fields: string, own: Partial<Query> = {}): unknown =>
    aPlan({ fields, ...own }).roots.map(({ range }) => range);
  const TOTAL = 'insights.metric(reach).period(days_28).metric_type(total_value)';

  it.each([
    ['a total', TOTAL, {}, [{ days: 28 }]],
    ['a total with an until', TOTAL, { until: '2026-06-01' }, [{ until: day('2026-06-01'), days: 28 }]],
    ['a total with a since', TOTAL, { since: '2026-06-01' }, [{ since: day('2026-06-01') }]],
    ['a metric that has days only', 'insights.metric(follower_count).period(week)', {}, [{ days: 7 }]],
    ['a series', 'insights.metric(reach).period(days_28)', {}, [{}]],
    ['a day', 'insights.metric(reach).period(day).metric_type(total_value)', {}, [{}]],
  ])('stands for its days in %s', (_, fields, own, ranges) => {
    expect(rangesOf(fields, own)).toEqual(ranges);
  });

  it('is told', () => {
    expect(aPlan({ fields: TOTAL }).remarks).toEqual([
      "query 'q': period(days_28) has no since: the last 28 whole days are requested",
    ]);
    expect(aPlan({ fields: TOTAL, since: 'yesterday' }).remarks).toEqual([]);
  });

  it('stands in the fields as they would be written today, where the metric has days only', () => {
    const fields = 'insights.metric(accounts_engaged).period(week).metric_type(total_value)';
    expect(aPlan({ fields }).rewrittenFields).toBe(
      'insights.metric(accounts_engaged).period(day).metric_type(total_value).since(7 days ago).until(today)',
    );
    expect(aPlan({ fields, since: '2026-06-01' }).rewrittenFields).toBe(
      'insights.metric(accounts_engaged).period(day).metric_type(total_value)',
    );
  });
});

describe('planQuery: metrics that go another way than the query says', () => {
  const MOVED = 'insights.metric(reach,likes,online_followers).period(day)';

  it('are requested in a window of their own, and share the table, its columns and its key', () => {
    const found = aPlan({ fields: MOVED, since: '2026-06-01' }).roots;
    expect(found.map(({ level: { source } }) => source)).toMatchObject([
      { params: { metric: 'reach', period: 'day' }, isDaily: false },
      { params: { metric: 'likes', period: 'day', metric_type: 'total_value' }, isDaily: true },
      { params: { metric: 'online_followers', period: 'lifetime' }, isDaily: false },
    ]);
    expect(found.map(({ level }) => level.insights?.metrics)).toEqual([
      ['reach'],
      ['likes'],
      ['online_followers'],
    ]);
    for (const { level } of found) {
      expect(level.table).toBe('q_insights');
      expect(level.keyColumns).toEqual(['key1', 'end_time', 'date_start', 'date_stop']);
      expect(level.columns).toEqual(expect.arrayContaining(['value', ...level.keyColumns]));
    }
  });

  it('are told with the way to write them', () => {
    expect(aPlan({ fields: MOVED }).remarks).toEqual([
      "query 'q': likes cannot be requested as a series: requested as one total a day, with metric_type(total_value).time_increment(1)",
      "query 'q': online_followers cannot be requested with period(day): requested with period(lifetime)",
    ]);
    expect(aPlan({ fields: MOVED }).rewrittenFields).toBe(
      'insights.metric(reach).period(day),insights.metric(likes).period(day).metric_type(total_value).time_increment(1),insights.metric(online_followers).period(lifetime)',
    );
    expect(aPlan({ fields: 'id,insights.metric(reach)' }).remarks).toEqual([]);
    expect(aPlan({ fields: 'id,insights.metric(reach)' })).not.toHaveProperty('rewrittenFields');
  });

  it('are those of accounts only: what another node takes is not known', () => {
    expect(roots({ path: '178/insights?metric=reach,likes&period=day', ids: 'none' })).toMatchObject([
      { params: { metric: 'reach,likes', period: 'day' } },
    ]);
  });

  it('have no range where they are of a lifetime', () => {
    expect(
      roots({ fields: 'insights.metric(reach,follower_demographics).period(day)', since: '2026-06-01' }),
    ).toMatchObject([
      { params: { metric: 'reach' }, range: { since: day('2026-06-01') } },
      { params: { metric: 'follower_demographics', period: 'lifetime' }, range: {} },
    ]);
  });
});

describe('planQuery: metrics that the key of a table in Storage cannot tell apart', () => {
  const planned = (fields: string, key?: readonly string[]): ReturnType<typeof planQuery> =>
    planQuery(aQuery({ fields }), {
      config: { accounts: [anAccount('1')], apiVersion: 'v25.0', login: 'facebook' },
      now: NOW,
      reserved: new Map(),
      keyOf: (table) => (table === 'q_insights' ? key : undefined),
    });
  const requested = ({ roots: found }: ReturnType<typeof planQuery>): unknown[] =>
    found.map(({ level: { source } }) => ('params' in source ? source.params : undefined));
  const FIELDS = 'insights.metric(reach,likes).period(day)';
  const OLD_KEY = ['id', 'parent_id', 'end_time'];

  it('are requested as the query says, with a warning, so that the table is written as before', () => {
    const plan = planned(FIELDS, OLD_KEY);
    expect(requested(plan)).toEqual([{ metric: 'reach,likes', period: 'day' }]);
    expect(plan.roots[0]?.level.keyColumns).toEqual(['end_time']);
    expect(plan.warnings).toEqual([
      "query 'q': likes: the table 'q_insights' cannot hold them as the API has them today, because its key in Storage has no date_start, date_stop: request them by a query of their own",
    ]);
  });

  it('are split where the key has the columns, or lacks those of the query too', () => {
    const wide = planned(FIELDS, [...OLD_KEY, 'date_start', 'date_stop']);
    expect(requested(wide)).toHaveLength(2);
    expect(wide.warnings).toEqual([]);
    expect(requested(planned(FIELDS))).toHaveLength(2);
    const breakdown = 'insights.metric(views,replies).metric_type(total_value).breakdown(follow_type)';
    expect(requested(planned(breakdown, ['id', 'parent_id', 'date_start', 'date_stop']))).toHaveLength(2);
  });
});

describe('planQuery: what a template leaves to be entered', () => {
  it.each([
    [
      { fields: 'business_discovery.username(USERNAME){id}' },
      "enter the other account's username, without @, as 'username'",
    ],
    [
      { path: 'ig_hashtag_search/top_media?q=HASHTAG', fields: 'id' },
      "enter the hashtag, without #, as 'hashtag'",
    ],
  ])('is never sent: %j', (query, sentence) => {
    expect(aPlan(query).problem).toContain(sentence);
  });
});
