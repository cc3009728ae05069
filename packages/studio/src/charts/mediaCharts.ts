import { literal, quoted } from '../tables/sql';
import type { Chart } from '../wire';
import type { TableFacts } from './facts';
import { byPreference } from './metrics';
import { chartOf, fromWithBrand, mediaTables, mediaWithInsights, ofBrands } from './parts';

/** One value for each medium: a metric of its insights, or a count of its own. */
interface Measure {
  readonly label: string;
  readonly media: TableFacts;
  /** SQL for the value, and the join that it needs. */
  readonly value: string;
  readonly join: string;
  readonly condition: string;
}

/** All that charts of media can be made of, the most asked for first. */
function measures(tables: readonly TableFacts[]): readonly Measure[] {
  const pairs = mediaWithInsights(tables);
  const ofInsights = pairs.flatMap(({ media, insights }) =>
    byPreference(insights.metrics.keys()).map((metric) => ({
      label: pairs.length > 1 ? `${metric} (${media.name}, ${insights.name})` : metric,
      media,
      value: 'i.value',
      join: `\nJOIN ${quoted(insights.name)} AS i ON i.parent_id = t.id AND i.name = ${literal(metric)}${insights.columns.has('breakdown') ? " AND coalesce(i.breakdown, '') = ''" : ''}`,
      condition: '',
    })),
  );
  const own = mediaTables(tables).flatMap((media) =>
    ['like_count', 'comments_count']
      .filter((column) => media.columns.has(column))
      .map((column) => ({
        label: media.name === 'media' ? column : `${column} (${media.name})`,
        media,
        value: `t.${column}`,
        join: '',
        // Hidden likes are no zero.
        condition: ` AND t.${column} IS NOT NULL`,
      })),
  );
  return [...ofInsights, ...own];
}

/** The charts of media for the chosen brands. */
export function mediaCharts(tables: readonly TableFacts[], brands: readonly string[]): readonly Chart[] {
  const all = measures(tables);
  const isFormat = ({ media }: Measure): boolean => formatOf(media) !== undefined;
  const chart = (
    facts: Omit<Chart, 'variants'>,
    of: readonly Measure[],
    sql: (measure: Measure) => string,
  ): readonly Chart[] =>
    chartOf(
      facts,
      of.map((one) => ({ label: one.label, sql: sql(one) })),
    );
  return [
    ...chart(TOP, all, (measure) => topSql(measure, brands)),
    ...chart(FORMATS, all.filter(isFormat), (measure) => formatsSql(measure, brands)),
    ...chart(BEST_TIME, all, (measure) => bestTimeSql(measure, brands)),
  ];
}

const TOP = {
  id: 'top-media',
  title: 'Top media',
  note: 'The 20 with the largest value.',
  mark: { kind: 'bar', x: 'value', y: 'medium', color: 'brand' },
} as const;

const FORMATS = {
  id: 'formats',
  title: 'Formats compared',
  note: 'The median of a medium, so that one success does not speak for all. How many media that are stands in the table below.',
  mark: { kind: 'bar', x: 'median', y: 'format', facet: 'brand' },
} as const;

const BEST_TIME = {
  id: 'best-time',
  title: 'Best time to post',
  note: 'The median of a medium by weekday and hour of its posting, in UTC.',
  mark: { kind: 'cell', x: 'hour', y: 'weekday', color: 'median' },
} as const;

/** The rows of a measure, of the chosen brands. */
function rowsOf({ media, join, condition }: Measure, brands: readonly string[]): string {
  return `${fromWithBrand(media.name)}${join}\nWHERE ${ofBrands(brands)}${condition}`;
}

function topSql(measure: Measure, brands: readonly string[]): string {
  const { media, value } = measure;
  const caption = media.columns.has('caption') ? "coalesce(nullif(left(t.caption, 40), ''), t.id)" : 't.id';
  const link = media.columns.has('permalink') ? ', t.permalink' : '';
  return `SELECT ${dayOf} || ' ' || ${caption} AS medium, b.brand, ${value} AS value${link}\n${rowsOf(measure, brands)}\nORDER BY value DESC, t.id\nLIMIT 20`;
}

function formatsSql(measure: Measure, brands: readonly string[]): string {
  const { media, value } = measure;
  return `SELECT coalesce(${formatOf(media) ?? "'?'"}, '?') AS format, b.brand, median(${value}) AS median, count(*) AS media\n${rowsOf(measure, brands)}\nGROUP BY b.brand, ${formatOf(media) ?? "'?'"}\nORDER BY b.brand, median DESC`;
}

function bestTimeSql(measure: Measure, brands: readonly string[]): string {
  const { value } = measure;
  return `SELECT isodow(${timeOf}) AS weekday, hour(${timeOf}) AS hour, median(${value}) AS median, count(*) AS media\n${rowsOf(measure, brands)}\nGROUP BY ALL\nORDER BY ALL`;
}

/** As text or as a timestamp: it begins with 2026-06-15T10:00:00 or 2026-06-15 10:00:00. */
const timeOf = 'left(t.timestamp::VARCHAR, 19)::TIMESTAMP';
const dayOf = 'left(t.timestamp::VARCHAR, 10)';

/** A reel is a VIDEO too: the product type says more where there is one. */
function formatOf({ columns }: TableFacts): string | undefined {
  const [type, product] = [columns.has('media_type'), columns.has('media_product_type')];
  if (type && product) {
    return "CASE WHEN t.media_product_type = 'FEED' THEN t.media_type ELSE t.media_product_type END";
  }
  return type ? 't.media_type' : product ? 't.media_product_type' : undefined;
}
