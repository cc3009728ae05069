import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import type { DuckDBConnection } from '@duckdb/node-api';
import { newFolder } from './folders';

/** A cell as JSON has it: numbers of 64 bits are texts. */
export type DatabaseRow = Readonly<Record<string, unknown>>;

/** A database in memory with the tables of a run, every cell as text. */
export class ModelsDatabase {
  private constructor(
    private readonly instance: DuckDBInstance,
    private readonly connection: DuckDBConnection,
  ) {}

  /**
   * Loads what a run wrote.
   *
   * @param out its output by path, `tables/NAME.csv`
   */
  static async of(out: Readonly<Record<string, string>>): Promise<ModelsDatabase> {
    const instance = await DuckDBInstance.create(':memory:', { threads: '1', memory_limit: '512MB' });
    const database = new ModelsDatabase(instance, await instance.connect());
    await database.run("SET TimeZone = 'UTC'");
    const folder = newFolder();
    for (const [path, text] of Object.entries(out)) {
      const name = /^tables\/([\w-]+)\.csv$/.exec(path)?.[1];
      if (name !== undefined) {
        writeFileSync(join(folder, `${name}.csv`), text);
        await database.run(
          `CREATE TABLE "${name}" AS SELECT * FROM read_csv('${join(folder, name)}.csv', header = true, delim = ',', quote = '"', escape = '"', all_varchar = true, parallel = false)`,
        );
      }
    }
    return database;
  }

  /** Gives the memory back. */
  close(): void {
    this.connection.closeSync();
    this.instance.closeSync();
  }

  /** Does what gives no rows. */
  async run(sql: string): Promise<void> {
    await this.connection.run(sql);
  }

  /** Asks for rows. */
  async rows(sql: string): Promise<readonly DatabaseRow[]> {
    return (await this.connection.runAndReadAll(sql)).getRowObjectsJson();
  }

  /** Asks for the columns of a query, with their types. */
  async columns(sql: string): Promise<readonly (readonly [name: string, type: string])[]> {
    const described = await this.rows(`DESCRIBE ${sql}`);
    return described.map((row) => [String(row['column_name']), String(row['column_type'])]);
  }
}
