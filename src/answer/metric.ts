import { isObject, toCell } from './json';
import type { JsonObject } from './json';
import { idOf } from './nodeList';

/** `178/insights/reach/day`, `987/video_insights/total_video_views/lifetime`. */
const METRIC_ID = /^[^/]+\/(?:\w+_)?insights\/([^/]+)(?:\/|$)/;

/**
 * Tells a metric from other nodes, whatever the name of the list that it stands in: its id names insights, and it has
 * values. Source: docs/graph-api.md §2.2.
 */
export function isMetric(node: unknown): node is JsonObject {
  return isObject(node) && ('values' in node || 'total_value' in node) && isMetricId(idOf(node));
}

/** Tells the id of a metric, made of its object, name and period, from those of other nodes. */
export function isMetricId(id: string): boolean {
  return METRIC_ID.test(id);
}

/** Reads the name of a metric; from its id where the query requests no `name`. '' where neither tells. */
export function metricName(metric: JsonObject): string {
  return toCell(metric['name']) || (METRIC_ID.exec(idOf(metric))?.[1] ?? '');
}
