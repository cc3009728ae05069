/** Columns that stand first, in this order (SPEC §7); `keyN` beyond the second follow it. */
const LEADING = [
  'id',
  'ex_account_id',
  'fb_graph_node',
  'parent_id',
  'name',
  'key1',
  'key2',
  'breakdown',
  'value',
  'period',
  'date_start',
  'date_stop',
  'end_time',
  'title',
];

/**
 * Orders the columns of a table: the well-known ones first, then the others by name.
 *
 * @param columns any names; repeats count once
 * @returns the names in order
 */
export function orderColumns(columns: Iterable<string>): readonly string[] {
  return [...new Set(columns)].sort((one, other) => {
    const byRank = rank(one) - rank(other);
    return byRank !== 0 ? byRank : one < other ? -1 : 1;
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

/**
 * Tells the columns of dimensions.
 *
 * @param column a name
 * @returns N of `keyN`, or undefined
 */
export function keyNumber(column: string): number | undefined {
  const number = /^key([1-9]\d{0,2})$/.exec(column)?.[1];
  return number === undefined ? undefined : Number(number);
}
