import { fieldPath, isObject } from '../answer';
import type { JsonObject } from '../answer';

/** What every metric has besides its values. Source: docs/graph-api.md §2.2. */
const LABELS: ReadonlySet<string> = new Set(['id', 'name', 'period', 'title', 'description']);
const TOTAL_PARTS: ReadonlySet<string> = new Set(['value', 'breakdowns']);

/** What one value of a metric is: it gives rows, it has no value, or its value stands where none is looked for. */
type Kind = 'good' | 'empty' | 'odd';

/** One result of a breakdown, as far as it is known. */
export type Result = JsonObject & { readonly dimension_values: readonly unknown[] };

/**
 * Tells whether the values of a metric stand where insights have them; else the metric is a plain row, so that nothing of
 * it is lost. A metric with nothing but its labels has no data. One odd value among good ones is left out alone. Source:
 * docs/graph-api.md §2.2.
 */
export function hasKnownShape(metric: JsonObject): boolean {
  const { values, total_value: total } = metric;
  if (values === undefined && total === undefined) {
    return Object.keys(metric).every((key) => LABELS.has(key));
  }
  if (!(values === undefined || Array.isArray(values)) || !isTotal(total)) {
    return false;
  }
  const kinds = kindsOf(metric);
  return kinds.includes('good') || !kinds.includes('odd');
}

/** Counts the values of a metric of known shape that give no row though they are more than a day without data. */
export function oddValues(metric: JsonObject): number {
  const nulls = entriesOf(metric).filter((entry) => entry === null).length;
  const results = breakdownsOf(metric)
    .flatMap(resultsOf)
    .filter((result) => kindOfResult(result) === 'empty');
  return kindsOf(metric).filter((kind) => kind === 'odd').length + nulls + results.length;
}

/** Lists the values of a series that give rows. */
export function goodEntries(metric: JsonObject): readonly unknown[] {
  const entries = entriesOf(metric);
  const areBare = !entries.some(hasValue);
  return entries.filter((entry) => kindOfEntry(entry, areBare) === 'good');
}

/** Lists the breakdowns of a total of which the dimensions are known. */
export function goodBreakdowns(metric: JsonObject): readonly JsonObject[] {
  return breakdownsOf(metric).filter(isBreakdown);
}

/** Lists the results of a breakdown that give rows. */
export function goodResults(breakdown: JsonObject): readonly Result[] {
  return resultsOf(breakdown).filter((result): result is Result => kindOfResult(result) === 'good');
}

function kindsOf(metric: JsonObject): readonly Kind[] {
  const entries = entriesOf(metric);
  const areBare = !entries.some(hasValue);
  return [
    ...entries.map((entry) => kindOfEntry(entry, areBare)),
    ...breakdownsOf(metric).flatMap((breakdown): readonly Kind[] =>
      isBreakdown(breakdown) ? resultsOf(breakdown).map(kindOfResult) : ['odd'],
    ),
    ...(isObject(metric['total_value']) && 'value' in metric['total_value'] ? (['good'] as const) : []),
  ];
}

/**
 * `{value, end_time, …}`. Values may also stand alone, but not among such objects: without their time they would share one
 * key.
 */
function kindOfEntry(entry: unknown, areBare: boolean): Kind {
  if (isObject(entry)) {
    const isEmpty = Object.keys(entry).every((key) => key === 'end_time');
    return hasValue(entry) ? 'good' : isEmpty ? 'empty' : 'odd';
  }
  return entry === null ? 'empty' : areBare && !Array.isArray(entry) ? 'good' : 'odd';
}

function kindOfResult(result: unknown): Kind {
  if (result === null) {
    return 'empty';
  }
  if (!isObject(result) || !Array.isArray(result['dimension_values'])) {
    return 'odd';
  }
  const { value } = result;
  const isEmpty = value === null || Object.keys(result).length === 1;
  return value === undefined || value === null ? (isEmpty ? 'empty' : 'odd') : 'good';
}

function hasValue(entry: unknown): boolean {
  return isObject(entry) && 'value' in entry;
}

function entriesOf({ values }: JsonObject): readonly unknown[] {
  return Array.isArray(values) ? values : [];
}

function breakdownsOf({ total_value: total }: JsonObject): readonly unknown[] {
  return isObject(total) && Array.isArray(total['breakdowns']) ? total['breakdowns'] : [];
}

function resultsOf(breakdown: unknown): readonly unknown[] {
  return isObject(breakdown) && Array.isArray(breakdown['results']) ? breakdown['results'] : [];
}

/** A value, or `{value, breakdowns: [{dimension_keys, results: [{dimension_values, value}]}]}`. */
function isTotal(total: unknown): boolean {
  if (!isObject(total)) {
    return !Array.isArray(total);
  }
  const { breakdowns } = total;
  return (
    Object.keys(total).every((key) => TOTAL_PARTS.has(key)) &&
    (breakdowns === undefined || Array.isArray(breakdowns))
  );
}

function isBreakdown(breakdown: unknown): breakdown is JsonObject {
  return (
    isObject(breakdown) &&
    Array.isArray(breakdown['dimension_keys']) &&
    (breakdown['results'] === undefined || Array.isArray(breakdown['results']))
  );
}

/** Where a metric of an unknown shape has its value in fields of its own, they fill the columns that every metric has. */
const VALUE_COLUMNS = new Map([
  [fieldPath('', 'value'), 'value'],
  [fieldPath('', 'end_time'), 'end_time'],
]);

/** Names the column of a field of such a metric. */
export function columnOfField(field: string): string {
  return VALUE_COLUMNS.get(field) ?? field;
}
