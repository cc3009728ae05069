import { fieldsToKeep } from '../tables';
import type { OutputTable, TableSchema } from '../tables';
import type { State } from './state';

/** Looks up the schema that a table has in Storage; undefined for a table that was never written. */
export function schemaOf(state: State, table: string): TableSchema | undefined {
  return Object.hasOwn(state.tables, table) ? state.tables[table] : undefined;
}

/**
 * Adds the schemas of the tables that were written; tables of other runs keep theirs. The types of a table are kept from
 * its first manifest with types on.
 *
 * @param isTyped whether the manifests of this run have types
 */
export function withSchemas(state: State, written: readonly OutputTable[], isTyped: boolean): State {
  const schemas = written.map((table) => [table.name, schemaToKeep(state, table, isTyped)] as const);
  return { ...state, tables: { ...state.tables, ...Object.fromEntries(schemas) } };
}

function schemaToKeep(state: State, table: OutputTable, isTyped: boolean): TableSchema {
  const { name, insteadOf, columns, fields, primaryKey, described, takenOver } = table;
  const kept = fieldsToKeep(columns, fields);
  const isKept = isTyped || schemaOf(state, name)?.types !== undefined;
  const types = described
    .filter(({ type }) => type !== 'STRING')
    .map((column) => [column.name, column.type] as const);
  return {
    columns,
    primaryKey,
    ...(isKept && { types: Object.fromEntries(types) }),
    ...(Object.keys(kept).length > 0 && { fields: kept }),
    ...(insteadOf !== undefined && { insteadOf }),
    ...(takenOver.length > 0 && { takenOver }),
  };
}
