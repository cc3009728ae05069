import { Engine } from './engine/engine';
import type { Command } from './engine/launch';
import type { Part } from './engine/messages';
import type { Cell, Rows } from '../wire';

/** Seconds that a statement may take. */
const TIME_LIMIT_S = 10;
/** Rows that are sent at most: a chart of more is not read by anybody. */
const MAX_ROWS = 10_000;
/** MiB for the process of the statements: DuckDB's 512 MB, and what results take on their way. */
const MEMORY_MIB = 1024;

/** What bounds a statement. */
export interface Limits {
  readonly rows?: number;
  readonly seconds?: number;
}

/** A statement of the studio, with the values of its parameters. */
export interface Streaming {
  readonly values?: readonly string[];
  readonly take: (part: Part) => boolean | Promise<boolean>;
  readonly limits?: Limits;
}

/**
 * The tables of the last run, for reading only. Statements are run by processes of their own, those that somebody wrote by
 * another one than the studio's: what goes wrong with them, ends neither the studio nor what it shows.
 */
export class Database {
  private readonly ofStudio: Engine;
  private readonly ofUser: Engine;

  /**
   * @param path a database that `importTables` has made
   * @param engine the command that starts the process of a database
   */
  constructor(
    private readonly path: string,
    engine: Command,
  ) {
    this.ofStudio = new Engine({ command: engine, memory: MEMORY_MIB });
    this.ofUser = new Engine({ command: engine, memory: MEMORY_MIB });
  }

  /** Gives the memory back. */
  async close(): Promise<void> {
    await Promise.all([this.ofStudio.close(), this.ofUser.close()]);
  }

  /**
   * Runs one SELECT that the studio wrote.
   *
   * @param values of its parameters
   * @throws Failure with DuckDB's words when it cannot be run or takes too long
   */
  async select(sql: string, values: readonly string[] = [], limits: Limits = {}): Promise<Rows> {
    return this.collect({ sql, values, isOwn: false }, limits);
  }

  /**
   * Runs one SELECT that somebody wrote.
   *
   * @throws Failure when it cannot be run, is not a SELECT, calls what is not available, or takes or gives too much
   */
  async selectOwn(sql: string, limits: Limits = {}): Promise<Rows> {
    return this.collect({ sql, values: [], isOwn: true }, limits);
  }

  /** Runs one SELECT that the studio wrote and hands its rows over in parts, until `take` says that it has enough. */
  async stream(sql: string, { values = [], take, limits = {} }: Streaming): Promise<void> {
    await this.run({ sql, values, isOwn: false }, limits, take);
  }

  private async collect(statement: Statement, limits: Limits): Promise<Rows> {
    const { rows: most = MAX_ROWS } = limits;
    const rows: (readonly Cell[])[] = [];
    let columns: Rows['columns'] = [];
    await this.run(statement, limits, (part) => {
      columns = part.columns;
      part.rows.forEach((row) => rows.push(row));
      return rows.length <= most;
    });
    return { columns, rows: rows.slice(0, most), isCut: rows.length > most };
  }

  private async run(statement: Statement, limits: Limits, take: Streaming['take']): Promise<void> {
    const seconds = limits.seconds ?? TIME_LIMIT_S;
    const engine = statement.isOwn ? this.ofUser : this.ofStudio;
    await engine.run({ is: 'select', database: this.path, seconds, ...statement }, seconds, take);
  }
}

interface Statement {
  readonly sql: string;
  readonly values: readonly string[];
  readonly isOwn: boolean;
}
