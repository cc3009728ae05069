import type { ShapedTable } from '../tables';
import type { State, TableShape } from './state';

/**
 * Looks up the shape that a table has in Storage.
 *
 * @param state the state before the run
 * @param table its name
 * @returns the shape, or undefined for a table that was never written
 */
export function shapeOf(state: State, table: string): TableShape | undefined {
  return Object.hasOwn(state.tables, table) ? state.tables[table] : undefined;
}

/**
 * Makes the shape to keep of a table that was written. Its types are kept from the first manifest on that tells them.
 *
 * @param state the state before the run
 * @param table the table
 * @param isTyped whether its manifest tells types
 * @returns the shape
 */
export function shapeToKeep(
  state: State,
  {
    name,
    columns,
    primaryKey,
    described,
  }: Pick<ShapedTable, 'name' | 'columns' | 'primaryKey' | 'described'>,
  isTyped: boolean,
): TableShape {
  if (!isTyped && shapeOf(state, name)?.types === undefined) {
    return { columns, primaryKey };
  }
  const types = described.filter(({ type }) => type !== 'STRING').map((one) => [one.name, one.type] as const);
  return { columns, primaryKey, types: Object.fromEntries(types) };
}

/**
 * Notes the shapes of the tables that were written; tables of other runs keep theirs.
 *
 * @param state the state so far
 * @param written name and shape of each
 * @returns the new state
 */
export function withShapes(
  state: State,
  written: Iterable<readonly [name: string, shape: TableShape]>,
): State {
  return { ...state, tables: { ...state.tables, ...Object.fromEntries(written) } };
}
