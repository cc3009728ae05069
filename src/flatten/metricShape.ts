import { isObject } from '../answer';
import type { JsonObject } from '../answer';

/** What every metric has beside its values. Source: docs/graph-api.md §2.2. */
const LABELS: ReadonlySet<string> = new Set(['id', 'name', 'period', 'title', 'description']);
const TOTAL_PARTS: ReadonlySet<string> = new Set(['value', 'breakdowns']);

/**
 * Tells whether the values of a metric stand where insights have them; else the metric is a plain row, so that nothing of
 * it is lost. A metric with nothing but its labels has no data. Source: docs/graph-api.md §2.2.
 */
export function hasKnownShape(metric: JsonObject): boolean {
  const { values, total_value: total } = metric;
  if (values === undefined && total === undefined) {
    return Object.keys(metric).every((key) => LABELS.has(key));
  }
  return isSeries(values) && isTotal(total);
}

/** `[{value, end_time, …}]`; values may also stand alone. */
function isSeries(values: unknown): boolean {
  return values === undefined || (Array.isArray(values) && values.every(isEntry));
}

/** An entry without a value has no data yet, unless it has something else instead. */
function isEntry(entry: unknown): boolean {
  return (
    !Array.isArray(entry) &&
    (!isObject(entry) || 'value' in entry || Object.keys(entry).every((key) => key === 'end_time'))
  );
}

/** A value, or `{value, breakdowns: [{dimension_keys, results: [{dimension_values, value}]}]}`. */
function isTotal(total: unknown): boolean {
  if (!isObject(total)) {
    return !Array.isArray(total);
  }
  const { breakdowns } = total;
  return (
    Object.keys(total).every((key) => TOTAL_PARTS.has(key)) &&
    (breakdowns === undefined || (Array.isArray(breakdowns) && breakdowns.every(isBreakdown)))
  );
}

function isBreakdown(breakdown: unknown): boolean {
  if (!isObject(breakdown)) {
    return false;
  }
  const { dimension_keys: keys, results } = breakdown;
  return (
    Array.isArray(keys) && (results === undefined || (Array.isArray(results) && results.every(isResult)))
  );
}

function isResult(result: unknown): boolean {
  return isObject(result) && Array.isArray(result['dimension_values']) && 'value' in result;
}
