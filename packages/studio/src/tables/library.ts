import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from '../server/failure';
import type { Cell, JobReport, Rows, RowsRequest, TableInfo } from '../wire';
import { csvLine } from './csv';
import { Database } from './database';
import { importTables, removeDatabase } from './importTables';
import { fingerprint, listTables, readHead } from './readManifest';
import type { OutputTable } from './readManifest';
import { countSql, rowsSql } from './rowsSql';
import { quoted } from './sql';

/** Rows of one page. */
const MAX_PAGE = 500;
/** Seconds that a download may take; it is bounded by who reads it. */
const DOWNLOAD_S = 600;
const REPORT = 'run_report';

/** The tables of the last run. */
export class Library {
  private tables: readonly OutputTable[] = [];
  private database: Database | undefined;
  private seen = '';
  private listing: Promise<boolean> = Promise.resolve(false);
  private importing: Promise<void> = Promise.resolve();

  /**
   * @param dataFolder whose `out/tables` are read
   * @param path where the database is kept
   */
  constructor(
    private readonly dataFolder: string,
    private readonly path: string,
  ) {}

  /** Takes in what the last run wrote, unless that was done before. */
  async refresh(): Promise<void> {
    this.listing = this.importing.catch(() => undefined).then(() => this.findNew());
    this.importing = this.listing.then((isNew) => (isNew ? this.importFound() : undefined));
    return this.importing;
  }

  /** Waits for an import under way. */
  async ready(): Promise<Database> {
    await this.importing;
    if (this.database === undefined) {
      throw new Failure(404, 'There are no tables yet: run the queries first');
    }
    return this.database;
  }

  /** Lists the tables; the numbers of rows come with the import. */
  async list(): Promise<readonly TableInfo[]> {
    await this.listing;
    const { database } = this;
    return Promise.all(
      this.tables.map(async ({ name, columns, primaryKey }) => {
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
    if (this.database === undefined && isPlainFirstPage(request)) {
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
  async download(request: RowsRequest, write: (text: string) => Promise<boolean>): Promise<void> {
    const database = await this.ready();
    const { columns } = this.table(request.table);
    const { sql, values } = rowsSql(request, columns);
    await write(csvLine(columns.map(({ name }) => name)));
    await database.stream(sql, {
      values,
      take: ({ rows }) => write(rows.map(csvLine).join('')),
      limits: { seconds: DOWNLOAD_S },
    });
  }

  /** Query and account pairs of the last run of which something is missing. */
  async readMissing(): Promise<readonly JobReport[]> {
    const { database } = this;
    if (database === undefined || !this.tables.some(({ name }) => name === REPORT)) {
      return [];
    }
    const sql = `SELECT query, coalesce(account_name, account, ''), status, rows, reasons FROM ${REPORT}
      WHERE status <> 'done' OR coalesce(reasons, '') <> ''`;
    const { rows } = await database.select(sql, [], { rows: 1000 });
    const text = (cell: Cell | undefined): string => String(cell ?? '');
    return rows.map(([query, account, status, count, reasons]) => ({
      query: text(query),
      account: text(account),
      status: text(status),
      rows: Number(count ?? 0),
      leftOut: text(reasons),
    }));
  }

  /** Closes the database. */
  close(): void {
    this.database?.close();
    this.database = undefined;
  }

  private table(name: string): OutputTable {
    const table = this.tables.find((one) => one.name === name);
    if (table === undefined) {
      throw new Failure(404, `There is no table '${name}'`);
    }
    return table;
  }

  /** @returns whether there is something to import */
  private async findNew(): Promise<boolean> {
    const folder = join(this.dataFolder, 'out/tables');
    const found = await fingerprint(folder);
    if (found === this.seen && existsSync(this.path)) {
      return false;
    }
    this.seen = found;
    this.close();
    this.tables = await listTables(folder);
    return true;
  }

  private async importFound(): Promise<void> {
    if (this.tables.length === 0) {
      await removeDatabase(this.path);
      return;
    }
    try {
      await importTables(this.tables, this.path);
      this.database = await Database.open(this.path);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      throw new Failure(422, `Cannot read the tables of the run: ${why}`);
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
