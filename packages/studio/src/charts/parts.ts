import { BRANDS, literal, quoted } from '../tables/sql';
import type { Chart } from '../wire';
import type { TableFacts } from './facts';
import { byPreference } from './metrics';

/** A chart, unless the tables have nothing to choose for it. */
export function chartOf(facts: Omit<Chart, 'variants'>, variants: Chart['variants']): readonly Chart[] {
  return variants.length === 0 ? [] : [{ ...facts, variants }];
}

/** Joins the rows of `t` with the names of their brands. */
export function fromWithBrand(table: string): string {
  return `FROM ${quoted(table)} AS t\nJOIN ${BRANDS} AS b ON b.id = t.ex_account_id`;
}

/** The condition for the chosen brands. */
export function ofBrands(brands: readonly string[]): string {
  return `t.ex_account_id IN (${brands.map(literal).join(', ')})`;
}

/** Tables that have all these columns. */
export function tablesWith(tables: readonly TableFacts[], columns: readonly string[]): readonly TableFacts[] {
  return tables.filter((table) => columns.every((column) => table.columns.has(column)));
}

/** Metrics of a table that have rows of a kind without a breakdown, those that are asked for most first. */
export function metricsWith({ metrics }: TableFacts, kind: 'hasDays' | 'hasWindows'): readonly string[] {
  return byPreference(
    [...metrics].filter(([, facts]) => facts[kind] && facts.breakdowns.has('')).map(([metric]) => metric),
  );
}

/** The condition for rows without a breakdown, where the table has any with one. */
export function withoutBreakdown({ columns }: TableFacts): string {
  const keys = ['breakdown', 'key1'].filter((column) => columns.has(column));
  return keys.map((column) => `\n  AND coalesce(t.${column}, '') = ''`).join('');
}

/** Tables of posts, reels and stories. */
export function mediaTables(tables: readonly TableFacts[]): readonly TableFacts[] {
  return tablesWith(tables, ['id', 'timestamp', 'ex_account_id']).filter(
    ({ columns }) =>
      columns.has('media_type') || columns.has('media_product_type') || columns.has('permalink'),
  );
}

/** Tables of media, with the tables of their insights: those of one query, or all where none are. */
export function mediaWithInsights(
  tables: readonly TableFacts[],
): readonly { readonly media: TableFacts; readonly insights: TableFacts }[] {
  const media = mediaTables(tables);
  const insights = tablesWith(tables, ['name', 'value', 'parent_id']).filter(
    ({ columns, metrics }) => metrics.size > 0 && !columns.has('end_time') && !columns.has('date_start'),
  );
  const all = media.flatMap((one) => insights.map((other) => ({ media: one, insights: other })));
  const related = all.filter((pair) => areOfOneQuery(pair.media.name, pair.insights.name));
  return related.length > 0 ? related : all;
}

/** Tells it from the names: a table is called as its query, or as query and edge joined with `_`. */
function areOfOneQuery(media: string, insights: string): boolean {
  const queries = queriesOf(insights, 'insights');
  return queriesOf(media, 'media').some((query) => queries.includes(query));
}

function queriesOf(table: string, edge: string): readonly string[] {
  return table.endsWith(`_${edge}`) ? [table, table.slice(0, -edge.length - 1)] : [table];
}
