import { INSIGHTS_RULES, isDailyTotal, isTotal, isWithoutRange, READING_RULES } from '../catalogue';
import type { FieldItem } from '../fields';
import { accountAsks } from './accountAsks';
import { groupAsks } from './asks';
import type { Ask, SplitAsk } from './asks';
import { layoutOf, splitList, TIMEFRAME } from './insights/layout';
import { insightsLevel } from './insightsLevel';
import { daysOfPeriod, longPeriodRemark } from './longPeriod';
import type { Params, Range, Root, WrittenMetric } from './queryPlan';
import { tableName } from './tableName';

/** Looks up the key that a table has in Storage; undefined where there is no such table yet. */
export type KeyOf = (table: string) => readonly string[] | undefined;

/** Insights of an account as a query requests them. */
export interface RequestedInsights {
  readonly query: string;
  /** The path of the edge. @default 'insights' */
  readonly edge?: string;
  /** See `Source`. */
  readonly written?: WrittenMetric | undefined;
  /** The edge's name or its alias. */
  readonly edgeName: string;
  /** metric, period, metric_type, breakdown … */
  readonly params: Params;
  /** Fields requested of each metric; none means all. */
  readonly fields: readonly FieldItem[];
  readonly range: Range;
  /** Whether the node is known to be an account: of other nodes the catalogue does not tell what they take. */
  readonly isAccount: boolean;
  readonly keyOf?: KeyOf | undefined;
}

/** Roots of a query, and what the user should read of them. */
export interface PlannedRoots {
  readonly roots: readonly Root[];
  /** See `accountAsks`. */
  readonly remarks: readonly string[];
  /** What cannot be had, each a clause. */
  readonly warnings: readonly string[];
}

/**
 * Plans the insights of an account. Each metric is requested with what it takes, those that the API keeps for a shorter
 * time alone; a series of totals (`time_increment(1)`) is one window a day, because a total is one number a window.
 * Source: docs/graph-api.md §5.3.
 */
export function insightsRoots(requested: RequestedInsights): PlannedRoots {
  const { query, edge = READING_RULES.insights, written, edgeName, fields, range } = requested;
  const tidy = tidyLists(requested.params);
  const { asks, remarks, warnings } = asksFor(tidy, requested);
  const parts = asks.flatMap((ask) => byRetention(ask).map((part) => ({ params: ask.params, ...part })));
  const daysOf = (params: Params): number | undefined =>
    daysOfPeriod({ requested: tidy, sent: params, range });
  const days = parts.map(({ params }) => daysOf(params)).find((found) => found !== undefined);
  const rootOf = ({ params, metrics, retentionDays }: (typeof parts)[number]): Root => {
    const isDaily = isDailyTotal(params);
    const { time_increment: _, ...withoutIncrement } = params;
    const sent = isDaily ? withoutIncrement : params;
    return {
      range: isWithoutRange(params) ? {} : withDays(range, daysOf(params)),
      level: insightsLevel({
        query,
        graphNode: `${READING_RULES.rootName}_${edgeName}`,
        edgeName,
        // Columns and key are those of all the metrics: they share a table.
        params: tidy,
        metrics,
        own: params,
        requests: asks.map((ask) => ask.params),
        fields,
        source: {
          by: 'windows',
          ...(edge !== READING_RULES.insights && { edge }),
          ...(written && { written }),
          params: { ...sent, ...(metrics.length > 0 && { metric: metrics.join() }) },
          retentionDays,
          isDaily,
        },
      }),
    };
  };
  const long = days === undefined ? [] : [longPeriodRemark(tidy, days, range)];
  return { roots: parts.map(rootOf), remarks: [...remarks, ...long], warnings };
}

function withDays(range: Range, days: number | undefined): Range {
  return days === undefined ? range : { ...range, days };
}

/** A key never changes: what the rows of a table in Storage cannot be told apart by is requested as the query says. */
function asksFor(
  params: Params,
  { query, edgeName, isAccount, keyOf }: RequestedInsights,
): SplitAsk & { readonly warnings: readonly string[] } {
  const { metric, ...others } = params;
  const asRequested = { params: others, metrics: splitList(metric) };
  if (!isAccount) {
    return { asks: [asRequested], remarks: [], warnings: [] };
  }
  const split = accountAsks(params);
  const table = tableName(query, edgeName);
  const key = keyOf?.(table);
  const missing = (ask: Ask): readonly string[] =>
    layoutOf({ requested: params, requests: [ask.params], isWindowed: true }).key.filter(
      // Within one request each metric has one time frame, so that older keys may lack it.
      (column) => column !== TIMEFRAME && key?.includes(column) === false,
    );
  const lost = split.asks.filter((ask) => missing(ask).length > missing(asRequested).length);
  if (lost.length === 0) {
    return { ...split, warnings: [] };
  }
  return {
    asks: groupAsks(
      split.asks.map((ask) => (lost.includes(ask) ? { ...asRequested, metrics: ask.metrics } : ask)),
    ),
    remarks: [],
    warnings: lost.map(
      (ask) =>
        `${ask.metrics.join(', ')}: the table '${table}' cannot hold them as the API has them today, because its key in Storage has no ${missing(ask).join(', ')}: request them by a query of their own`,
    ),
  };
}

interface Retained {
  readonly metrics: readonly string[];
  readonly retentionDays: number;
}

/** As totals the API does not have those of a shorter time at all: their refusal names them, and the others come. */
function byRetention({ params, metrics }: Ask): readonly Retained[] {
  const { shortRetention, retentionDays } = INSIGHTS_RULES;
  const daysOf = (metric: string): number =>
    (isTotal(params) ? undefined : shortRetention.get(metric)) ?? retentionDays;
  const longFirst = [...new Set(metrics.map(daysOf))].sort((left, right) => right - left);
  return metrics.length === 0
    ? [{ metrics, retentionDays }]
    : longFirst.map((days) => ({
        metrics: metrics.filter((metric) => daysOf(metric) === days),
        retentionDays: days,
      }));
}

/** As parameters of a request, lists stand without the white space that users put into modifiers. */
function tidyLists(params: Params): Params {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, value.replace(/\s*,\s*/g, ',').trim()]),
  );
}
