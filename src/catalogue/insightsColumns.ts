import type { BaseType, ColumnDefinition } from '@keboola/component-ts-lite';
import { metricsOf } from './lookups';

const text = (description: string): Omit<ColumnDefinition, 'name'> => ({ type: 'STRING', description });

/** Columns of every table of insights but `value` and the keys. Source: docs/graph-api.md §2.2. */
const COLUMNS: Readonly<Record<string, Omit<ColumnDefinition, 'name'>>> = {
  id: text('Id of the metric, made of its object, name and period'),
  name: text('Name of the metric'),
  period: text('Period of the value: day, lifetime …'),
  title: text('Title of the metric, in the language of the account'),
  description: text('Description of the metric, in the language of the account'),
  breakdown: text('Names of the dimensions in key1, key2 …, separated by commas; empty for a total'),
  timeframe: text('Time frame of demographics'),
  end_time: text('End of the day of the value, as in the API; empty for totals'),
  date_start: text('Start of the window of a total'),
  date_stop: text('End of the window of a total, exclusive'),
};

/**
 * Describes a column of insights.
 *
 * @param metrics all metrics whose values may stand in the table
 * @returns undefined for a column that is not known
 */
export function insightsColumn(name: string, metrics: readonly string[]): ColumnDefinition | undefined {
  if (name === 'value') {
    return { name, type: valueType(metrics), description: 'Value of the metric' };
  }
  if (/^key\d+$/.test(name)) {
    return {
      name,
      ...text(`Value of dimension ${name.slice(3)} of the breakdown; empty for a total`),
    };
  }
  return Object.hasOwn(COLUMNS, name) ? { name, ...COLUMNS[name] } : undefined;
}

/** Text unless every metric is known. */
function valueType(metrics: readonly string[]): BaseType {
  const known = metricsOf(undefined);
  return metrics.length > 0 && metrics.every((metric) => Object.hasOwn(known, metric)) ? 'NUMERIC' : 'STRING';
}
