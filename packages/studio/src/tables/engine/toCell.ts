import { DuckDBDecimalValue } from '@duckdb/node-api';
import type { DuckDBValue } from '@duckdb/node-api';
import type { Cell } from '../../wire';

/** Makes JSON of a value: whole numbers that JSON would round become text, and so does all that JSON does not have. */
export function toCell(value: DuckDBValue): Cell {
  switch (typeof value) {
    case 'boolean':
    case 'string':
      return value;
    case 'number':
      return Number.isFinite(value) ? value : String(value);
    case 'bigint':
      return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
    default:
      return value === null ? null : value instanceof DuckDBDecimalValue ? value.toDouble() : String(value);
  }
}
