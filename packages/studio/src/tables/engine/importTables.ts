import { DuckDBInstance } from '@duckdb/node-api';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { OutputTable } from '../readManifest';
import { removeDatabase } from '../removeDatabase';
import { BRANDS, literal, quoted } from '../sql';

/** Base types of the platform in DuckDB. Numbers are doubles: they are drawn, and not added up to the cent. */
const TYPES: Readonly<Record<string, string>> = {
  INTEGER: 'BIGINT',
  NUMERIC: 'DOUBLE',
  FLOAT: 'DOUBLE',
  BOOLEAN: 'BOOLEAN',
  DATE: 'DATE',
  TIMESTAMP: 'TIMESTAMP',
};

/** Memory for the import; what does not fit is written next to the database. */
const MEMORY = '1GB';

/**
 * Copies the tables into a new database, so that a page of a million rows needs no reading of the whole file.
 *
 * @param database where; an earlier one is replaced
 */
export async function importTables(tables: readonly OutputTable[], database: string): Promise<void> {
  await removeDatabase(database);
  const instance = await DuckDBInstance.create(database, { memory_limit: MEMORY, threads: '4' });
  try {
    const connection = await instance.connect();
    try {
      for (const table of tables) {
        await connection.run(importSql(table));
      }
      await createBrands(connection, tables);
    } finally {
      connection.closeSync();
    }
  } finally {
    instance.closeSync();
  }
}

function importSql({ name, path, columns }: OutputTable): string {
  const cells = columns.map((column) => {
    const type = TYPES[column.type];
    const cell = quoted(column.name);
    // A cell that is not what its manifest says is shown as empty, and fails nothing.
    return type === undefined ? cell : `TRY_CAST(${cell} AS ${type}) AS ${cell}`;
  });
  const texts = columns.map((column) => `${literal(column.name)}: 'VARCHAR'`).join(', ');
  const format = `header = true, delim = ',', quote = '"', escape = '"', columns = {${texts}}`;
  // What one program wrote needs no guessing, and lines may be as long as a caption with its comments as JSON.
  const options = `${format}, auto_detect = false, max_line_size = 20000000`;
  return `CREATE TABLE ${quoted(name)} AS SELECT ${cells.join(', ')} FROM read_csv(${literal(asPattern(path))}, ${options})`;
}

/** DuckDB takes a path for a pattern: what would stand for other names stands in brackets, for itself. */
function asPattern(path: string): string {
  return path.replace(/[*?[]/g, '[$&]');
}

async function createBrands(connection: DuckDBConnection, tables: readonly OutputTable[]): Promise<void> {
  const accounts = tables.find(({ name }) => name === 'accounts');
  const hasNames = ['id', 'name'].every((name) => accounts?.columns.some((column) => column.name === name));
  const rows = hasNames
    ? `SELECT id, CASE WHEN coalesce(name, '') = '' THEN id
         WHEN count(*) OVER (PARTITION BY name) > 1 THEN name || ' (' || id || ')' ELSE name END AS brand
       FROM accounts`
    : `SELECT '' AS id, '' AS brand WHERE false`;
  await connection.run(`CREATE TABLE ${BRANDS} AS ${rows}`);
}
