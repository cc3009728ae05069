import { chartsOf } from './chartsFor';
import type { TableFacts } from './facts';

const insights = ['name', 'value', 'period', 'ex_account_id', 'parent_id'];
const table = (
  name: string,
  columns: readonly string[],
  metrics: Record<string, string[]> = {},
): TableFacts => ({
  name,
  columns: new Set(columns),
  metrics: new Map(
    Object.entries(metrics).map(([metric, breakdowns]) => [
      metric,
      {
        breakdowns: new Set(breakdowns),
        hasDays: columns.includes('end_time'),
        hasWindows: columns.includes('date_start'),
      },
    ]),
  ),
});
const PEOPLE = ['reach', 'accounts_engaged', 'online_followers', 'follower_count', 'a_metric_of_tomorrow'];
const TABLES = [
  table('daily', [...insights, 'end_time'], Object.fromEntries(PEOPLE.map((metric) => [metric, ['']]))),
  table('totals', [...insights, 'date_start', 'date_stop', 'breakdown', 'key1'], {
    views: ['', 'media_product_type'],
    ...Object.fromEntries(PEOPLE.map((metric) => [metric, ['']])),
  }),
  table('audience', [...insights, 'breakdown', 'key1', 'key2'], {
    follower_demographics: ['country', 'age,gender'],
  }),
  table('media', [
    'id',
    'ex_account_id',
    'timestamp',
    'media_type',
    'media_product_type',
    'like_count',
    'caption',
  ]),
  table('media_insights', insights, { reach: [''], saved: [''] }),
  table('profile', ['id', 'ex_account_id', 'followers_count', 'media_count']),
];
const charts = chartsOf(TABLES, ['1', "2' OR 1=1 --"]);
const sqlOf = (id: string, label: RegExp): string =>
  charts.find((chart) => chart.id === id)?.variants.find((variant) => label.test(variant.label))?.sql ?? '';

describe('chartsOf()', () => {
  it('has all that the tables allow', () => {
    expect(charts.map(({ id }) => id)).toEqual([
      'by-day',
      'by-week',
      'top-media',
      'formats',
      'best-time',
      'by-country',
      'age-gender',
      'brands',
    ]);
    expect(chartsOf([], [])).toEqual([]);
  });

  it.each(PEOPLE)('never adds up %s: people who came twice would count twice', (metric) => {
    const all = charts.flatMap(({ variants }) => variants).filter(({ sql }) => sql.includes(`'${metric}'`));
    expect(all.length).toBeGreaterThan(1);
    expect(all.filter(({ sql }) => /\b(sum|avg|mean|total)\s*\(/i.test(sql))).toEqual([]);
  });

  it('adds up counts of events, without their breakdowns', () => {
    const sql = sqlOf('by-week', /views/);
    expect(sql).toContain('sum(t.value)');
    expect(sql).toContain("coalesce(t.breakdown, '') = ''");
  });

  it('takes ids of brands as text', () => {
    expect(sqlOf('by-day', /reach/)).toContain(`IN ('1', '2'' OR 1=1 --')`);
  });
});
