import type { Row } from '../flatten';
import { keyNumber } from './columns';

/** Columns of a key around the dimensions, in the order in which a manifest names them (SPEC §7). */
const BEFORE = ['id', 'fb_graph_node', 'parent_id', 'name', 'period'];
const AFTER = ['breakdown', 'timeframe', 'end_time', 'date_start', 'date_stop'];
/** What tells nodes apart. */
const OF_NODES = ['id', 'parent_id'];
/** Columns that tell rows apart wherever a metric's row has them. */
const OF_METRICS = ['timeframe', 'end_time', 'date_start', 'date_stop'];
/** What tells rows apart where `id` does not. */
const INSTEAD_OF_ID = ['fb_graph_node', 'name', 'period'];

/**
 * Names the columns by which a row is told from the others of its table.
 *
 * @param row any row
 * @returns those of its columns that belong to a key; a metric's and a nameless node's have more than `id`, `parent_id`
 */
export function keyColumnsOf(row: Row): readonly string[] {
  const { cells, level, weakId } = row;
  if (level.insights === undefined && !weakId) {
    return filled(OF_NODES, cells);
  }
  const columns = [...OF_NODES];
  for (let number = 1; cells.get(`key${number}`) !== undefined; number += 1) {
    columns.push(`key${number}`);
  }
  const others = [
    ...(level.insights ? OF_METRICS : []),
    ...(weakId ? INSTEAD_OF_ID.slice(0, level.insights ? 3 : 1) : []),
  ];
  return filled([...columns, ...others], cells);
}

function filled(columns: readonly string[], cells: Row['cells']): readonly string[] {
  return columns.filter((column) => (cells.get(column) ?? '') !== '');
}

/**
 * Orders the columns of a key.
 *
 * @param columns any key columns
 * @returns them as a manifest names them
 */
export function orderKey(columns: Iterable<string>): readonly string[] {
  return [...new Set(columns)].sort((one, other) => rank(one) - rank(other));
}

function rank(column: string): number {
  const before = BEFORE.indexOf(column);
  if (before >= 0) {
    return before - 2000;
  }
  return keyNumber(column) ?? 2000 + AFTER.indexOf(column);
}
