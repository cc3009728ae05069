import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatCsv } from '@keboola/component-ts-lite';
import { DuckDBInstance } from '@duckdb/node-api';
import type { DuckDBConnection } from '@duckdb/node-api';
import Papa from 'papaparse';

type Rows = readonly (readonly string[])[];

/** A manifest without types, as far as a load looks at it. */
interface Manifest {
  readonly incremental: boolean;
  readonly primary_key: readonly string[];
  readonly column_metadata?: Readonly<Record<string, unknown>>;
}

/** A table as it was made. */
interface Shape {
  readonly columns: string[];
  readonly primaryKey: readonly string[];
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
const list = (columns: readonly string[]): string => columns.map(quoted).join(', ');

/**
 * Tables without types in a database in memory, loaded as the platform loads them on every backend: columns are added where
 * the manifest names them, and a file must have all columns of its table (docs/common-interface.md §3.5).
 */
export class ClassicStorage {
  private readonly shapes = new Map<string, Shape>();

  private constructor(
    private readonly instance: DuckDBInstance,
    private readonly connection: DuckDBConnection,
  ) {}

  /** @returns an empty Storage */
  static async open(): Promise<ClassicStorage> {
    const instance = await DuckDBInstance.create(':memory:', { threads: '1', memory_limit: '256MB' });
    return new ClassicStorage(instance, await instance.connect());
  }

  /** Gives the memory back. */
  close(): void {
    this.connection.closeSync();
    this.instance.closeSync();
  }

  /**
   * Makes a table with rows.
   *
   * @param table its name
   * @param shape its columns and its key
   * @param rows of the table
   */
  async create(
    table: string,
    { columns, primaryKey }: { readonly columns: readonly string[]; readonly primaryKey: readonly string[] },
    rows: Rows,
  ): Promise<void> {
    const texts = columns.map((column) => `${quoted(column)} VARCHAR NOT NULL DEFAULT ''`).join(', ');
    await this.connection.run(`CREATE TABLE ${quoted(table)} (${texts}, PRIMARY KEY (${list(primaryKey)}))`);
    this.shapes.set(table, { columns: [...columns], primaryKey });
    await this.upsert(table, columns, rows);
  }

  /**
   * Lays a table into in/tables of a run, as an input mapping does.
   *
   * @param table its name
   * @param dataFolder the run's data folder
   * @param limit of its rows
   */
  async mapAsInput(table: string, dataFolder: string, limit = 1): Promise<void> {
    const { columns, primaryKey } = this.shapes.get(table)!;
    const rows = (await this.rows(table)).slice(0, limit);
    const folder = join(dataFolder, 'in/tables');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, `${table}.csv`), formatCsv([columns, ...rows]));
    const manifest = { id: `in.c-old.${table}`, name: table, columns, primary_key: primaryKey };
    writeFileSync(join(folder, `${table}.csv.manifest`), JSON.stringify(manifest));
  }

  /** @returns the columns of a table, in their order */
  columns(table: string): readonly string[] {
    return this.shapes.get(table)?.columns ?? [];
  }

  /** @returns all rows of a table, ordered */
  async rows(table: string): Promise<Rows> {
    const answer = await this.connection.runAndReadAll(
      `SELECT ${list(this.columns(table))} FROM ${quoted(table)} ORDER BY ALL`,
    );
    return answer.getRowsJson() as string[][];
  }

  /**
   * Loads the output of a run.
   *
   * @param dataFolder the run's data folder
   * @throws Error as the platform: when a file lacks a column of its table or has one that its manifest does not name; also
   *   where the platform would only warn, when the key is another
   */
  async load(dataFolder: string): Promise<void> {
    const folder = join(dataFolder, 'out/tables');
    for (const file of readdirSync(folder).filter((name) => name.endsWith('.csv'))) {
      const text = readFileSync(join(folder, file), 'utf8');
      const manifest = JSON.parse(readFileSync(join(folder, `${file}.manifest`), 'utf8')) as Manifest;
      const { data } = Papa.parse<string[]>(text, { newline: '\n', delimiter: ',' });
      const [header = [], ...rows] = data.slice(0, -1);
      await this.loadTable(file.slice(0, -'.csv'.length), { header, rows, manifest });
    }
  }

  private async loadTable(
    table: string,
    {
      header,
      rows,
      manifest,
    }: { readonly header: string[]; readonly rows: Rows; readonly manifest: Manifest },
  ): Promise<void> {
    const shape = this.shapes.get(table);
    if (shape === undefined) {
      await this.create(table, { columns: header, primaryKey: manifest.primary_key }, rows);
      return;
    }
    for (const column of Object.keys(manifest.column_metadata ?? {})) {
      if (!shape.columns.includes(column)) {
        await this.connection.run(
          `ALTER TABLE ${quoted(table)} ADD COLUMN ${quoted(column)} VARCHAR DEFAULT ''`,
        );
        shape.columns.push(column);
      }
    }
    const missing = shape.columns.filter((column) => !header.includes(column));
    if (missing.length > 0) {
      throw new Error(`Some columns are missing in the csv file of ${table}: ${missing.join(', ')}`);
    }
    const unknown = header.filter((column) => !shape.columns.includes(column));
    if (unknown.length > 0) {
      throw new Error(`During the import new columns can't be added to ${table}: ${unknown.join(', ')}`);
    }
    if ([...manifest.primary_key].sort().join() !== [...shape.primaryKey].sort().join()) {
      throw new Error(`Modifying primary key of ${table} to ${manifest.primary_key.join(', ')}`);
    }
    if (!manifest.incremental) {
      await this.connection.run(`DELETE FROM ${quoted(table)}`);
    }
    await this.upsert(table, header, rows);
  }

  private async upsert(table: string, columns: readonly string[], rows: Rows): Promise<void> {
    const { primaryKey } = this.shapes.get(table)!;
    const others = columns.filter((column) => !primaryKey.includes(column));
    const update = others.map((column) => `${quoted(column)} = excluded.${quoted(column)}`).join(', ');
    const onConflict = others.length === 0 ? 'DO NOTHING' : `DO UPDATE SET ${update}`;
    for (const row of rows) {
      const cells = row.map((cell) => `'${cell.replaceAll("'", "''")}'`).join(', ');
      await this.connection.run(
        `INSERT INTO ${quoted(table)} (${list(columns)}) VALUES (${cells}) ON CONFLICT (${list(primaryKey)}) ${onConflict}`,
      );
    }
  }
}
