import { safeColumnName } from '@keboola/component-ts-lite';
import { keysOf } from '../answer';
import { LEADING_COLUMNS } from '../plan';

const LEADING = LEADING_COLUMNS.map(({ name }) => name);

/** The name that a field's column has unless another field has it: the keys on its path, joined and made legal. */
export function usualName(field: string): string {
  return safeColumnName(keysOf(field).join('_')) || 'field';
}

/** Orders the columns of a table: the leading ones first, then the others by name; repeated names count once. */
export function orderColumns(columns: Iterable<string>): readonly string[] {
  return [...new Set(columns)].sort(compareColumns);
}

/** Orders fields as their columns will most likely stand, so that their rows need not be laid out anew. */
export function orderFields(fields: Iterable<string>): readonly string[] {
  return [...new Set(fields)]
    .map((field) => ({ field, name: usualName(field) }))
    .sort((left, right) => compareColumns(left.name, right.name) || compareText(left.field, right.field))
    .map(({ field }) => field);
}

function compareColumns(left: string, right: string): number {
  return rank(left) - rank(right) || compareText(left, right);
}

function compareText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
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
