import type { Column, Filter, RowsRequest } from '../wire';
import { quoted } from './sql';

/** SQL with the values of its parameters. */
export interface Statement {
  readonly sql: string;
  readonly values: readonly string[];
}

/**
 * Writes the SELECT of a part of a table. Names that are not columns of it are left out; values are parameters.
 *
 * @param columns those of the table
 */
export function rowsSql(request: RowsRequest, columns: readonly Column[]): Statement {
  const { where, values } = conditions(request, columns);
  const { sort } = request;
  const isKnown = sort !== undefined && columns.some(({ name }) => name === sort.column);
  // The rowid behind it: rows with one value keep their order from page to page.
  const order = isKnown
    ? ` ORDER BY ${quoted(sort.column)} ${sort.isDescending ? 'DESC' : 'ASC'} NULLS LAST, rowid`
    : '';
  const names = columns.map(({ name }) => quoted(name)).join(', ');
  return { sql: `SELECT ${names} FROM ${quoted(request.table)}${where}${order}`, values };
}

/** Writes the SELECT that counts the rows that fit. */
export function countSql(request: RowsRequest, columns: readonly Column[]): Statement {
  const { where, values } = conditions(request, columns);
  return { sql: `SELECT count(*) FROM ${quoted(request.table)}${where}`, values };
}

function conditions(
  { search = '', filters = [] }: RowsRequest,
  columns: readonly Column[],
): { readonly where: string; readonly values: readonly string[] } {
  const known = filters.filter(({ column }) => columns.some(({ name }) => name === column));
  const all = known.map((filter) => condition(filter));
  if (search !== '') {
    const texts = columns.map(({ name }) => `CAST(${quoted(name)} AS VARCHAR)`).join(', ');
    all.push({ sql: `contains(lower(concat_ws(chr(10), ${texts})), lower(?))`, value: search });
  }
  return {
    where: all.length === 0 ? '' : ` WHERE ${all.map(({ sql }) => sql).join(' AND ')}`,
    values: all.map(({ value }) => value),
  };
}

function condition({ column, is, value }: Filter): { readonly sql: string; readonly value: string } {
  const text = `CAST(${quoted(column)} AS VARCHAR)`;
  // Numbers compare as numbers where both sides are some, everything else as text: dates sort rightly so.
  const number = `TRY_CAST(${quoted(column)} AS DOUBLE)`;
  switch (is) {
    case 'equal':
      return { sql: `coalesce(${text}, '') = ?`, value };
    case 'containing':
      return { sql: `contains(lower(${text}), lower(?))`, value };
    case 'atLeast':
    case 'atMost': {
      const operator = is === 'atLeast' ? '>=' : '<=';
      const isNumber = value.trim() !== '' && Number.isFinite(Number(value));
      return { sql: isNumber ? `${number} ${operator} CAST(? AS DOUBLE)` : `${text} ${operator} ?`, value };
    }
  }
}
