import { fieldPath, isPath, keysOf } from '../answer';
import { INSIGHTS_RULES, insightsColumn, isTotal, isWithoutRange } from '../catalogue';
import { answerKey } from '../fields';
import type { FieldItem } from '../fields';
import type { ColumnFacts, Level, Params, Source } from './queryPlan';
import { tableName } from './tableName';

/** What a level of metrics is planned from. */
export interface InsightsOptions {
  readonly query: string;
  readonly graphNode: string;
  /** The edge's name or alias, from which the table is named. */
  readonly edgeName: string;
  /** The modifiers or parameters: metric, period, metric_type, breakdown … */
  readonly params: Params;
  /** Those that are requested together, where its table has further ones. @default all */
  readonly metrics?: readonly string[];
  /** The ways in which metrics of its table are requested, each as parameters. @default that of `params` */
  readonly ways?: readonly Params[];
  /** Fields requested of each metric; none means all. */
  readonly fields: readonly FieldItem[];
  readonly source: Source;
}

/** The fields of a metric; `values` and `total_value` become rows. Source: docs/graph-api.md §2.2. */
const METRIC_FIELDS = ['name', 'period', 'title', 'description'];
const LABELS = new Set(['id', ...METRIC_FIELDS]);
const VALUE_FIELDS = new Set(['values', 'total_value', 'id']);

/**
 * Plans a level of metrics: its columns and what tells its rows apart follow from the request, so that they stay the same
 * when a run has no data.
 */
export function insightsLevel(options: InsightsOptions): Level {
  const { query, graphNode, edgeName, params, metrics, ways = [params], fields, source } = options;
  const dimensions = [...new Set(ways.flatMap((way) => splitList(way['breakdown'] ?? way['breakdowns'])))];
  const keyColumns =
    source.by === 'windows'
      ? windowKey(ways, params)
      : [...new Set(ways.flatMap((way) => dimensionColumns(way, params)))];
  const requested: string[] = fields.map(answerKey).filter((name) => !VALUE_FIELDS.has(name));
  const ofMetric = (name: string): string => fieldPath('', name);
  const columns = [
    ...(fields.length === 0 ? METRIC_FIELDS : requested).map(ofMetric),
    'value',
    ...(dimensions.length > 0 ? ['breakdown'] : []),
    ...keyColumns,
  ];
  return {
    query,
    graphNode,
    table: tableName(query, edgeName),
    source,
    fields,
    writesRows: true,
    insights: { metrics: metrics ?? splitList(params['metric']), dimensions },
    columns,
    facts: insightsFacts([ofMetric('id'), ...columns], params),
    keyColumns,
    edges: new Map(),
  };
}

function insightsFacts(columns: readonly string[], params: Params): ReadonlyMap<string, ColumnFacts> {
  const metrics = splitList(params['metric']);
  return new Map(
    columns.flatMap((column) => {
      const [name = ''] = keysOf(column);
      const known = isPath(column) && !LABELS.has(name) ? undefined : insightsColumn(name, metrics);
      return known === undefined ? [] : [[column, factsOnly(known)] as const];
    }),
  );
}

function factsOnly({ type, description }: ColumnFacts): ColumnFacts {
  return { type, description };
}

/**
 * Lists the columns that tell the rows of windows apart, beside their ids.
 *
 * @param ways the parameters of each request
 * @param requested those of the query, with all metrics of the table
 */
export function windowKey(ways: readonly Params[], requested: Params): string[] {
  return [...new Set(ways.flatMap((way) => [...dimensionColumns(way, requested), ...timeColumns(way)]))];
}

function dimensionColumns(way: Params, { metric }: Params): string[] {
  const keys = splitList(way['breakdown'] ?? way['breakdowns'])
    .filter((dimension) => dimension !== INSIGHTS_RULES.timeframe)
    .map((_, index) => `key${index + 1}`);
  const hasObjects = splitList(metric).some((name) => INSIGHTS_RULES.objectValues.has(name));
  return keys.length === 0 && hasObjects ? ['key1'] : keys;
}

/** A series tells its rows apart by the end of each bucket, a total by its window; a media's metrics have neither. */
function timeColumns(way: Params): string[] {
  if (!isTotal(way)) {
    return ['end_time'];
  }
  return isWithoutRange(way) ? [] : ['date_start', 'date_stop'];
}

/** Splits a list of names with commas between them; the names are trimmed, empty ones are left out. */
export function splitList(text: string | undefined): string[] {
  return (text ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}
