import type { Cell, Mark, Rows } from '../../src/wire';

/** Rows by column, with dates as dates. */
export type Records = readonly Readonly<Record<string, Cell | Date>>[];

/**
 * Makes records of the rows that a chart draws. Rows without a number are left out: no value is not zero.
 *
 * @throws Error that names the columns that are missing
 */
export function toRecords(mark: Mark, { columns, rows }: Rows): Records {
  const names = columns.map(({ name }) => name);
  const needed = [mark.x, mark.y, mark.color, mark.facet].filter((name) => name !== undefined);
  const missing = needed.filter((name) => !names.includes(name));
  if (missing.length > 0) {
    throw new Error(
      `The chart draws the columns ${needed.join(', ')}; the SQL gives no ${missing.join(', ')}`,
    );
  }
  const dates = new Set(columns.filter(({ type }) => /^(DATE|TIMESTAMP)/.test(type)).map(({ name }) => name));
  return rows
    .map((row) =>
      Object.fromEntries(names.map((name, index) => [name, toValue(row[index] ?? null, dates.has(name))])),
    )
    .filter((record) => needed.every((name) => record[name] !== null));
}

function toValue(cell: Cell, isDate: boolean): Cell | Date {
  return isDate && typeof cell === 'string'
    ? new Date(`${cell.replace(' ', 'T')}${cell.length > 10 ? 'Z' : ''}`)
    : cell;
}
