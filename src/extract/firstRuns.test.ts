import { aPlan, NOW } from '../../tests/support/aQuery';
import type { Query } from '../config';
import type { QueryPlan } from '../plan';
import { FRESH_STATE } from '../state/state';
import { firstRuns } from './firstRuns';

const TOTALS = 'insights.metric(likes).period(day).metric_type(total_value).time_increment(1)';

function sentences(plan: QueryPlan, ends: Readonly<Record<string, number>> = {}): readonly string[] {
  const state = { ...FRESH_STATE, windows: { [plan.key]: ends } };
  return firstRuns({ plan: { queries: [plan], tables: new Map() }, state, now: NOW });
}

describe('firstRuns', () => {
  it.each<[Partial<Query>, string]>([
    [{ fields: 'id,insights.metric(reach)' }, 'insights from 2026-05-17 on'],
    [{ fields: TOTALS }, 'totals by day from 2026-06-08 on'],
    [
      { fields: `${TOTALS},insights.as(reach).metric(reach)` },
      'totals by day from 2026-06-08 on and insights from 2026-05-17 on',
    ],
  ])('says where %j begins while no last run is known', (query, begins) => {
    expect(sentences(aPlan({ ...query, since: 'last run' }))).toEqual([
      `query 'q': no last run is known: it reads ${begins}, and nothing before`,
    ]);
  });

  it('names the accounts where it is known of the others', () => {
    expect(sentences(aPlan({ fields: TOTALS, since: 'last run' }), { '2': NOW })).toEqual([
      "query 'q': no last run is known of 1: it reads totals by day from 2026-06-08 on, and nothing before",
    ]);
  });

  it('counts the accounts where there are many', () => {
    const plan = aPlan({ fields: TOTALS, since: 'last run' });
    const targets = ['1', '2', '3', '4', '5'].flatMap((id) =>
      plan.targets.slice(0, 1).map(({ account }) => ({ account: { ...account!, id }, node: id })),
    );
    expect(sentences({ ...plan, targets }, { '2': NOW })).toEqual([
      "query 'q': no last run is known of 4 of its 5 accounts: it reads totals by day from 2026-06-08 on, and nothing before",
    ]);
  });

  it.each<[string, Partial<Query>, Readonly<Record<string, number>>]>([
    ['a list, which the API gives as far back as it likes', { path: 'media', since: 'last run' }, {}],
    ['a query with a range of its own', { fields: TOTALS, since: '2026-06-01' }, {}],
    ['a query whose last run is known', { fields: TOTALS, since: 'last run' }, { '1': NOW, '2': NOW }],
  ])('says nothing of %s', (_, query, ends) => {
    expect(sentences(aPlan(query), ends)).toEqual([]);
  });
});
