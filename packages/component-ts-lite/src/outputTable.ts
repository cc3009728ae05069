import { formatCsv } from './csv';
import type { DataFolder } from './dataFolder';
import type { DataTypeSupport } from './environment';
import { createManifest } from './manifest';
import { safeTableName } from './names';
import type { TableDefinition } from './tableDefinition';

/** What a table is written from. */
export interface TableContent {
  /** Decides on the manifest's form. */
  readonly dataTypeSupport: DataTypeSupport;
  /** The rows as CSV without a header, each ended by `\n` (see `formatCsv`); read only as fast as the disk takes it. */
  readonly body: AsyncIterable<string | Uint8Array>;
}

/**
 * Writes out/tables/NAME.csv with its header and NAME.csv.manifest. Whenever the process is killed, there is either the
 * whole table under its final name, with its manifest, or no table: everything is written under other names first.
 *
 * @param folder the job's folder
 * @param definition the table; the columns are the header
 * @param content the body and the manifest's form
 * @throws RangeError when the name is not legal (see `safeTableName`) or there is no column; UserError when the disk or the
 *   rights refuse; whatever the body throws
 */
export async function writeTable(
  folder: DataFolder,
  definition: TableDefinition,
  content: TableContent,
): Promise<void> {
  const { name, columns } = definition;
  if (name === '' || safeTableName(name) !== name) {
    throw new RangeError(`Cannot write table '${name}': the name is not legal in Storage`);
  }
  if (columns.length === 0) {
    throw new RangeError(`Cannot write table '${name}': it has no columns`);
  }
  const manifest = JSON.stringify(createManifest(definition, content.dataTypeSupport), undefined, 2);
  const csv = `${folder.outTables}/${name}.csv`;
  const partial = folder.partialPath(csv);
  try {
    await writeCsv(folder, partial, { columns: columns.map((column) => column.name), body: content.body });
    // The old table goes before the new manifest comes: never one with the other's manifest.
    await folder.remove(csv);
    await folder.writeAtomic(`${csv}.manifest`, `${manifest}\n`);
    await folder.moveInto(partial, csv);
  } catch (error) {
    await folder.remove(partial).catch(() => undefined);
    throw error;
  }
}

async function writeCsv(
  folder: DataFolder,
  path: string,
  { columns, body }: { readonly columns: readonly string[]; readonly body: TableContent['body'] },
): Promise<void> {
  const writer = await folder.openWriter(path);
  try {
    await writer.write(formatCsv([columns]));
    for await (const piece of body) {
      await writer.write(piece);
    }
  } finally {
    await writer.close();
  }
}
