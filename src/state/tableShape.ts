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
