import { existsSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from '../server/failure';
import type { DownloadRequest, Rows, RowsRequest, TableInfo } from '../wire';
import { csvHead, csvLine } from './csv';
import { Database } from './database';
import { Engine } from './engine/engine';
import type { Command } from './engine/launch';
import { fingerprint, listTables, readHead } from './readManifest';
import type { OutputTable } from './readManifest';
import { removeDatabase } from './removeDatabase';
import { countSql, rowsSql } from './rowsSql';
import { quoted } from './sql';

/** Rows of one page. */
const MAX_PAGE = 500;
/** Seconds that a download may take; it is bounded by who reads it. */
const DOWNLOAD_S = 600;
/** Seconds that an import may take: a million rows need ten. */
const IMPORT_S = 1800;
/** MiB for the process of an import: DuckDB's 1 GB, and what cells of many MB take on their way. */
const IMPORT_MIB = 2048;

/** Tables, and the database that has them once they are imported. */
interface Shown {
  readonly tables: readonly OutputTable[];
  readonly database?: Database;
}

/** Where a library is, and how its database is started. */
export interface LibraryOptions {
  /** The data folder whose `out/tables` are read. */
  readonly dataFolder: string;
  /** Where the database is kept. */
  readonly path: string;
  readonly engine: Command;
}

/** The tables of the last run. Those that were there before are shown until the new ones are ready. */
export class Library {
  private shown: Shown = { tables: [] };
  private seen = '';
  private listing: Promise<Shown> = Promise.resolve(this.shown);
  private importing: Promise<void> = Promise.resolve();
  private importer: Engine | undefined;

  constructor(private readonly options: LibraryOptions) {}

  /** Takes in what the last run wrote, unless that was done before. */
  async refresh(): Promise<void> {
    this.listing = this.importing.catch(() => undefined).then(() => this.findNew());
    this.importing = this.listing.then((found) => this.importFound(found));
    return this.importing;
  }

  /** Waits for an import under way. */
  async ready(): Promise<Database> {
    await this.importing;
    if (this.shown.database === undefined) {
      throw new Failure(404, 'There are no tables yet: run the queries first');
    }
    return this.shown.database;
  }

  /** Lists the tables; the numbers of rows come with the import. */
  async list(): Promise<readonly TableInfo[]> {
    await this.listing;
    const { tables, database } = this.shown;
    return Promise.all(
      tables.map(async ({ name, columns, primaryKey }) => {
        const count = await database?.select(`SELECT count(*) FROM ${quoted(name)}`);
        const rows = Number(count?.rows[0]?.[0] ?? 0);
        return { name, columns, primaryKey, ...(database && { rows }) };
      }),
    );
  }

  /**
   * Reads a page of a table. While the import is under way the first page comes from the file itself.
   *
   * @throws Failure for a table that is not there
   */
  async rows(request: RowsRequest): Promise<Rows> {
    await this.listing;
    const table = this.table(request.table);
    const limit = Math.min(Math.max(1, request.limit), MAX_PAGE);
    if (this.shown.database === undefined && isPlainFirstPage(request)) {
      return firstRows(table, limit);
    }
    const database = await this.ready();
    const { sql, values } = rowsSql(request, table.columns);
    const offset = Math.max(0, Math.floor(request.offset));
    const page = await database.select(`${sql} LIMIT ${Math.floor(limit)} OFFSET ${offset}`, values);
    const count = countSql(request, table.columns);
    const total = Number((await database.select(count.sql, count.values)).rows[0]?.[0] ?? 0);
    return { ...page, total };
  }

  /** Writes all rows that fit as CSV. */
  async download(request: DownloadRequest, write: (text: string) => Promise<boolean>): Promise<void> {
    const database = await this.ready();
    const { columns } = this.table(request.table);
    const { sql, values } = rowsSql(request, columns);
    const { form } = request;
    await write(
      csvHead(
        columns.map(({ name }) => name),
        form,
      ),
    );
    await database.stream(sql, {
      values,
      take: ({ rows }) => write(rows.map((row) => csvLine(row, form)).join('')),
      limits: { seconds: DOWNLOAD_S },
    });
  }

  /** Ends an import under way, and closes the database. */
  async close(): Promise<void> {
    await this.importer?.close();
    await this.importing.catch(() => undefined);
    await this.closeDatabase();
  }

  private async closeDatabase(): Promise<void> {
    const { tables, database } = this.shown;
    this.shown = { tables };
    await database?.close();
  }

  private table(name: string): OutputTable {
    const table = this.shown.tables.find((one) => one.name === name);
    if (table === undefined) {
      throw new Failure(404, `There is no table '${name}'`);
    }
    return table;
  }

  /** @returns what there is to show; what is shown already, when nothing of it has changed */
  private async findNew(): Promise<Shown> {
    const folder = join(this.options.dataFolder, 'out/tables');
    const found = await fingerprint(folder);
    if (found === this.seen && existsSync(this.options.path)) {
      return this.shown;
    }
    this.seen = found;
    const next = { tables: await listTables(folder) };
    if (this.shown.database === undefined) {
      this.shown = next;
    }
    return next;
  }

  private async importFound(found: Shown): Promise<void> {
    const { path } = this.options;
    if (found.database !== undefined) {
      return;
    }
    if (found.tables.length > 0) {
      await this.importInto(`${path}.new`, found.tables);
    }
    await this.closeDatabase();
    await removeDatabase(path);
    if (found.tables.length === 0) {
      this.shown = found;
      return;
    }
    await rename(`${path}.new`, path);
    this.shown = { ...found, database: new Database(path, this.options.engine) };
  }

  private async importInto(database: string, tables: readonly OutputTable[]): Promise<void> {
    const engine = new Engine({ command: this.options.engine, memory: IMPORT_MIB });
    this.importer = engine;
    try {
      await engine.run({ is: 'import', database, tables }, IMPORT_S, () => false);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      throw new Failure(422, `Cannot read the tables of the run: ${why}`);
    } finally {
      await engine.close();
    }
  }
}

function isPlainFirstPage({ offset, search = '', sort, filters = [] }: RowsRequest): boolean {
  return offset === 0 && search === '' && sort === undefined && filters.length === 0;
}

async function firstRows({ path, columns }: OutputTable, limit: number): Promise<Rows> {
  const [, ...rows] = await readHead(path, limit + 1);
  return {
    columns: columns.map(({ name }) => ({ name, type: 'VARCHAR' })),
    rows: rows.map((row) => row.map((cell) => (cell === '' ? null : cell))),
    isCut: rows.length >= limit,
  };
}
