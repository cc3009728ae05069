import { DuckDBInstance, StatementType } from '@duckdb/node-api';
import type { DuckDBConnection, DuckDBValue } from '@duckdb/node-api';
import { after } from '../../processTime';
import type { Cell } from '../../wire';
import { whyRefused } from './allowed';
import type { Part, SelectOrder } from './messages';
import { toCell } from './toCell';

/** Characters of one part: the studio holds one part of each statement at a time. */
const PART_CHARACTERS = 4_000_000;
/** Characters of the result of a statement that somebody wrote: it is held whole, by the studio and by the page. */
const MAX_CHARACTERS = 32_000_000;

/**
 * Opens a database for reading only: no file and no extension can be reached from a statement, nothing of that can be set
 * otherwise, and memory and disk have their limits.
 */
export async function openForReading(database: string): Promise<DuckDBInstance> {
  return DuckDBInstance.create(database, {
    access_mode: 'READ_ONLY',
    threads: '2',
    memory_limit: '512MB',
    max_temp_directory_size: '1GB',
    enable_external_access: 'false',
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    lock_configuration: 'true',
  });
}

/**
 * Runs one SELECT and hands its rows over in parts, until `take` says that it has enough.
 *
 * @throws Error in DuckDB's words when it cannot be run, is not a SELECT, takes too long or gives too much
 */
export async function select(
  instance: DuckDBInstance,
  order: SelectOrder,
  take: (part: Part) => Promise<boolean>,
): Promise<void> {
  const connection = await instance.connect();
  const late = { is: false };
  const callOff = after(order.seconds * 1000, () => {
    late.is = true;
    connection.interrupt();
  });
  try {
    await run(connection, order, take);
  } catch (error) {
    throw late.is ? new Error(`The statement took longer than ${order.seconds} seconds`) : error;
  } finally {
    callOff();
    connection.closeSync();
  }
}

async function run(
  connection: DuckDBConnection,
  { sql, values, isOwn }: SelectOrder,
  take: (part: Part) => Promise<boolean>,
): Promise<void> {
  const statements = await connection.extractStatements(sql);
  if (statements.count !== 1) {
    throw new Error('One statement at a time');
  }
  // Before it is prepared: some functions act as soon as a statement that names them is.
  const why = isOwn ? await whyRefused(connection, sql) : undefined;
  if (why !== undefined) {
    throw new Error(why);
  }
  const statement = await statements.prepare(0);
  if (statement.statementType !== StatementType.SELECT) {
    throw new Error('The studio only reads: the statement has to be a SELECT');
  }
  values.forEach((value, index) => statement.bindVarchar(index + 1, value));
  const result = await statement.stream();
  const columns = result.columnNames().map((name, index) => ({
    name,
    type: result.columnType(index).toString(),
  }));
  let isWanted = await take({ columns, rows: [] });
  let left = isOwn ? MAX_CHARACTERS : Infinity;
  while (isWanted) {
    const chunk = await result.fetchChunk();
    if (chunk === null || chunk.rowCount === 0) {
      return;
    }
    const rows = chunk.getRows().map((row: readonly DuckDBValue[]) => row.map(toCell));
    left -= rows.reduce((sum, row) => sum + charactersOf(row), 0);
    if (left < 0) {
      throw new Error('The result is larger than 32 MB: take fewer columns or rows');
    }
    isWanted = await takeInParts({ columns, rows }, take);
  }
}

async function takeInParts(
  { columns, rows }: Part,
  take: (part: Part) => Promise<boolean>,
): Promise<boolean> {
  let part: (readonly Cell[])[] = [];
  let characters = 0;
  for (const row of rows) {
    part.push(row);
    characters += charactersOf(row);
    if (characters > PART_CHARACTERS) {
      if (!(await take({ columns, rows: part }))) {
        return false;
      }
      part = [];
      characters = 0;
    }
  }
  return part.length === 0 || take({ columns, rows: part });
}

function charactersOf(row: readonly Cell[]): number {
  return row.reduce<number>((sum, cell) => sum + (typeof cell === 'string' ? cell.length : 8), 0);
}
