import { fieldPath } from '../answer';
import type { Row } from '../flatten';
import { SNAPSHOT_COLUMN, TIME_COLUMNS } from '../plan';
import { keyNumber } from './columns';

const ID = fieldPath('', 'id');
const NAME = fieldPath('', 'name');
const PERIOD = fieldPath('', 'period');

/** What stands in a key before and after the dimensions, in the order of the manifest. */
const BEFORE = [ID, 'fb_graph_node', 'parent_id', NAME, PERIOD];
const AFTER: readonly string[] = ['breakdown', ...TIME_COLUMNS, SNAPSHOT_COLUMN];
/** Tell nodes apart. */
const OF_NODES = [ID, 'parent_id'];
/** The same where each day's reading is kept. */
const OF_NODES_BY_DAY = [...OF_NODES, SNAPSHOT_COLUMN];
/** Tell rows apart where `id` does not. */
const INSTEAD_OF_ID = ['fb_graph_node', NAME, PERIOD];

/**
 * Lists what tells a row from the others of its table: `id` and `parent_id` as far as they are filled; more for metrics
 * and for nodes without an id.
 *
 * @returns fields by their paths, our own columns by name
 */
export function keyFieldsOf(row: Row): readonly string[] {
  const { cells, level, weakId } = row;
  const ofNodes = level.snapshotDate === undefined ? OF_NODES : OF_NODES_BY_DAY;
  if (level.insights === undefined && !weakId) {
    return filled(ofNodes, cells);
  }
  const fields = [...ofNodes];
  for (let number = 1; cells.get(`key${number}`) !== undefined; number += 1) {
    fields.push(`key${number}`);
  }
  const others = [
    ...(level.insights ? TIME_COLUMNS : []),
    ...(weakId ? INSTEAD_OF_ID.slice(0, level.insights ? 3 : 1) : []),
  ];
  return filled([...fields, ...others], cells);
}

function filled(fields: readonly string[], cells: Row['cells']): readonly string[] {
  return fields.filter((field) => (cells.get(field) ?? '') !== '');
}

/** Orders what a key has as in the manifest; what is named twice counts once. */
export function orderKey(fields: Iterable<string>): readonly string[] {
  return [...new Set(fields)].sort((left, right) => rank(left) - rank(right));
}

function rank(field: string): number {
  const before = BEFORE.indexOf(field);
  if (before >= 0) {
    return before - 2000;
  }
  return keyNumber(field) ?? 2000 + AFTER.indexOf(field);
}
