import { DuckDBInstance, StatementType } from '@duckdb/node-api';
import type { DuckDBConnection, DuckDBValue } from '@duckdb/node-api';
import { Failure } from '../server/failure';
import { after } from '../processTime';
import type { Cell, Rows } from '../wire';
import { toCell } from './toCell';

/** Seconds that a statement may take. */
const TIME_LIMIT_S = 10;
/** Rows that are sent at most: a chart of more is not read by anybody. */
const MAX_ROWS = 10_000;

/** What bounds a statement. */
export interface Limits {
  readonly rows?: number;
  readonly seconds?: number;
}

/**
 * The tables of the last run, for reading only: the database is opened read-only, no file and no extension can be reached
 * from a statement, nothing of that can be set otherwise, and memory, disk and time have their limits.
 */
export class Database {
  private constructor(
    private readonly instance: DuckDBInstance,
    readonly path: string,
  ) {}

  /** @param path a database that `importTables` has made */
  static async open(path: string): Promise<Database> {
    const instance = await DuckDBInstance.create(path, {
      access_mode: 'READ_ONLY',
      threads: '2',
      memory_limit: '512MB',
      max_temp_directory_size: '1GB',
      enable_external_access: 'false',
      autoinstall_known_extensions: 'false',
      autoload_known_extensions: 'false',
      lock_configuration: 'true',
    });
    return new Database(instance, path);
  }

  /** Gives the memory back. */
  close(): void {
    this.instance.closeSync();
  }

  /**
   * Runs one SELECT.
   *
   * @param values of its parameters
   * @throws Failure with DuckDB's words when it cannot be run, is no SELECT, or takes too long
   */
  async select(sql: string, values: readonly string[] = [], limits: Limits = {}): Promise<Rows> {
    const { rows: most = MAX_ROWS } = limits;
    const rows: (readonly Cell[])[] = [];
    let columns: Rows['columns'] = [];
    const take = (part: Part): boolean => {
      columns = part.columns;
      rows.push(...part.rows);
      return rows.length <= most;
    };
    await this.stream(sql, { values, take, limits });
    return { columns, rows: rows.slice(0, most), isCut: rows.length > most };
  }

  /** Runs one SELECT and hands its rows over in parts, until `take` says that it has enough. */
  async stream(
    sql: string,
    options: {
      readonly values?: readonly string[];
      readonly take: (part: Part) => boolean | Promise<boolean>;
      readonly limits?: Limits;
    },
  ): Promise<void> {
    const seconds = options.limits?.seconds ?? TIME_LIMIT_S;
    const connection = await this.instance.connect();
    const late = { is: false };
    const callOff = after(seconds * 1000, () => {
      late.is = true;
      connection.interrupt();
    });
    try {
      await runOne(connection, sql, options);
    } catch (error) {
      throw late.is
        ? new Failure(422, `The statement took longer than ${seconds} seconds`)
        : toFailure(error);
    } finally {
      callOff();
      connection.closeSync();
    }
  }
}

/** Some rows of a result. */
interface Part {
  readonly columns: Rows['columns'];
  readonly rows: readonly (readonly Cell[])[];
}

async function runOne(
  connection: DuckDBConnection,
  sql: string,
  {
    values = [],
    take,
  }: { readonly values?: readonly string[]; readonly take: (part: Part) => boolean | Promise<boolean> },
): Promise<void> {
  const statements = await connection.extractStatements(sql);
  if (statements.count !== 1) {
    throw new Failure(422, 'One statement at a time');
  }
  const statement = await statements.prepare(0);
  if (statement.statementType !== StatementType.SELECT) {
    throw new Failure(422, 'The studio only reads: the statement has to be a SELECT');
  }
  values.forEach((value, index) => statement.bindVarchar(index + 1, value));
  const result = await statement.stream();
  const columns = result.columnNames().map((name, index) => ({
    name,
    type: result.columnType(index).toString(),
  }));
  let isWanted = await take({ columns, rows: [] });
  while (isWanted) {
    const chunk = await result.fetchChunk();
    if (chunk === null || chunk.rowCount === 0) {
      return;
    }
    const rows = chunk.getRows().map((row: readonly DuckDBValue[]) => row.map(toCell));
    isWanted = await take({ columns, rows });
  }
}

function toFailure(error: unknown): Failure {
  return error instanceof Failure
    ? error
    : new Failure(422, error instanceof Error ? error.message : String(error));
}
