import { formatCsv, writeTable } from '@keboola/component-ts-lite';
import type { TableDefinition } from '@keboola/component-ts-lite';
import type { WriteOptions, WrittenTable } from './writeTables';

/** A small table that is whole in memory. */
export interface PlainTable {
  readonly name: string;
  readonly columns: TableDefinition['columns'];
  readonly primaryKey: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly incremental: boolean;
}

/**
 * Writes a small table; it is loaded also when the job fails, because it is never partial.
 *
 * @param table its shape and rows
 * @param options where to and how
 * @returns the table as it was written
 */
export async function writePlainTable(table: PlainTable, options: WriteOptions): Promise<WrittenTable> {
  const { name, columns, primaryKey, rows, incremental } = table;
  const { folder, bucketId, dataTypeSupport, hasFailures } = options;
  const definition = {
    name,
    columns,
    primaryKey,
    incremental,
    destination: bucketId === undefined ? undefined : `${bucketId}.${name}`,
    writeAlways: hasFailures,
  };
  await writeTable(folder, definition, { dataTypeSupport, body: once(formatCsv(rows)) });
  return {
    name,
    rows: rows.length,
    columns: columns.map((column) => column.name),
    primaryKey,
    repeated: 0,
    differing: 0,
  };
}

async function* once(text: string): AsyncGenerator<string, void, undefined> {
  yield text;
}
