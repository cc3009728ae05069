import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BaseType, NativeTypesManifest, SchemaColumn } from '@keboola/component-ts-lite';
import { DuckDBInstance } from '@duckdb/node-api';
import type { DuckDBConnection } from '@duckdb/node-api';

type Cell = string | number | boolean | null;

/** The base types in DuckDB, as wide as the platform's backends have them. */
const TYPES: Readonly<Record<BaseType, string>> = {
  STRING: 'VARCHAR',
  INTEGER: 'BIGINT',
  NUMERIC: 'DECIMAL(38, 9)',
  FLOAT: 'DOUBLE',
  BOOLEAN: 'BOOLEAN',
  DATE: 'DATE',
  TIMESTAMP: 'TIMESTAMP',
};
/** What every backend reads; DuckDB alone reads more, such as an offset without a colon. */
const TEXTS: Readonly<Record<BaseType, string>> = {
  STRING: '(?s).*',
  INTEGER: '-?[0-9]+',
  NUMERIC: '-?[0-9]+([.][0-9]+)?',
  FLOAT: '-?[0-9]+([.][0-9]+)?(e[+-]?[0-9]+)?',
  BOOLEAN: 'true|false',
  DATE: '[0-9]{4}-[0-9]{2}-[0-9]{2}',
  TIMESTAMP: '[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}[+-][0-9]{2}:[0-9]{2}',
};

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
const list = (columns: readonly SchemaColumn[]): string => columns.map(({ name }) => quoted(name)).join(', ');

/** Storage in a database in memory: it loads tables by their manifests as the platform does (docs/common-interface.md §3.5). */
export class Storage {
  private readonly schemas = new Map<string, readonly SchemaColumn[]>();

  private constructor(
    private readonly instance: DuckDBInstance,
    private readonly connection: DuckDBConnection,
  ) {}

  /** @returns an empty Storage */
  static async open(): Promise<Storage> {
    const instance = await DuckDBInstance.create(':memory:', { threads: '1', memory_limit: '256MB' });
    return new Storage(instance, await instance.connect());
  }

  /** Gives the memory back. */
  close(): void {
    this.connection.closeSync();
    this.instance.closeSync();
  }

  /** @returns the names of the tables that were loaded */
  get tables(): readonly string[] {
    return [...this.schemas.keys()];
  }

  /**
   * @param table its name
   * @returns its columns as the last manifest told them
   */
  schemaOf(table: string): readonly SchemaColumn[] {
    return this.schemas.get(table) ?? [];
  }

  /**
   * Asks the database.
   *
   * @param sql a query
   * @returns its rows
   */
  async ask(sql: string): Promise<readonly (readonly Cell[])[]> {
    const answer = await this.connection.runAndReadAll(sql);
    return answer.getRowsJson() as Cell[][];
  }

  /**
   * Loads the output of a run.
   *
   * @param dataFolder the run's data folder
   * @throws Error when a manifest differs from the table that is there, when a cell is none of its column's type, when a
   *   cell of a key is null, or when two rows have one key
   */
  async load(dataFolder: string): Promise<void> {
    const folder = join(dataFolder, 'out/tables');
    for (const file of readdirSync(folder).filter((name) => name.endsWith('.csv'))) {
      const text = readFileSync(join(folder, `${file}.manifest`), 'utf8');
      await this.loadTable(join(folder, file), JSON.parse(text) as NativeTypesManifest);
    }
  }

  private async loadTable(path: string, manifest: NativeTypesManifest): Promise<void> {
    const { schema, incremental } = manifest;
    const table = /([^/]+)\.csv$/.exec(path)?.[1] ?? '';
    await this.create(table, schema);
    await this.stage(path, schema);
    const into = quoted(table);
    if (!incremental) {
      await this.connection.run(`DELETE FROM ${into}`);
    }
    const key = schema.filter((column) => column.primary_key);
    const others = schema.filter((column) => !column.primary_key);
    const update = others.map(({ name }) => `${quoted(name)} = excluded.${quoted(name)}`).join(', ');
    const cells = schema.map(
      ({ name, data_type: { base } }) =>
        `CAST(${base.type === 'STRING' ? quoted(name) : `nullif(${quoted(name)}, '')`} AS ${TYPES[base.type]})`,
    );
    await this.connection.run(
      `INSERT INTO ${into} (${list(schema)}) SELECT ${cells.join(', ')} FROM staged
       ON CONFLICT (${list(key)}) DO UPDATE SET ${update}`,
    );
  }

  private async create(table: string, schema: readonly SchemaColumn[]): Promise<void> {
    const shape = (columns: readonly SchemaColumn[]): string =>
      columns
        .map(({ name, data_type, primary_key }) => `${name} ${data_type.base.type} ${String(primary_key)}`)
        .join();
    const before = this.schemas.get(table);
    if (before !== undefined && shape(before) !== shape(schema)) {
      throw new Error(`Cannot load '${table}': it is (${shape(before)}), the file (${shape(schema)})`);
    }
    this.schemas.set(table, schema);
    const columns = schema.map(
      ({ name, data_type, nullable }) =>
        `${quoted(name)} ${TYPES[data_type.base.type]}${nullable ? '' : ' NOT NULL'}`,
    );
    const key = list(schema.filter((column) => column.primary_key));
    await this.connection.run(
      `CREATE TABLE IF NOT EXISTS ${quoted(table)} (${columns.join(', ')}, PRIMARY KEY (${key}))`,
    );
  }

  /** Reads the file as text; an empty cell is empty text. */
  private async stage(path: string, schema: readonly SchemaColumn[]): Promise<void> {
    const cells = schema.map(({ name }) => `coalesce(${quoted(name)}, '') AS ${quoted(name)}`);
    const columns = schema.map(({ name }) => `'${name}': 'VARCHAR'`).join(', ');
    await this.connection.run(
      `CREATE OR REPLACE TEMP TABLE staged AS SELECT ${cells.join(', ')} FROM read_csv('${path}', header = true,
       delim = ',', quote = '"', escape = '"', auto_detect = false, columns = {${columns}})`,
    );
    const key = list(schema.filter((column) => column.primary_key));
    const [[repeated] = []] = await this.ask(
      `SELECT CAST(count(*) - count(DISTINCT (${key})) AS INTEGER) FROM staged`,
    );
    if (repeated !== 0) {
      throw new Error(`Cannot load '${path}': ${String(repeated)} rows repeat a key (${key})`);
    }
    for (const { name, data_type } of schema) {
      const { type } = data_type.base;
      const [wrong] = await this.ask(
        `SELECT ${quoted(name)} FROM staged WHERE ${quoted(name)} <> '' AND NOT regexp_full_match(${quoted(name)}, '${TEXTS[type]}') LIMIT 1`,
      );
      if (wrong !== undefined) {
        throw new Error(`Cannot load '${path}': '${String(wrong[0])}' in column '${name}' is no ${type}`);
      }
    }
  }
}
