import { Dialect, init, transpile } from '@polyglot-sql/sdk';

const DIALECTS = {
  snowflake: Dialect.Snowflake,
  bigquery: Dialect.BigQuery,
  duckdb: Dialect.DuckDB,
} as const;

/**
 * Parses a statement as a database would and writes it for DuckDB.
 *
 * @throws Error with the parser's words where that database would not understand it
 */
export async function toDuckDb(sql: string, dialect: keyof typeof DIALECTS): Promise<string> {
  await init();
  const { success, sql: statements = [], error } = transpile(sql, DIALECTS[dialect], Dialect.DuckDB);
  const [statement] = statements;
  if (!success || statement === undefined) {
    throw new Error(`Not SQL of ${dialect}: ${error ?? 'nothing parsed'}\n${sql}`);
  }
  return statement;
}
