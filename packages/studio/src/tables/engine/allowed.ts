import type { DuckDBConnection } from '@duckdb/node-api';
import { literal } from '../sql';

/** Table functions that make rows of their arguments or describe tables. Others reach files, settings or the log. */
const TABLE_FUNCTIONS: ReadonlySet<string> = new Set([
  'range',
  'generate_series',
  'unnest',
  'repeat',
  'repeat_row',
  'json_each',
  'json_tree',
  'pragma_table_info',
  'duckdb_tables',
  'duckdb_columns',
  'duckdb_functions',
  'duckdb_types',
]);

/**
 * Finds a table function in a statement that may not be called. DuckDB's own parser is asked, so that neither comments nor quotes hide one.
 *
 * @returns a reason to refuse the statement; undefined when there is none, or when it is not a SELECT at all
 */
export async function whyRefused(connection: DuckDBConnection, sql: string): Promise<string | undefined> {
  const reader = await connection.runAndReadAll(`SELECT json_serialize_sql(${literal(sql)})`);
  const tree = JSON.parse(String(reader.getRows()[0]?.[0])) as unknown;
  const refused = tableFunctionsIn(tree).find((name) => !TABLE_FUNCTIONS.has(name.toLowerCase()));
  return refused === undefined
    ? undefined
    : `The function ${refused}() is not available here; of those that give tables there are ${[...TABLE_FUNCTIONS].join(', ')}`;
}

/** Lists the table functions that are called anywhere in a statement, as its serialized tree names them. */
function tableFunctionsIn(tree: unknown): readonly string[] {
  const found: string[] = [];
  // A list of what is still to be visited: a statement may be nested deeper than calls may be.
  const open: unknown[] = [tree];
  while (open.length > 0) {
    const node = open.pop();
    if (typeof node === 'object' && node !== null) {
      const { type, function: called } = node as { type?: unknown; function?: { function_name?: unknown } };
      if (type === 'TABLE_FUNCTION') {
        found.push(String(called?.function_name));
      }
      open.push(...(Object.values(node) as unknown[]));
    }
  }
  return found;
}
