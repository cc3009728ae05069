import type { Row } from '../flatten';
import { SNAPSHOT_COLUMN } from '../plan';
import { keyNumber } from './columns';

/** Columns of a key before and after the dimensions, in the order of the manifest. */
const BEFORE = ['id', 'fb_graph_node', 'parent_id', 'name', 'period'];
const AFTER = ['breakdown', 'timeframe', 'end_time', 'date_start', 'date_stop', SNAPSHOT_COLUMN];
/** Tell nodes apart. */
const OF_NODES = ['id', 'parent_id'];
/** The same where each day's reading is kept. */
const OF_NODES_BY_DAY = [...OF_NODES, SNAPSHOT_COLUMN];
/** Columns that tell the rows of metrics apart, where a row has them. */
const OF_METRICS = ['timeframe', 'end_time', 'date_start', 'date_stop'];
/** Tell rows apart where `id` does not. */
const INSTEAD_OF_ID = ['fb_graph_node', 'name', 'period'];

/**
 * Lists the columns that tell a row from the others of its table: `id` and `parent_id` as far as they are filled; more for
 * metrics and for nodes without an id.
 */
export function keyColumnsOf(row: Row): readonly string[] {
  const { cells, level, weakId } = row;
  const ofNodes = level.snapshotDate === undefined ? OF_NODES : OF_NODES_BY_DAY;
  if (level.insights === undefined && !weakId) {
    return filled(ofNodes, cells);
  }
  const columns = [...ofNodes];
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

/** Orders the columns of a key as in the manifest; repeated names count once. */
export function orderKey(columns: Iterable<string>): readonly string[] {
  return [...new Set(columns)].sort((left, right) => rank(left) - rank(right));
}

function rank(column: string): number {
  const before = BEFORE.indexOf(column);
  if (before >= 0) {
    return before - 2000;
  }
  return keyNumber(column) ?? 2000 + AFTER.indexOf(column);
}
