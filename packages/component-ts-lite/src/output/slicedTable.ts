import { checkTable } from '../storage/checkTable';
import type { DataFolder } from '../folder/dataFolder';
import type { DataTypeSupport } from '../config/environment';
import { createManifest } from './createManifest';
import type { TableContent } from './outputTable';
import type { TableDefinition } from '../storage/tableDefinition';
import { writeManifest, writePieces } from './writeDescribed';

/** What a sliced table is written from. */
export interface SlicedContent {
  /** Decides on the manifest's form. */
  readonly dataTypeSupport: DataTypeSupport;
  /** The bodies of the slices, all with the same columns, written one after the other. */
  readonly slices: AsyncIterable<TableContent['body']> | Iterable<TableContent['body']>;
}

/**
 * Writes a table in slices, which the platform loads at the same time: the folder out/tables/NAME.csv with a file for each slice, none
 * with a header, and NAME.csv.manifest, which names the columns. Whole or absent as with `writeTable`.
 *
 * @param folder the job's folder
 * @param definition the table
 * @param content the slices and the manifest's form; without any the table has no rows
 * @throws as `writeTable`
 */
export async function writeSlicedTable(
  folder: DataFolder,
  definition: TableDefinition,
  content: SlicedContent,
): Promise<void> {
  checkTable(definition);
  const manifest = createManifest(definition, content.dataTypeSupport, { hasHeader: false });
  const path = `${folder.outTables}/${definition.name}.csv`;
  const scratchName = `slices-${definition.name}`;
  const scratch = await folder.scratch(scratchName);
  try {
    await writeSlices(folder, scratch, content.slices);
    await folder.removeTree(path);
    await writeManifest(folder, path, manifest);
    await folder.moveInto(scratch, path);
  } finally {
    await folder.removeScratch(scratchName);
  }
}

async function writeSlices(folder: DataFolder, path: string, slices: SlicedContent['slices']): Promise<void> {
  let count = 0;
  for await (const body of slices) {
    await writePieces(folder, `${path}/${sliceName(count)}`, body);
    count += 1;
  }
  if (count === 0) {
    // A folder without a file is no table.
    await folder.writeAtomic(`${path}/${sliceName(0)}`, '');
  }
}

/** By name in the order of writing, up to a million slices. */
function sliceName(index: number): string {
  return `part-${String(index).padStart(6, '0')}.csv`;
}
