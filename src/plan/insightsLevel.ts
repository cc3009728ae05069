import { safeColumnName } from '@keboola/component-ts-lite';
import { insightsColumn, metricsOf } from '../catalogue';
import type { ColumnFact } from '../catalogue';
import { answerKey } from '../fields';
import type { FieldItem } from '../fields';
import type { Level } from './queryPlan';
import { tableName } from './tableName';

/** What a level of metrics is planned of. */
export interface InsightsOptions {
  readonly query: string;
  readonly graphNode: string;
  readonly produced: string;
  /** The modifiers or parameters: metric, period, metric_type, breakdown … */
  readonly params: Readonly<Record<string, string>>;
  /** Fields asked of each metric; none means all. */
  readonly fields: readonly FieldItem[];
  /** Whether the metrics are an account's, asked in windows. */
  readonly ofAccount: boolean;
}

/** What a metric object has (graph-api.md §2.2); `values` and `total_value` become rows. */
const METRIC_FIELDS = ['name', 'period', 'title', 'description'];
const VALUE_FIELDS = new Set(['values', 'total_value', 'id']);
/** Metrics whose values are objects: an hour's number by hour (graph-api.md §2.2). */
const OBJECT_METRICS = ['online_followers'];

/**
 * Plans a level of metrics: its columns and what tells its rows apart follow from what is asked, so that they stay the
 * same when a run has no data.
 *
 * @param options what is asked
 * @returns the level
 */
export function insightsLevel(options: InsightsOptions): Level {
  const { params } = options;
  const dimensions = splitList(params['breakdown'] ?? params['breakdowns']);
  const keyColumns = [...dimensionColumns(dimensions, params), ...timeColumns(options)];
  const asked: string[] = options.fields.map(answerKey).filter((name) => !VALUE_FIELDS.has(name));
  const columns = [
    ...(options.fields.length === 0 ? METRIC_FIELDS : asked.map(safeColumnName)),
    'value',
    ...(dimensions.length > 0 ? ['breakdown'] : []),
    ...keyColumns,
  ];
  return {
    query: options.query,
    graphNode: options.graphNode,
    table: tableName(options.query, options.produced),
    writesRows: true,
    insights: { dimensions },
    columns,
    facts: insightsFacts(['id', ...columns], params),
    keyColumns,
    edges: new Map(),
    follow: { by: 'never' },
  };
}

function insightsFacts(
  columns: readonly string[],
  params: InsightsOptions['params'],
): ReadonlyMap<string, ColumnFact> {
  const metrics = splitList(params['metric']);
  const known = metricsOf(undefined);
  const areNumbers = metrics.length > 0 && metrics.every((one) => Object.hasOwn(known, one));
  return new Map(
    columns.flatMap((column) => {
      const fact = insightsColumn(column, areNumbers);
      return fact === undefined ? [] : [[column, fact] as const];
    }),
  );
}

function dimensionColumns(dimensions: readonly string[], params: InsightsOptions['params']): string[] {
  const counted = dimensions.filter((one) => one !== 'timeframe').map((_, index) => `key${index + 1}`);
  const hasObjects = splitList(params['metric']).some((one) => OBJECT_METRICS.includes(one));
  return counted.length === 0 && hasObjects ? ['key1'] : counted;
}

/** A series tells its rows apart by the end of each bucket, a total by its window; a media's metrics have neither. */
function timeColumns({ ofAccount, params }: InsightsOptions): string[] {
  if (!ofAccount) {
    return [];
  }
  if (params['metric_type'] !== 'total_value') {
    return ['end_time'];
  }
  return params['period'] === 'lifetime' ? [] : ['date_start', 'date_stop'];
}

/**
 * Splits a list of the configuration.
 *
 * @param text names with commas between them, or undefined
 * @returns the names, trimmed; none for none
 */
export function splitList(text: string | undefined): string[] {
  return (text ?? '')
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');
}
