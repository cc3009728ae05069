import { aPlan, NOW } from '../../tests/support/aQuery';
import type { Query } from '../config';
import { planRequests } from './planRequests';
import type { PlannedRequest } from './planRequests';

const DAY = 86_400;
const requests = (query: Partial<Query>, lastRun?: number): PlannedRequest[] =>
  aPlan(query).asks.flatMap((ask) => planRequests(ask, { now: NOW, lastRun }));
const shown = (query: Partial<Query>, lastRun?: number): unknown[] =>
  requests(query, lastRun).map(({ edge, params, paged }) => ({ edge, params, paged }));

describe('planRequests', () => {
  it('asks for the node itself in one request, which has no pages', () => {
    expect(shown({ fields: 'id,username', since: '2026-01-01' })).toEqual([
      { edge: '', params: { fields: 'id,username' }, paged: false },
    ]);
    expect(shown({})).toEqual([{ edge: '', params: {}, paged: false }]);
  });

  it('asks for an edge with the range as the API reads it, and follows its pages', () => {
    expect(shown({ path: 'media', fields: 'id', limit: 50, since: '30 days ago', until: 'now' })).toEqual([
      {
        edge: 'media',
        params: { fields: 'id', limit: '50', since: '2026-05-16', until: String(NOW) },
        paged: true,
      },
    ]);
  });

  it('asks for insights of the account window by window and never follows their pages', () => {
    const query = { fields: 'insights.metric(reach)', since: '2026-04-01', until: '2026-06-01' };
    expect(shown(query)).toEqual([
      // A second less than thirty days; 2026-05-01 is where the next one begins.
      {
        edge: 'insights',
        params: { metric: 'reach', since: '2026-04-01', until: '1777593599' },
        paged: false,
      },
      {
        edge: 'insights',
        params: { metric: 'reach', since: '2026-05-01', until: '1780185599' },
        paged: false,
      },
      {
        edge: 'insights',
        params: { metric: 'reach', since: '2026-05-31', until: '2026-06-01' },
        paged: false,
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

  it('bounds the windows of even the longest range', () => {
    expect(requests({ fields: 'insights.metric(reach)', since: '@0' }).length).toBeLessThan(700);
  });
});
