import type { Window } from '../plan';
import { isObject, toCell } from './json';
import type { JsonObject } from './json';
import { windowCells } from './windowCells';

/** What of a metric becomes cells of a row beside those that the metric itself has. */
export type MetricCells = readonly (readonly [column: string, cell: string])[];

/** One dimension of a value: the breakdown's name and the value's place on it. */
interface Dimension {
  readonly name: string;
  readonly value: string;
}

/** The dimension that is a window and no breakdown: it gets a column of its own (SPEC §6). */
const TIMEFRAME = 'timeframe';

/** What the answer does not say of its metrics. */
interface Asked {
  /** The breakdown's dimensions in the order asked. */
  readonly dimensions: readonly string[];
  /** The window that totals stand for. */
  readonly window: Window | undefined;
}

/**
 * Makes the rows of a metric: one for each value of a series, one for a total and one for each result of its breakdowns
 * (graph-api.md §2.2). A metric without data gives none: absent is not 0.
 *
 * @param metric the metric as it came
 * @param asked what was asked
 * @returns for each row the cells that tell it from the others
 */
export function metricRows(metric: JsonObject, { dimensions, window }: Asked): readonly MetricCells[] {
  const series = listOf(metric['values']).flatMap((value) => seriesRows(value, dimensions));
  const totals = totalRows(metric['total_value'], dimensions);
  return [...series, ...totals.map((cells) => [...windowCells(window), ...cells])];
}

/** `{value, end_time, …}`: what stands beside the two are dimensions. */
function seriesRows(entry: unknown, asked: readonly string[]): MetricCells[] {
  if (!isObject(entry)) {
    return keyedValues(entry, 1);
  }
  const { value, end_time: endTime, ...siblings } = entry;
  const dimensions = Object.entries(siblings).map(([name, one]) => ({ name, value: toCell(one) }));
  const time: MetricCells = endTime === undefined ? [] : [['end_time', toCell(endTime)]];
  const cells = dimensionCells(inOrder(dimensions, asked));
  return keyedValues(value, counted(dimensions).length + 1).map((keyed) => [...time, ...cells, ...keyed]);
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
    return keyedValues(total, 1);
  }
  const breakdowns = listOf(total['breakdowns']).filter(isObject);
  return [...keyedValues(total['value'], 1), ...breakdowns.flatMap((one) => breakdownRows(one, asked))];
}

function breakdownRows(breakdown: JsonObject, asked: readonly string[]): MetricCells[] {
  const names = listOf(breakdown['dimension_keys']).map(toCell);
  return listOf(breakdown['results'])
    .filter(isObject)
    .flatMap((result) => {
      const values = listOf(result['dimension_values']);
      const length = Math.max(names.length, values.length);
      const dimensions = Array.from({ length }, (_, index) => ({
        name: names[index] ?? '',
        value: toCell(values[index]),
      }));
      const cells = dimensionCells(inOrder(dimensions, asked));
      const depth = counted(dimensions).length + 1;
      return keyedValues(result['value'], depth).map((keyed) => [...cells, ...keyed]);
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
  const keys = counted(dimensions);
  const timeframe = dimensions.find(({ name }) => name === TIMEFRAME);
  return [
    ...keys.map(({ value }, index) => [`key${index + 1}`, value] as const),
    ...(keys.length > 0 ? [['breakdown', keys.map(({ name }) => name).join()] as const] : []),
    ...(timeframe ? [[TIMEFRAME, timeframe.value] as const] : []),
  ];
}

/** The dimensions that become `key1`, `key2` … */
function counted(dimensions: readonly Dimension[]): readonly Dimension[] {
  return dimensions.filter(({ name }) => name !== TIMEFRAME);
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
