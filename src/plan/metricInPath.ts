import { READING_RULES } from '../catalogue';
import type { Params } from './queryPlan';

/** A path without the metric with which it ended. */
export interface PathOfMetrics {
  readonly segments: readonly string[];
  /** The metric and its period as parameters; none where the path names no metric. */
  readonly params: Params;
  /** The end of the path as it was written, from the edge on; absent where it names no metric. */
  readonly written?: string;
  /** What was changed, as a clause; none where nothing was. */
  readonly remarks: readonly string[];
}

/**
 * Reads a path that ends with a metric, as the ids of metrics do: `insights/reach/day` is `insights` with
 * `metric=reach&period=day`, so that it gets the same windows, columns and key. Source: docs/graph-api.md §2.2.
 */
export function metricInPath(segments: readonly string[]): PathOfMetrics {
  const index = segments.findIndex((segment) => READING_RULES.metricEdges.has(segment));
  const [edge, metric, period, ...more] = index < 0 ? [] : segments.slice(index);
  if (edge === undefined || metric === undefined || more.length > 0) {
    return { segments, params: {}, remarks: [] };
  }
  const params = { metric, ...(period !== undefined && { period }) };
  const written = segments.slice(index).join('/');
  const asParams = Object.entries(params).map(([name, value]) => `${name}=${value}`);
  return {
    segments: segments.slice(0, index + 1),
    params,
    written,
    remarks: [`its path '${written}' is read as ${edge}?${asParams.join('&')}`],
  };
}
