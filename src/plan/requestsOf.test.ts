import { aPlan, NOW } from '../../tests/support/aQuery';
import type { Query } from '../config';
import { printFields } from '../fields';
import { requestsOf } from './requestsOf';
import type { PlannedRequest } from './requestsOf';

const DAY = 86_400;
const warnings: string[] = [];
beforeEach(() => warnings.splice(0));
const requests = (query: Partial<Query>, lastRun?: number): readonly PlannedRequest[] =>
  requestsOf(aPlan(query).roots, { now: NOW, lastRun, warn: (message) => warnings.push(message) });
/** How, with what and for which fields each request is made. */
const summaries = (query: Partial<Query>): unknown[] =>
  requests(query).map(({ level: { source, fields }, params }) => ({
    by: source.by,
    ...(source.by === 'edge' && { edge: source.edge }),
    params,
    fields: printFields(fields),
  }));

describe('requestsOf', () => {
  it('requests the node itself once, without a range', () => {
    expect(summaries({ fields: 'id,username', since: '2026-01-01' })).toEqual([
      { by: 'node', params: {}, fields: 'id,username' },
    ]);
    expect(summaries({})).toEqual([{ by: 'node', params: {}, fields: '' }]);
  });

  it('requests an edge once, with the range as the API reads it', () => {
    expect(summaries({ path: 'media', fields: 'id', limit: 50, since: '30 days ago', until: 'now' })).toEqual(
      [
        {
          by: 'edge',
          edge: 'media',
          params: { limit: '50', since: '2026-05-16', until: String(NOW) },
          fields: 'id',
        },
      ],
    );
  });

  it('requests a long period without a range for its whole days, in one window', () => {
    const windows = (fields: string, until?: string): unknown =>
      requestsOf(aPlan({ fields, ...(until !== undefined && { until }) }).roots, {
        now: NOW,
        lastRun: undefined,
        warn: () => undefined,
      }).map(({ params }) => [params['period'], params['since'], params['until']]);
    const total = 'insights.metric(accounts_engaged).period(week).metric_type(total_value)';
    expect(windows(total)).toEqual([['day', '2026-06-08', '2026-06-15']]);
    expect(windows(total, '2026-06-10')).toEqual([['day', '2026-06-03', '2026-06-10']]);
    expect(windows('insights.metric(reach).period(days_28).metric_type(total_value)')).toEqual([
      ['days_28', '2026-05-18', '2026-06-15'],
    ]);
    expect(windows('insights.metric(likes).period(week)')).toHaveLength(7);
  });

  it('requests insights of the account window by window', () => {
    const query = { fields: 'insights.metric(reach)', since: '2026-04-01', until: '2026-06-01' };
    expect(summaries(query)).toEqual([
      // A second less than thirty days; 2026-05-01 is where the next one begins.
      {
        by: 'windows',
        params: { metric: 'reach', since: '2026-04-01', until: '1777593599' },
        fields: '',
      },
      {
        by: 'windows',
        params: { metric: 'reach', since: '2026-05-01', until: '1780185599' },
        fields: '',
      },
      {
        by: 'windows',
        params: { metric: 'reach', since: '2026-05-31', until: '2026-06-01' },
        fields: '',
      },
    ]);
    expect(requests(query).map(({ window }) => window?.until)).toEqual(
      ['2026-05-01', '2026-05-31', '2026-06-01'].map((day) => Date.parse(day) / 1000),
    );
  });

  it("requests insights without a range once, for the API's default range", () => {
    const [only, ...others] = requests({ fields: 'insights.metric(reach)' });
    expect(others).toEqual([]);
    expect(only?.params).toEqual({ metric: 'reach' });
    expect(only).not.toHaveProperty('window');
  });

  it.each([
    ['an edge', { path: 'media' }],
    ['insights', { fields: 'insights.metric(reach)' }],
  ])('requests %s from the last run on', (_, query) => {
    const lastRun = Date.parse('2026-06-10') / 1000;
    expect(requests({ ...query, since: 'last run' }, lastRun)[0]?.params).toMatchObject({
      since: '2026-06-10',
    });
  });

  it("requests a list from the API's default on while no last run is known", () => {
    const found = requests({ path: 'media', since: 'last run' });
    expect(found).toHaveLength(1);
    expect(found[0]?.params).not.toHaveProperty('since');
  });

  it.each([
    ['a series', { fields: 'insights.metric(reach).period(day)' }, '2026-05-17', undefined],
    ['a total', { fields: 'insights.metric(views).metric_type(total_value)' }, '2026-05-17', undefined],
    [
      'a series that ends before now',
      { fields: 'insights.metric(reach).period(day)', until: '2026-06-10' },
      '2026-05-11',
      '2026-06-09T23:59:59Z',
    ],
  ])('requests the last 30 days of %s in one window while no last run is known', (_, query, since, until) => {
    const found = requests({ ...query, since: 'last run' });
    expect(found).toHaveLength(1);
    expect(found[0]?.params).toMatchObject({
      since,
      ...(until !== undefined && { until: String(Date.parse(until) / 1000) }),
    });
    expect(warnings).toEqual([]);
  });

  it('requests all that the API has of a metric that it keeps for 30 days, without a warning', () => {
    const found = requests({ fields: 'insights.metric(follower_count).period(day)', since: 'last run' });
    expect(found).toHaveLength(1);
    expect(warnings).toEqual([]);
  });

  it.each([
    ['an edge', { path: 'media' }],
    ['insights', { fields: 'insights.metric(reach)' }],
  ])('makes no request for %s when the range is empty', (_, query) => {
    const lastRun = Date.parse('2026-06-14') / 1000;
    expect(requests({ ...query, since: 'last run', until: '2026-06-01' }, lastRun)).toEqual([]);
    expect(warnings).toEqual(['There is nothing to request between 2026-06-14 and 2026-06-01']);
  });

  it.each([
    ['an edge', { path: 'media', fields: 'id' }],
    ['insights', { fields: 'insights.metric(reach)' }],
  ])('makes no request for %s where a moment is both ends', (_, query) => {
    const moment = '2026-06-01 10:00';
    expect(requests({ ...query, since: moment, until: moment })).toEqual([]);
    expect(warnings).toEqual(['There is nothing to request between 1780308000 and 1780308000']);
  });

  it('makes no request for insights from the moment of the run on, and warns', () => {
    expect(requests({ fields: 'insights.metric(reach)', since: 'now' })).toEqual([]);
    expect(warnings).toEqual([`The API has no reach from ${NOW} on yet: nothing is requested`]);
  });

  it('requests the metrics of the longest time first, whatever their order', () => {
    const fields = 'insights.metric(follower_count,reach).period(day)';
    const metrics = requests({ fields, since: '7 days ago' }).map(({ params }) => params['metric']);
    expect(metrics).toEqual(['reach', 'follower_count']);
  });

  it('makes no request for insights of the future, and warns', () => {
    expect(requests({ fields: 'insights.metric(reach)', since: 'tomorrow' })).toEqual([]);
    expect(warnings).toEqual(['The API has no reach from 2026-06-16 on yet: nothing is requested']);
  });

  it('fails a query whose whole range is older than what the API has', () => {
    const range = { since: '2020-01-01', until: '2021-01-01' };
    expect(() => requests({ fields: 'insights.metric(reach)', ...range })).toThrow(
      expect.objectContaining({
        kind: 'query',
        message: 'The whole range of the query is older than what the API still has',
      }) as Error,
    );
    // What else the query has still comes.
    expect(requests({ fields: 'id,insights.metric(reach)', ...range })).toHaveLength(1);
    expect(warnings).toContain(
      'The API has reach for the last 728 days only: nothing before 2024-06-18 is requested',
    );
  });

  it('requests demographics once, whatever the range', () => {
    const fields =
      'insights.metric(follower_demographics).period(lifetime).metric_type(total_value).breakdown(age)';
    const [only, ...others] = requests({ fields, since: '2025-01-01', until: 'now' });
    expect(others).toEqual([]);
    expect(only?.params).not.toHaveProperty('since');
    expect(only).not.toHaveProperty('window');
  });

  it('requests no more than the API has, and warns from when on', () => {
    const found = requests({ fields: 'insights.metric(reach)', since: '@0' });
    expect(found[0]?.params['since']).toBe('2024-06-18');
    expect(found.at(-1)?.window?.until).toBe(NOW);
    expect(warnings).toEqual([
      'The API has reach for the last 728 days only: requested from 2024-06-18 on, not from 1970-01-01',
    ]);
  });

  it('requests follower_count alone and for its last 30 days only, because its error would fail all metrics', () => {
    const query = { fields: 'insights.metric(reach, follower_count ,brand_new)', since: '2026-04-01' };
    const found = requests(query).map(({ params }) => [params['metric'], params['since']]);
    expect(found).toEqual([
      ['reach,brand_new', '2026-04-01'],
      ['reach,brand_new', '2026-05-01'],
      ['reach,brand_new', '2026-05-31'],
      ['follower_count', '2026-05-17'],
    ]);
    expect(warnings[0]).toMatch(/^The API has follower_count for the last 30 days only: /);
    expect(requests({ ...query, until: '2026-04-02' }).map(({ params }) => params['metric'])).toEqual([
      'reach,brand_new',
    ]);
  });

  it('requests a daily series of totals as one window a day, each with its own dates', () => {
    const fields = 'insights.metric(views).period(day).metric_type(total_value).time_increment(1)';
    const found = requests({ fields, since: '2026-06-12', until: '2026-06-15' });
    expect(found.map(({ params }) => params)).toEqual(
      [12, 13, 14].map((day) => ({
        metric: 'views',
        period: 'day',
        metric_type: 'total_value',
        since: `2026-06-${day}`,
        until: `2026-06-${day + 1}`,
      })),
    );
    expect(found.map(({ window }) => (window?.until ?? 0) - (window?.since ?? 0))).toEqual([DAY, DAY, DAY]);
  });

  it.each([
    [{}, '2026-06-08', '2026-06-15'],
    [{ until: '2026-06-12' }, '2026-06-05', '2026-06-12'],
  ])(
    'requests 7 whole days of totals by day while no last run is known, in the range %j',
    (range, from, to) => {
      const fields = 'insights.metric(views).period(day).metric_type(total_value).time_increment(1)';
      const found = requests({ fields, ...range, since: 'last run' });
      expect(found).toHaveLength(7);
      expect([found[0]?.params['since'], found[6]?.params['until']]).toEqual([from, to]);
    },
  );

  it.each([
    [{}, '2026-06-14', '2026-06-15'],
    [{ until: 'tomorrow' }, '2026-06-14', '2026-06-15'],
    [{ until: '2026-06-10' }, '2026-06-09', '2026-06-10'],
  ])('requests the last whole day of a daily series of totals in the range %j', (range, since, until) => {
    const fields = 'insights.metric(views).period(day).metric_type(total_value).time_increment(1)';
    const found = requests({ fields, ...range });
    expect(found).toHaveLength(1);
    expect(found[0]?.params).toMatchObject({ since, until });
    expect(found[0]?.window).toEqual({
      since: Date.parse(since) / 1000,
      until: Date.parse(until) / 1000,
    });
  });

  it('requests the default of the API where a total, or a series, has no range', () => {
    for (const fields of [
      'insights.metric(views).period(day).metric_type(total_value)',
      'insights.metric(reach).period(day)',
    ]) {
      expect(requests({ fields }).map(({ params, window }) => [params['since'], window])).toEqual([
        [undefined, undefined],
      ]);
    }
  });

  it('makes no request for a day of totals that is not over, and warns', () => {
    const fields = 'insights.metric(views).period(day).metric_type(total_value).time_increment(1)';
    expect(requests({ fields, since: 'today', until: 'tomorrow' })).toEqual([]);
    expect(warnings).toEqual([
      'The API has no whole day of views from 2026-06-15 on yet: nothing is requested',
    ]);
  });

  it('names insights of no certain metric as such', () => {
    expect(requests({ fields: 'insights', since: 'tomorrow' })).toEqual([]);
    expect(warnings).toEqual(['The API has no insights from 2026-06-16 on yet: nothing is requested']);
  });

  it('warns only, and does not fail, where one part is too old and another in the future', () => {
    const [old] = aPlan({ fields: 'insights.metric(reach)', since: '2020-01-01', until: '2021-01-01' }).roots;
    const [future] = aPlan({ fields: 'insights.metric(reach)', since: 'tomorrow' }).roots;
    const context = { now: NOW, lastRun: undefined, warn: (message: string) => void warnings.push(message) };
    expect(requestsOf([future!], context)).toEqual([]);
    expect(() => requestsOf([future!, old!], context)).toThrow('older than what the API still has');
    expect(() => requestsOf([old!], context)).toThrow(
      expect.objectContaining({ details: { status: 0, cure: 'choose a later range' } }) as Error,
    );
  });

  it('requests what ends just behind the oldest day that the API has, and nothing that ends there', () => {
    const oldest = '2024-06-18';
    expect(
      requests({ fields: 'insights.metric(reach)', since: '2024-06-10', until: '2024-06-19' }),
    ).toMatchObject([{ params: { since: oldest, until: '2024-06-19' } }]);
    expect(requests({ fields: 'insights.metric(reach)', since: oldest, until: '2024-06-20' })).toHaveLength(
      1,
    );
    expect(() =>
      requests({ fields: 'insights.metric(reach)', since: '2024-06-10', until: oldest }),
    ).toThrow();
    expect(warnings).toEqual([
      'The API has reach for the last 728 days only: requested from 2024-06-18 on, not from 2024-06-10',
      'The API has reach for the last 728 days only: nothing before 2024-06-18 is requested',
    ]);
  });
});
