import { fieldPath, isPath, keysOf } from '../answer';
import { insightsColumn } from '../catalogue';
import { answerKey } from '../fields';
import type { FieldItem } from '../fields';
import { layoutOf, splitList } from './insights/layout';
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
  /** The request of these, where its table has further ones. @default `params` */
  readonly own?: Params;
  /** The requests that are made for its table. @default that of `params` */
  readonly requests?: readonly Params[];
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
  const {
    query,
    graphNode,
    edgeName,
    params,
    metrics,
    own = params,
    requests = [params],
    fields,
    source,
  } = options;
  const isWindowed = source.by === 'windows';
  const layout = layoutOf({ requested: params, requests, isWindowed });
  const { timeframe } = own;
  const requested: string[] = fields.map(answerKey).filter((name) => !VALUE_FIELDS.has(name));
  const ofMetric = (name: string): string => fieldPath('', name);
  const columns = [...(fields.length === 0 ? METRIC_FIELDS : requested).map(ofMetric), ...layout.columns];
  return {
    query,
    graphNode,
    table: tableName(query, edgeName),
    source,
    fields,
    writesRows: true,
    insights: {
      metrics: metrics ?? splitList(params['metric']),
      dimensions: layout.dimensions,
      ...(timeframe !== undefined && { timeframe }),
    },
    columns,
    facts: insightsFacts([ofMetric('id'), ...columns], params),
    keyColumns: layout.key,
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
