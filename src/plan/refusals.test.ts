import fc from 'fast-check';
import { aPlan } from '../../tests/support/aQuery';
import { ACCOUNT_METRICS } from '../catalogue/accountMetrics';
import type { Query } from '../config';

const refusals = (query: Partial<Query>): readonly string[] =>
  aPlan(query).refusals.map((sentence) => sentence.replace("query 'q': ", ''));

describe('refusalsOf', () => {
  it.each([
    ['no metric', { path: 'insights' }, 'insights require a metric, such as metric(reach)'],
    [
      'no metric in the fields',
      { fields: 'insights.period(day)' },
      'insights require a metric, such as metric(reach)',
    ],
    [
      'no metric of posts',
      { path: 'media', fields: 'id,insights' },
      'insights require a metric, such as metric(reach)',
    ],
    [
      'no period',
      { fields: 'insights.metric(reach)' },
      'insights of an account require a period, such as period(day)',
    ],
    [
      'no breakdown',
      {
        path: 'insights',
        parameters: 'metric=follower_demographics&period=lifetime&metric_type=total_value',
      },
      'follower_demographics requires a breakdown: one of age, city, country, gender',
    ],
    [
      'a placeholder in the fields',
      { fields: 'business_discovery.username(YOUR_USERNAME){id}' },
      "'YOUR_USERNAME' stands for a name of your own: replace it",
    ],
    [
      'a placeholder in the path',
      { path: 'ig_hashtag_search/top_media?q=WORD', fields: 'id' },
      "'WORD' stands for a name of your own: replace it",
    ],
    [
      'a placeholder of a page',
      { path: '{ig-media-id}/comments' },
      "'{ig-media-id}' stands for a name of your own: replace it",
    ],
  ] as const)('tells of %s', (_, query, sentence) => {
    expect(refusals(query)).toEqual([sentence]);
  });

  it.each([
    [{ fields: 'insights.metric(reach).period(day)' }],
    [{ path: 'insights/reach/day' }],
    [{ path: 'media', fields: 'id,insights.metric(reach)' }],
    [{ fields: 'insights.metric(page_fans)' }],
    [{ path: '178/insights', ids: 'none' as const }],
    [{ fields: 'business_discovery.username(hashtag){id}' }],
    [{ fields: 'insights.metric(follower_demographics).period(lifetime).breakdown(age)' }],
  ])('has nothing against %j', (query) => {
    expect(refusals(query)).toEqual([]);
  });
});

describe('the fields as they would be written today', () => {
  const some = (values: readonly string[]): fc.Arbitrary<string | undefined> =>
    fc.option(fc.constantFrom(...values), { nil: undefined });
  const requests = fc.record({
    metric: fc
      .subarray(Object.keys(ACCOUNT_METRICS), { minLength: 1, maxLength: 4 })
      .map((names) => names.join()),
    period: fc.constantFrom('day', 'week', 'days_28', 'lifetime'),
    breakdown: some(['age', 'follow_type', 'media_product_type', 'contact_button_type']),
    metric_type: some(['total_value', 'time_series']),
    timeframe: some(['this_week', 'last_90_days']),
    since: some(['2026-06-01', '30 days ago']),
  });

  it('can be run themselves, and need no further change', () => {
    fc.assert(
      fc.property(requests, (request) => {
        const modifiers = Object.entries(request).flatMap(([name, value]) =>
          value === undefined ? [] : [`.${name}(${value})`],
        );
        const written = aPlan({ fields: `insights${modifiers.join('')}` });
        if (written.rewrittenFields !== undefined && written.refusals.length === 0) {
          const { problem, refusals: refused, rewrittenFields } = aPlan({ fields: written.rewrittenFields });
          expect({ problem, refused, rewrittenFields }).toEqual({ refused: [] });
        }
      }),
      { numRuns: 300 },
    );
  });
});
