/**
 * The process of the database: it takes orders from the studio, knows neither token nor session, and may be killed at any
 * time without harm to the rest. It ends with the studio.
 */
import type { DuckDBInstance } from '@duckdb/node-api';
import { importTables } from './importTables';
import type { FromEngine, Part, ToEngine } from './messages';
import { openForReading, select } from './select';

const opened = new Map<string, Promise<DuckDBInstance>>();
/** Statements that wait to be told whether more of their rows are wanted. */
const waiting = new Map<number, (isWanted: boolean) => void>();

function answer(message: FromEngine): void {
  // Where the studio is gone there is nobody to tell, and the process ends.
  process.send?.(message, () => undefined);
}

async function take(id: number, part: Part): Promise<boolean> {
  return new Promise((resolve) => {
    waiting.set(id, resolve);
    answer({ is: 'part', id, ...part });
  });
}

async function serve(order: Exclude<ToEngine, { is: 'more' }>): Promise<void> {
  const { database } = order;
  if (order.is === 'import') {
    await importTables(order.tables, database);
    return;
  }
  const instance = opened.get(database) ?? openForReading(database);
  opened.set(database, instance);
  await select(await instance, order, (part) => take(order.id, part));
}

process.on('message', (message: ToEngine) => {
  const { id } = message;
  if (message.is === 'more') {
    waiting.get(id)?.(message.isWanted);
    waiting.delete(id);
    return;
  }
  void serve(message).then(
    () => answer({ is: 'end', id }),
    (error: unknown) =>
      answer({ is: 'failure', id, message: error instanceof Error ? error.message : String(error) }),
  );
});
// At once: a statement under way in DuckDB's own threads would hold up an orderly end.
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));
