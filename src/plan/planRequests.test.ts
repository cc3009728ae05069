import { aPlan, NOW } from '../../tests/support/aQuery';
import type { Query } from '../config';
import { planRequests } from './planRequests';
import type { PlannedRequest } from './planRequests';

const DAY = 86_400;
const told: string[] = [];
beforeEach(() => told.splice(0));
const requests = (query: Partial<Query>, lastRun?: number): PlannedRequest[] =>
  aPlan(query).asks.flatMap((ask) =>
    planRequests(ask, { now: NOW, lastRun, tell: (message) => told.push(message) }),
  );
const shown = (query: Partial<Query>, lastRun?: number): unknown[] =>
  requests(query, lastRun).map(({ kind, edge, params }) => ({ kind, edge, params }));

describe('planRequests', () => {
  it('asks for the node itself in one request, which has no pages', () => {
    expect(shown({ fields: 'id,username', since: '2026-01-01' })).toEqual([
      { kind: 'node', edge: '', params: { fields: 'id,username' } },
    ]);
    expect(shown({})).toEqual([{ kind: 'node', edge: '', params: {} }]);
  });

  it('asks for an edge with the range as the API reads it, and follows its pages', () => {
    expect(shown({ path: 'media', fields: 'id', limit: 50, since: '30 days ago', until: 'now' })).toEqual([
      {
        kind: 'edge',
        edge: 'media',
        params: { fields: 'id', limit: '50', since: '2026-05-16', until: String(NOW) },
      },
    ]);
  });

  it('asks for insights of the account window by window and never follows their pages', () => {
    const query = { fields: 'insights.metric(reach)', since: '2026-04-01', until: '2026-06-01' };
    expect(shown(query)).toEqual([
      // A second less than thirty days; 2026-05-01 is where the next one begins.
      {
        kind: 'insights',
        edge: 'insights',
        params: { metric: 'reach', since: '2026-04-01', until: '1777593599' },
      },
      {
        kind: 'insights',
        edge: 'insights',
        params: { metric: 'reach', since: '2026-05-01', until: '1780185599' },
      },
      {
        kind: 'insights',
        edge: 'insights',
        params: { metric: 'reach', since: '2026-05-31', until: '2026-06-01' },
      },
    ]);
    expect(requests(query).map(({ window }) => window?.until)).toEqual(
      ['2026-05-01', '2026-05-31', '2026-06-01'].map((day) => Date.parse(day) / 1000),
    );
  });

  it("asks for insights without a range once, by the API's default", () => {
    const [only, ...others] = requests({ fields: 'insights.metric(reach)' });
    expect(others).toEqual([]);
    expect(only?.params).toEqual({ metric: 'reach' });
    expect(only).not.toHaveProperty('window');
  });

  it.each([
    ['an edge', { path: 'media' }],
    ['insights', { fields: 'insights.metric(reach)' }],
  ])('begins %s at the last run', (_, query) => {
    const lastRun = Date.parse('2026-06-10') / 1000;
    expect(requests({ ...query, since: 'last run' }, lastRun)[0]?.params).toMatchObject({
      since: '2026-06-10',
    });
  });

  it.each([
    ['an edge', { path: 'media' }],
    ['insights', { fields: 'insights.metric(reach)' }],
  ])("begins %s at the API's default when there was no last run", (_, query) => {
    const found = requests({ ...query, since: 'last run' });
    expect(found).toHaveLength(1);
    expect(found[0]?.params).not.toHaveProperty('since');
  });

  it.each([
    ['an edge', { path: 'media' }],
    ['insights', { fields: 'insights.metric(reach)' }],
  ])('asks nothing of %s when the range holds no time', (_, query) => {
    expect(requests({ ...query, since: '2026-06-10', until: '2026-06-10' })).toEqual([]);
    expect(requests({ ...query, since: 'last run', until: '2026-06-01' }, NOW - DAY)).toEqual([]);
  });

  it('asks no insights of the future', () => {
    expect(requests({ fields: 'insights.metric(reach)', since: 'tomorrow' })).toEqual([]);
  });

  it('asks for demographics once, whatever the range', () => {
    const fields =
      'insights.metric(follower_demographics).period(lifetime).metric_type(total_value).breakdown(age)';
    const [only, ...others] = requests({ fields, since: '2025-01-01', until: 'now' });
    expect(others).toEqual([]);
    expect(only?.params).not.toHaveProperty('since');
    expect(only).not.toHaveProperty('window');
  });

  it('asks for no more than the API has, and tells from when on', () => {
    const found = requests({ fields: 'insights.metric(reach)', since: '@0' });
    expect(found[0]?.params['since']).toBe('2024-06-18');
    expect(found.at(-1)?.window?.until).toBe(NOW);
    expect(told).toEqual([
      'The API has reach for the last 728 days only: asked from 2024-06-18 on, not from 1970-01-01',
    ]);
  });

  it('asks follower_count alone and for its last 30 days only: it would take the others down', () => {
    const query = { fields: 'insights.metric(reach, follower_count ,likes)', since: '2026-04-01' };
    const found = requests(query).map(({ params }) => [params['metric'], params['since']]);
    expect(found).toEqual([
      ['reach,likes', '2026-04-01'],
      ['reach,likes', '2026-05-01'],
      ['reach,likes', '2026-05-31'],
      ['follower_count', '2026-05-17'],
    ]);
    expect(told[0]).toMatch(/^The API has follower_count for the last 30 days only: /);
    expect(requests({ ...query, until: '2026-04-02' }).map(({ params }) => params['metric'])).toEqual([
      'reach,likes',
    ]);
  });

  it('makes a daily series of totals one window a day, each with its own dates', () => {
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
});
