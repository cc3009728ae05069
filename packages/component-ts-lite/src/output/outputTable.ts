import { checkTable, tableFileName } from '../storage/checkTable';
import { formatCsv } from './formatCsv';
import type { DataFolder } from '../folder/dataFolder';
import type { DataTypeSupport } from '../config/environment';
import { createManifest } from './createManifest';
import type { TableDefinition } from '../storage/tableDefinition';
import { partName } from '../folder/folderPart';
import { writeDescribed, writeSlice } from './writeDescribed';

/** What a table is written from. */
export interface TableContent {
  /** Decides on the manifest's form. */
  readonly dataTypeSupport: DataTypeSupport;
  /** The rows as CSV without a header, each ended by `\n` (see `formatCsv`); read only as fast as the disk takes it. */
  readonly body: AsyncIterable<string | Uint8Array>;
}

/**
 * Writes out/tables/NAME.csv with its header and NAME.csv.manifest. Whenever the process is killed, there is either the
 * whole table under its final name, with its manifest, or no table: everything is written under other names first. Where several
 * processes write into the folder, each writes a slice without header, NAME.csv/part-003-of-064; columns and manifest must then be
 * the same in all of them.
 *
 * @param folder the job's folder
 * @param definition the table; the columns are the header
 * @param content the body and the manifest's form
 * @throws RangeError when the name is not legal (see `safeTableName`) or there is no column; UserError when a column's name is
 *   not legal or is there twice, and when the disk or the rights refuse; whatever the body throws
 */
export async function writeTable(
  folder: DataFolder,
  definition: TableDefinition,
  content: TableContent,
): Promise<void> {
  checkTable(definition);
  const path = `${folder.outTables}/${tableFileName(definition)}`;
  const { dataTypeSupport, body } = content;
  if (folder.part !== undefined) {
    const manifest = createManifest(definition, dataTypeSupport, { hasHeader: false });
    await writeSlice(folder, { path, name: partName(folder.part), manifest, body });
    return;
  }
  await writeDescribed(folder, {
    path,
    manifest: createManifest(definition, dataTypeSupport),
    body: withHeader(definition, body),
  });
}

async function* withHeader(
  { columns }: TableDefinition,
  body: TableContent['body'],
): AsyncGenerator<string | Uint8Array> {
  yield formatCsv([columns.map((column) => column.name)]);
  yield* body;
}
