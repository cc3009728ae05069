import { formatCsv, writeTable } from '@keboola/component-ts-lite';
import type { DataFolder, DataTypeSupport, TableDefinition } from '@keboola/component-ts-lite';
import type { OutputTable } from './outputTable';
import { spooledRows, tableRows } from './tableRows';
import type { RowBatch } from './tableRows';
import { TypedCells } from './typedCells';

/** How the tables of a run are written. */
export interface WriteOptions {
  readonly folder: DataFolder;
  readonly dataTypeSupport: DataTypeSupport;
  readonly bucketId: string | undefined;
  /** Whether a part of the run failed: complete tables are then loaded though the job fails. */
  readonly hasFailures: boolean;
}

/** A table as it was written. */
export interface WrittenTable {
  readonly name: string;
  readonly rows: number;
  readonly columns: readonly string[];
  readonly primaryKey: readonly string[];
  /** Rows that were read again under the same key. */
  readonly duplicates: number;
  /** How many of these had other values than before. */
  readonly differing: number;
  /** How many of these were read for another account than before; absent where none was. */
  readonly ofOthers?: number;
  /** What the user should know of its cells, a sentence each; absent where there is nothing to know. */
  readonly warnings?: readonly string[];
}

/** Writes the tables of a run one after the other. */
export async function writeTables(
  tables: readonly OutputTable[],
  options: WriteOptions,
): Promise<readonly WrittenTable[]> {
  const written: WrittenTable[] = [];
  for (const table of tables) {
    written.push(await writeOne(table, options));
  }
  return written;
}

async function writeOne(table: OutputTable, options: WriteOptions): Promise<WrittenTable> {
  const { name, columns, described, primaryKey, spooled } = table;
  const { folder, dataTypeSupport } = options;
  const isTyped = dataTypeSupport !== 'none';
  const definition = definitionOf(
    // The classic form has no types, only hints as metadata: the API's own times would not match them.
    { ...table, columns: isTyped ? described : described.map((column) => ({ ...column, type: undefined })) },
    options,
  );
  const count = { duplicates: 0, differing: 0 };
  // Only what Storage types must be of its type: everywhere else a cell is the API's text.
  const cells = dataTypeSupport === 'authoritative' ? new TypedCells(described) : undefined;
  const rows = tableRows({
    ...spooledRows(table),
    ...(cells?.isNeeded === true && { cells }),
    folder,
    count,
  });
  await writeTable(folder, definition, { dataTypeSupport, body: csvBody(rows) });
  const warnings = (cells?.warnings ?? []).map((sentence) => `Table '${name}', ${sentence}`);
  return {
    name,
    rows: (spooled?.rows ?? 0) - count.duplicates,
    columns,
    primaryKey,
    ...count,
    ...(warnings.length > 0 && { warnings }),
  };
}

/** Describes a table as it is to be loaded. */
export function definitionOf(
  table: Pick<TableDefinition, 'columns'> & Pick<OutputTable, 'name' | 'primaryKey' | 'incremental'>,
  { bucketId, hasFailures }: Pick<WriteOptions, 'bucketId' | 'hasFailures'>,
): TableDefinition {
  const { name, columns, primaryKey, incremental } = table;
  const destination = bucketId === undefined ? undefined : `${bucketId}.${name}`;
  return { name, columns, primaryKey, incremental, destination, writeAlways: hasFailures };
}

/** Prints rows as CSV, without a header. */
export async function* csvBody(
  batches: AsyncIterable<RowBatch> | Iterable<RowBatch>,
): AsyncGenerator<string | Uint8Array, void, undefined> {
  for await (const batch of batches) {
    yield 'text' in batch ? batch.text : formatCsv(batch.rows);
  }
}
