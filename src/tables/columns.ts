import { LEADING_COLUMNS } from '../plan';

const LEADING = LEADING_COLUMNS.map(({ name }) => name);

/** Orders the columns of a table: the leading ones first, then the others by name; repeated names count once. */
export function orderColumns(columns: Iterable<string>): readonly string[] {
  return [...new Set(columns)].sort((left, right) => {
    const byRank = rank(left) - rank(right);
    return byRank !== 0 ? byRank : left < right ? -1 : 1;
  });
}

function rank(column: string): number {
  const index = LEADING.indexOf(column);
  if (index >= 0) {
    return index;
  }
  const key = keyNumber(column);
  return key === undefined ? LEADING.length : LEADING.indexOf('key2') + Math.min(0.999, key / 1000);
}

/** Reads N of `keyN`, the columns of dimensions; undefined for any other column. */
export function keyNumber(column: string): number | undefined {
  const number = /^key([1-9]\d{0,2})$/.exec(column)?.[1];
  return number === undefined ? undefined : Number(number);
}
