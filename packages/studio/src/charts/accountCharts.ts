import { literal, quoted } from '../tables/sql';
import type { Chart } from '../wire';
import type { TableFacts } from './facts';
import { byPreference, isAdditive } from './metrics';
import { chartOf, fromWithBrand, ofBrands, tablesWith, metricsWith, withoutBreakdown } from './parts';

/** Reach, followers and other daily values, a line for each brand. */
export function byDay(tables: readonly TableFacts[], brands: readonly string[]): readonly Chart[] {
  const days = tablesWith(tables, ['name', 'value', 'end_time', 'ex_account_id']);
  const variants = eachMetric(
    days,
    'hasDays',
    (table, metric) =>
      `SELECT left(t.end_time::VARCHAR, 10)::DATE - 1 AS day, b.brand, t.value\n${fromWithBrand(table.name)}\nWHERE t.name = ${literal(metric)} AND t.end_time IS NOT NULL\n  AND ${ofBrands(brands)}${withoutBreakdown(table)}\nORDER BY day, b.brand`,
  );
  return chartOf(
    {
      id: 'by-day',
      title: 'Reach and followers by day',
      note: 'A day is that of the API: it ends at midnight Pacific time. Nothing is summed: people reached on two days count on both.',
      mark: { kind: 'line', x: 'day', y: 'value', color: 'brand' },
    },
    variants,
  );
}

type Variant = Chart['variants'][number] & { readonly metric: string };

/** A choice for each metric of each table, named by its table too where there are several. */
function eachMetric(
  tables: readonly TableFacts[],
  kind: Parameters<typeof metricsWith>[1],
  sql: (table: TableFacts, metric: string) => string,
): readonly Variant[] {
  return tables.flatMap((table) =>
    metricsWith(table, kind).map((metric) => ({
      metric,
      label: tables.length > 1 ? `${metric} (${table.name})` : metric,
      sql: sql(table, metric),
    })),
  );
}

/** The metrics that are asked for most first, whichever table they are in. */
function inOrder(variants: readonly Variant[]): Chart['variants'] {
  return byPreference(new Set(variants.map(({ metric }) => metric))).flatMap((metric) =>
    variants.filter((one) => one.metric === metric).map(({ label, sql }) => ({ label, sql })),
  );
}

/** Totals by week: windows of a day are added up where that is allowed, longer ones are shown as they are. */
export function byWeek(tables: readonly TableFacts[], brands: readonly string[]): readonly Chart[] {
  const windows = tablesWith(tables, ['name', 'value', 'date_start', 'date_stop', 'ex_account_id']);
  const variants = eachMetric(windows, 'hasWindows', (table, metric) =>
    isAdditive(metric) ? summedByWeek(table, metric, brands) : asTheyAre(table, metric, brands),
  );
  return chartOf(
    {
      id: 'by-week',
      title: 'Totals by week',
      note: 'Days are added up to weeks only for counts of events, such as views. Counts of people, such as reach, and windows longer than a week stand as the API gave them.',
      mark: { kind: 'line', x: 'start', y: 'value', color: 'brand' },
    },
    inOrder(variants),
  );
}

function summedByWeek(table: TableFacts, metric: string, brands: readonly string[]): string {
  return `SELECT CASE WHEN t.date_stop::DATE - t.date_start::DATE = 1 THEN date_trunc('week', t.date_start::DATE)::DATE ELSE t.date_start::DATE END AS start,
  b.brand, sum(t.value) AS value\n${fromWithBrand(table.name)}\nWHERE t.name = ${literal(metric)} AND t.date_start IS NOT NULL\n  AND ${ofBrands(brands)}${withoutBreakdown(table)}\nGROUP BY ALL\nORDER BY start, b.brand`;
}

function asTheyAre(table: TableFacts, metric: string, brands: readonly string[]): string {
  return `SELECT t.date_start::DATE AS start, b.brand, t.value\n${fromWithBrand(table.name)}\nWHERE t.name = ${literal(metric)} AND t.date_start IS NOT NULL\n  AND ${ofBrands(brands)}${withoutBreakdown(table)}\nORDER BY start, b.brand`;
}

/** Where the followers or the engaged people live. */
export function byCountry(tables: readonly TableFacts[], brands: readonly string[]): readonly Chart[] {
  const variants = breakdownsBy(tables, 'country').map(({ table, metric, label }) => ({
    label,
    sql: `SELECT t.key1 AS country, b.brand, t.value\n${fromWithBrand(table)}\nWHERE t.name = ${literal(metric)} AND t.breakdown = 'country'\n  AND ${ofBrands(brands)}\nQUALIFY row_number() OVER (PARTITION BY b.brand ORDER BY t.value DESC) <= 15\nORDER BY t.value DESC`,
  }));
  return chartOf(
    {
      id: 'by-country',
      title: 'Audience by country',
      note: 'The 15 largest of each brand. The API names the 45 largest and nobody of accounts with fewer than 100 followers.',
      mark: { kind: 'bar', x: 'value', y: 'country', facet: 'brand' },
    },
    variants,
  );
}

/** Age and gender of the followers or the engaged people. */
export function byAgeAndGender(tables: readonly TableFacts[], brands: readonly string[]): readonly Chart[] {
  const variants = [
    ...breakdownsBy(tables, 'age,gender').map((one) => ({ ...one, age: 'key1', gender: 'key2' })),
    ...breakdownsBy(tables, 'gender,age').map((one) => ({ ...one, age: 'key2', gender: 'key1' })),
  ].map(({ table, metric, label, breakdown, age, gender }) => ({
    label,
    sql: `SELECT t.${age} AS age, t.${gender} AS gender, b.brand, t.value\n${fromWithBrand(table)}\nWHERE t.name = ${literal(metric)} AND t.breakdown = ${literal(breakdown)}\n  AND ${ofBrands(brands)}\nORDER BY age, gender`,
  }));
  return chartOf(
    {
      id: 'age-gender',
      title: 'Age and gender',
      note: 'F women, M men, U unknown, as the API says it.',
      mark: { kind: 'grouped', x: 'age', y: 'value', color: 'gender', facet: 'brand' },
    },
    variants,
  );
}

function breakdownsBy(
  tables: readonly TableFacts[],
  breakdown: string,
): readonly {
  readonly table: string;
  readonly metric: string;
  readonly label: string;
  readonly breakdown: string;
}[] {
  return tablesWith(tables, ['breakdown', 'key1', 'ex_account_id']).flatMap(({ name, metrics }) =>
    [...metrics]
      .filter(([, { breakdowns }]) => breakdowns.has(breakdown))
      .map(([metric]) => ({ table: name, metric, label: `${metric} (${name})`, breakdown })),
  );
}

/** What the profiles say, brand beside brand. */
export function sideBySide(tables: readonly TableFacts[], brands: readonly string[]): readonly Chart[] {
  const variants = tablesWith(tables, ['ex_account_id', 'followers_count']).flatMap((table) =>
    ['followers_count', 'follows_count', 'media_count']
      .filter((column) => table.columns.has(column))
      .map((column) => ({
        label: column,
        sql: `SELECT b.brand, max(t.${quoted(column)}) AS value\n${fromWithBrand(table.name)}\nWHERE ${ofBrands(brands)}\nGROUP BY b.brand\nORDER BY value DESC`,
      })),
  );
  return chartOf(
    {
      id: 'brands',
      title: 'Brands side by side',
      note: 'As the profiles say at the time of the run.',
      mark: { kind: 'bar', x: 'value', y: 'brand' },
    },
    variants,
  );
}
