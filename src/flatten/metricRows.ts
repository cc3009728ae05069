import type { Level } from '../plan';
import { isObject, toCell } from './json';
import type { JsonObject } from './json';

/** What of a metric becomes cells of a row beside those that the metric itself has. */
export type MetricCells = readonly (readonly [column: string, cell: string])[];

/** One dimension of a value: the breakdown's name and the value's place on it. */
interface Dimension {
  readonly name: string;
  readonly value: string;
}

/** The dimension that is a window and no breakdown: it gets a column of its own (SPEC §6). */
const TIMEFRAME = 'timeframe';

/**
 * Makes the rows of a metric: one for each value of a series, one for a total and one for each result of its breakdowns
 * (graph-api.md §2.2). A metric without data gives none: absent is not 0.
 *
 * @param metric the metric as it came
 * @param level its level, which knows the breakdown asked
 * @returns for each row the cells that tell it from the others
 */
export function metricRows(metric: JsonObject, level: Level): readonly MetricCells[] {
  const asked = level.insights?.dimensions ?? [];
  const values = Array.isArray(metric['values']) ? metric['values'].filter(isObject) : [];
  return [...values.flatMap((value) => seriesRows(value, asked)), ...totalRows(metric['total_value'], asked)];
}

/** `{value, end_time, …}`: what stands beside the two are dimensions. */
function seriesRows(entry: JsonObject, asked: readonly string[]): MetricCells[] {
  const { value, end_time: endTime, ...siblings } = entry;
  const dimensions = Object.entries(siblings).map(([name, one]) => ({ name, value: toCell(one) }));
  const time: MetricCells = endTime === undefined ? [] : [['end_time', toCell(endTime)]];
  const cells = dimensionCells(inOrder(dimensions, asked));
  const first = dimensions.filter(({ name }) => name !== TIMEFRAME).length + 1;
  return keyedValues(value, first).map((keyed) => [...time, ...cells, ...keyed]);
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

function totalRows(total: unknown, asked: readonly string[]): MetricCells[] {
  if (!isObject(total)) {
    return [];
  }
  const breakdowns = Array.isArray(total['breakdowns']) ? total['breakdowns'].filter(isObject) : [];
  return [...keyedValues(total['value'], 1), ...breakdowns.flatMap((one) => breakdownRows(one, asked))];
}

function breakdownRows(breakdown: JsonObject, asked: readonly string[]): MetricCells[] {
  const names = listOf(breakdown['dimension_keys']).map(toCell);
  return listOf(breakdown['results'])
    .filter(isObject)
    .flatMap((result) => {
      const values = listOf(result['dimension_values']);
      const dimensions = names.map((name, index) => ({ name, value: toCell(values[index]) }));
      const cells = dimensionCells(inOrder(dimensions, asked));
      return keyedValues(result['value'], dimensions.length + 1).map((keyed) => [...cells, ...keyed]);
    });
}

/** By name, never by place: the answer may have them in another order and with others between (graph-api.md §2.2). */
function inOrder(dimensions: readonly Dimension[], asked: readonly string[]): readonly Dimension[] {
  const rank = ({ name }: Dimension): number => {
    const index = asked.indexOf(name);
    return index < 0 ? asked.length : index;
  };
  return [...dimensions].sort((one, other) => rank(one) - rank(other));
}

function dimensionCells(dimensions: readonly Dimension[]): MetricCells {
  const counted = dimensions.filter(({ name }) => name !== TIMEFRAME);
  const timeframe = dimensions.find(({ name }) => name === TIMEFRAME);
  return [
    ...counted.map(({ value }, index) => [`key${index + 1}`, value] as const),
    ...(counted.length > 0 ? [['breakdown', counted.map(({ name }) => name).join()] as const] : []),
    ...(timeframe ? [[TIMEFRAME, timeframe.value] as const] : []),
  ];
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
