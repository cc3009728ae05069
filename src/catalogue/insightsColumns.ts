import type { BaseType } from '@keboola/component-ts-lite';

/** What is known of a column. */
export interface ColumnFact {
  readonly type: BaseType;
  readonly description?: string;
}

const text = (description: string): ColumnFact => ({ type: 'STRING', description });

/** Columns of every table of insights but `value` (graph-api.md §2.2; SPEC §6 for those that are no field of the answer). */
const COLUMNS: Readonly<Record<string, ColumnFact>> = {
  id: text('Id of the metric: that of its object, of the metric and of the period'),
  name: text('Name of the metric'),
  period: text('Period that a value stands for: day, lifetime …'),
  title: text("The metric's name for people; it depends on the language"),
  description: text('What the metric counts; it depends on the language'),
  breakdown: text('Names of the dimensions in key1, key2 …, with commas between them; empty for a total'),
  timeframe: text('Time frame of demographics'),
  end_time: text('End of the day that the value stands for, as the API gives it; empty for totals'),
  date_start: text('First moment of the window that a total stands for'),
  date_stop: text('End of the window that a total stands for; not part of it'),
};

/**
 * Tells what is known of a column of insights.
 *
 * @param column its name
 * @param areNumbers whether every metric of the table is known: then its values are numbers, some of them fractions
 * @returns its type and description, or undefined
 */
export function insightsColumn(column: string, areNumbers: boolean): ColumnFact | undefined {
  if (column === 'value') {
    return { type: areNumbers ? 'NUMERIC' : 'STRING', description: 'Value of the metric' };
  }
  if (/^key\d+$/.test(column)) {
    return text(`The value's place on dimension ${column.slice(3)} of its breakdown; empty for a total`);
  }
  return Object.hasOwn(COLUMNS, column) ? COLUMNS[column] : undefined;
}
