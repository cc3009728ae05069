import { writeTable } from '@keboola/component-ts-lite';
import type { DataFolder, DataTypeSupport, TableDefinition } from '@keboola/component-ts-lite';
import type { OutputTable } from './outputTable';
import { tableBody } from './tableBody';

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
  const { name, columns, fields, described, primaryKey, incremental, spooled } = table;
  const { folder, bucketId, dataTypeSupport, hasFailures } = options;
  const isTyped = dataTypeSupport !== 'none';
  const definition: TableDefinition = {
    name,
    // The classic form has no types, only hints as metadata: the API's own times would not match them.
    columns: isTyped ? described : described.map((column) => ({ ...column, type: undefined })),
    primaryKey,
    incremental,
    destination: bucketId === undefined ? undefined : `${bucketId}.${name}`,
    writeAlways: hasFailures,
  };
  const count = { duplicates: 0, differing: 0 };
  // Only a column that Storage types must be read as a time: everywhere else a cell is the API's text.
  const times =
    dataTypeSupport === 'authoritative' ? described.filter(({ type }) => type === 'TIMESTAMP') : [];
  const body = tableBody({
    parts: spooled?.parts ?? [],
    fields,
    key: primaryKey.map((column) => columns.indexOf(column)),
    times: times.map((column) => columns.indexOf(column.name)),
    folder,
    count,
  });
  await writeTable(folder, definition, { dataTypeSupport, body });
  return { name, rows: (spooled?.rows ?? 0) - count.duplicates, columns, primaryKey, ...count };
}
