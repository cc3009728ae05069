import { INSIGHTS_RULES, isDailyTotal, isTotal, isWithoutRange, READING_RULES } from '../catalogue';
import type { FieldItem } from '../fields';
import { insightsLevel, splitList } from './insightsLevel';
import type { Params, Range, Root } from './queryPlan';

/** Insights of an account as a query requests them. */
export interface RequestedInsights {
  readonly query: string;
  /** The edge's name or its alias. */
  readonly edgeName: string;
  /** metric, period, metric_type, breakdown … */
  readonly params: Params;
  /** Fields requested of each metric; none means all. */
  readonly fields: readonly FieldItem[];
  readonly range: Range;
}

/**
 * Plans the insights of an account. Metrics that the API keeps for a shorter time are requested alone; a series of totals
 * (`time_increment(1)`) is one window a day, because a total is one number a window. Source: docs/graph-api.md §5.3.
 *
 * @returns roots of one table
 */
export function insightsRoots({ query, edgeName, params, fields, range }: RequestedInsights): Root[] {
  const tidy = tidyLists(params);
  const isDaily = isDailyTotal(tidy);
  const { time_increment: _, ...withoutIncrement } = tidy;
  const sent = isDaily ? withoutIncrement : tidy;
  const rootOf = (metrics: readonly string[], retentionDays: number): Root => ({
    range: isWithoutRange(tidy) ? {} : range,
    level: {
      ...insightsLevel({
        query,
        graphNode: `${READING_RULES.rootName}_${edgeName}`,
        edgeName,
        // Columns and key are those of all the metrics: they share a table.
        params: tidy,
        fields,
        source: {
          by: 'windows',
          params: { ...sent, ...(metrics.length > 0 && { metric: metrics.join() }) },
          retentionDays,
          isDaily,
        },
      }),
    },
  });
  const metrics = splitList(tidy['metric']);
  // As totals the API does not have them at all: their refusal names them, and the others come.
  const short = isTotal(tidy) ? [] : metrics.filter((metric) => INSIGHTS_RULES.shortRetention.has(metric));
  const long = metrics.filter((metric) => !short.includes(metric));
  return [
    ...(long.length > 0 || short.length === 0 ? [rootOf(long, INSIGHTS_RULES.retentionDays)] : []),
    ...groupBy(short, (metric) => INSIGHTS_RULES.shortRetention.get(metric) ?? 0).map(([days, group]) =>
      rootOf(group, days),
    ),
  ];
}

function groupBy<Key>(
  names: readonly string[],
  keyOf: (name: string) => Key,
): (readonly [Key, readonly string[]])[] {
  const keys = [...new Set(names.map(keyOf))];
  return keys.map((key) => [key, names.filter((name) => keyOf(name) === key)] as const);
}

/** As parameters of a request, lists stand without the white space that users put into modifiers. */
function tidyLists(params: Params): Params {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, value.replace(/\s*,\s*/g, ',').trim()]),
  );
}
