import type { DataFolder } from '../folder/dataFolder';
import { UserError } from '../errors/userError';
import { type InputTableManifest, inputTableManifest } from './inputTable';
import { JsonFields } from '../json/jsonFields';
import { readManifest } from './readManifest';

const MANIFEST = '.manifest';

/** A table that came in. */
export interface InputTable extends InputTableManifest {
  /** Name of the file in in/tables without `.csv`. */
  readonly name: string;
  /** Absolute; the folder of the slices for a sliced table. */
  readonly path: string;
  readonly isSliced: boolean;
  /** False where the platform keeps the data elsewhere (a workspace) and describes the table by its manifest alone. */
  readonly hasData: boolean;
}

/**
 * Reads what is in in/tables.
 *
 * @param folder the job's folder
 * @returns the tables by name; one without a manifest too
 * @throws UserError when a manifest cannot be read or is not what it should be
 */
export async function readInputTables(folder: DataFolder): Promise<readonly InputTable[]> {
  const entries = (await folder.list(folder.inTables)).filter(({ name }) => !name.startsWith('.'));
  const names = new Map(entries.map((entry) => [entry.name, entry.isFolder]));
  const fileNames = new Set(
    entries.map(({ name }) => (name.endsWith(MANIFEST) ? name.slice(0, -MANIFEST.length) : name)),
  );
  const tables: InputTable[] = [];
  for (const fileName of fileNames) {
    const path = `${folder.inTables}/${fileName}`;
    const manifest = (await readManifest(folder, path)) ?? new JsonFields({}, `${fileName}${MANIFEST}`);
    tables.push({
      name: fileName.replace(/\.csv$/, ''),
      path,
      isSliced: names.get(fileName) ?? false,
      hasData: names.has(fileName),
      ...inputTableManifest(manifest),
    });
  }
  return tables;
}

/**
 * Finds one table that came in.
 *
 * @param folder the job's folder
 * @param name of the file in in/tables with or without `.csv`, or the table's id in Storage
 * @returns the table
 * @throws UserError that names the tables there are, when it is none of them
 */
export async function findInputTable(folder: DataFolder, name: string): Promise<InputTable> {
  const tables = await readInputTables(folder);
  const plain = name.replace(/\.csv$/, '');
  const found = tables.find((table) => table.name === plain) ?? tables.find((table) => table.id === name);
  if (found === undefined) {
    const known = tables.map((table) => `'${table.name}'`).join(', ') || 'none';
    throw new UserError(`Cannot find table '${name}' in the input mapping: the tables there are ${known}`);
  }
  return found;
}
