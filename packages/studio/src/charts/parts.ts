import { BRANDS } from '../tables/importTables';
import { literal, quoted } from '../tables/sql';
import type { TableFacts } from './facts';

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

/** Metrics of a table that have a total, that is rows without a breakdown. */
export function totalsOf({ metrics }: TableFacts): readonly string[] {
  return [...metrics].filter(([, breakdowns]) => breakdowns.has('')).map(([metric]) => metric);
}

/** The condition for rows without a breakdown, where the table has any with one. */
export function withoutBreakdown({ columns }: TableFacts): string {
  return columns.has('breakdown') ? "\n  AND coalesce(t.breakdown, '') = ''" : '';
}

/** Tables of media, with the tables of their insights. */
export function mediaWithInsights(
  tables: readonly TableFacts[],
): readonly { readonly media: TableFacts; readonly insights: TableFacts }[] {
  const media = tablesWith(tables, ['id', 'timestamp', 'ex_account_id']).filter(
    ({ columns }) => columns.has('media_type') || columns.has('media_product_type'),
  );
  const insights = tablesWith(tables, ['name', 'value', 'parent_id']).filter(
    ({ columns, metrics }) => metrics.size > 0 && !columns.has('end_time') && !columns.has('date_start'),
  );
  return media.flatMap((one) => insights.map((other) => ({ media: one, insights: other })));
}
