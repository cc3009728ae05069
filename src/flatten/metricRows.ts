import { isObject, toCell } from '../answer';
import type { JsonObject } from '../answer';
import { TIMEFRAME } from '../plan';
import { goodBreakdowns, goodEntries, goodResults } from './metricShape';
import type { Window } from '../plan';
import { windowCells } from './windowCells';

/** Cells of a row beside those that the metric itself has. */
export type MetricCells = readonly (readonly [column: string, cell: string])[];

/** One dimension of a value: the breakdown's name and the value's place on it. */
interface Dimension {
  readonly name: string;
  readonly value: string;
}

/** What the answer does not say about its metrics. */
interface MetricContext {
  /** The breakdown's dimensions in the order requested. */
  readonly dimensions: readonly string[];
  /** The window that totals stand for. */
  readonly window: Window | undefined;
}

/**
 * Makes the rows of a metric: one for each value of a series, one for a total and one for each result of its breakdowns. A
 * metric without data gives none: absent is not 0. Source: docs/graph-api.md §2.2.
 *
 * @returns for each row the cells that identify it, and its value
 */
export function metricRows(
  metric: JsonObject,
  { dimensions, window }: MetricContext,
): readonly MetricCells[] {
  const series = goodEntries(metric).flatMap((value) => seriesRows(value, dimensions));
  const totals = totalRows(metric, dimensions).map((cells) => [...windowCells(window), ...cells]);
  // A media's metric may have its lifetime value in both places.
  const known = new Set(series.map((cells) => JSON.stringify(cells)));
  return [...series, ...totals.filter((cells) => !known.has(JSON.stringify(cells)))];
}

/** `{value, end_time, …}`: the fields beside these two are dimensions. */
function seriesRows(entry: unknown, requested: readonly string[]): MetricCells[] {
  if (!isObject(entry)) {
    return keyedValues(entry, 1);
  }
  const { value, end_time: endTime, ...siblings } = entry;
  const dimensions = Object.entries(siblings).map(([name, place]) => ({ name, value: toCell(place) }));
  const time: MetricCells = endTime === undefined ? [] : [['end_time', toCell(endTime)]];
  const cells = dimensionCells(inRequestedOrder(dimensions, requested));
  return keyedValues(value, keysOf(dimensions).length + 1).map((keyed) => [...time, ...cells, ...keyed]);
}

/** A value that is an object gives a row for each of its parts, keyed by their names. */
function keyedValues(value: unknown, depth: number): MetricCells[] {
  if (value === undefined || value === null) {
    return [];
  }
  if (!isObject(value)) {
    return [[['value', toCell(value)]]];
  }
  return Object.entries(value).flatMap(([key, part]) =>
    keyedValues(part, depth + 1).map((keyed): MetricCells => [[`key${depth}`, key], ...keyed]),
  );
}

function totalRows(metric: JsonObject, requested: readonly string[]): MetricCells[] {
  const total = metric['total_value'];
  return isObject(total)
    ? [
        ...keyedValues(total['value'], 1),
        ...goodBreakdowns(metric).flatMap((breakdown) => breakdownRows(breakdown, requested)),
      ]
    : keyedValues(total, 1);
}

function breakdownRows(breakdown: JsonObject, requested: readonly string[]): MetricCells[] {
  const names = listOf(breakdown['dimension_keys']).map(toCell);
  return goodResults(breakdown).flatMap(({ dimension_values: values, value }) => {
    const length = Math.max(names.length, values.length);
    const dimensions = Array.from({ length }, (_, index) => ({
      name: names[index] ?? '',
      value: toCell(values[index]),
    }));
    const cells = dimensionCells(inRequestedOrder(dimensions, requested));
    const depth = keysOf(dimensions).length + 1;
    return keyedValues(value, depth).map((keyed) => [...cells, ...keyed]);
  });
}

/**
 * Orders dimensions by name, never by place: the answer may have them in another order and with others between. Source:
 * docs/graph-api.md §2.2.
 */
function inRequestedOrder(
  dimensions: readonly Dimension[],
  requested: readonly string[],
): readonly Dimension[] {
  const rank = ({ name }: Dimension): number => {
    const index = requested.indexOf(name);
    return index < 0 ? requested.length : index;
  };
  return [...dimensions].sort((left, right) => rank(left) - rank(right));
}

function dimensionCells(dimensions: readonly Dimension[]): MetricCells {
  const keys = keysOf(dimensions);
  const timeframe = dimensions.find(({ name }) => name === TIMEFRAME);
  return [
    ...keys.map(({ value }, index) => [`key${index + 1}`, value] as const),
    ...(keys.length > 0 ? [['breakdown', keys.map(({ name }) => name).join()] as const] : []),
    ...(timeframe?.value ? [[timeframe.name, timeframe.value] as const] : []),
  ];
}

/** The dimensions that become `key1`, `key2` …; a time frame has a column of its own. */
function keysOf(dimensions: readonly Dimension[]): readonly Dimension[] {
  return dimensions.filter(({ name }) => name !== TIMEFRAME);
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
