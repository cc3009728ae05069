import { dirname, join, resolve } from 'node:path';
import type { FolderEntry } from './fileSystem';
import { type FolderPart, partName, readPartName } from './folderPart';

/** The part of a data folder that is needed to clear its output. */
interface ClearedFolder {
  readonly root: string;
  readonly outState: string;
  readonly outStates: string;
  readonly outTables: string;
  readonly outFiles: string;
  readonly result: string;
  readonly part: FolderPart | undefined;
  list(path: string): Promise<readonly FolderEntry[]>;
  remove(path: string): Promise<void>;
  removeTree(path: string): Promise<void>;
  removeScratch(): Promise<void>;
}

/** The ending of the files in which parts keep their states. */
export const STATE_ENDING = '.json';
/** An unfinished file: the name that it will have, and the part that writes it. */
export const PARTIAL = /^\.(.+?)(?:\.(part-\d+-of-\d+))?\.\d+\.partial$/;

/**
 * Removes what an earlier or killed run left in the output; see `DataFolder.clearOutput`.
 *
 * @param folder the job's folder
 */
export async function clearOutput(folder: ClearedFolder): Promise<void> {
  const { root, result, outTables, outFiles, outStates, part } = folder;
  await folder.removeScratch();
  await folder.remove(resolve(root, 'out/state.json'));
  await folder.remove(result);
  await removeParts(folder, outStates, STATE_ENDING);
  if (part !== undefined) {
    await clearTablesOfPart(folder);
    await removeOtherScratch(folder);
    return;
  }
  await removeDescribed(folder, outTables);
  await removeDescribed(folder, outFiles);
  for (const ending of [/\.csv\.manifest$/, /\.csv$/]) {
    await removeFiles(folder, outTables, (name) => ending.test(name));
  }
  await removeFoldersOfParts(folder);
  await removeUnfinished(folder);
}

/**
 * Removes the files that were being written bit by bit when a run ended; see `DataFolder.removeUnfinished`.
 *
 * @param folder the job's folder
 */
export async function removeUnfinished(folder: ClearedFolder): Promise<void> {
  const { outTables, outFiles, outState, part } = folder;
  const own = part === undefined ? undefined : partName(part);
  for (const path of [outTables, outFiles, dirname(outState)]) {
    await removeFiles(folder, path, (name) => {
      const found = PARTIAL.exec(name);
      return found !== null && (own === undefined || found[2] === own);
    });
  }
}

/**
 * Removes tables that this run does not write, with their manifests first; see `DataFolder.removeOtherTables`.
 *
 * @param folder the job's folder
 * @param names of the tables that stay
 */
export async function removeOtherTables(folder: ClearedFolder, names: ReadonlySet<string>): Promise<void> {
  const { outTables } = folder;
  const found = (await folder.list(outTables)).flatMap(({ name }) => {
    const table = /^([^.].*)\.csv(\.manifest)?$/.exec(name)?.[1];
    return table === undefined || names.has(table) ? [] : [table];
  });
  for (const table of new Set(found)) {
    await folder.remove(join(outTables, `${table}.csv.manifest`));
    await folder.removeTree(join(outTables, `${table}.csv`));
  }
}

/**
 * Clears the tables for a part: its own slices, those of another split, and tables of one file. Manifests stay, because each part
 * writes the same ones and another one may have written them already.
 */
async function clearTablesOfPart(folder: ClearedFolder): Promise<void> {
  const { outTables } = folder;
  for (const { name, isFolder } of await folder.list(outTables)) {
    if (isFolder && name.endsWith('.csv')) {
      await removeParts(folder, join(outTables, name), '');
    } else if (name.endsWith('.csv')) {
      await removeTableFile(folder, name);
    } else if (isLeftPartial(name, folder.part)) {
      await folder.remove(join(outTables, name));
    }
  }
}

/** What killed runs of another split, or of one process, have left. */
async function removeOtherScratch(folder: ClearedFolder): Promise<void> {
  const path = resolve(folder.root, 'out/.scratch');
  for (const { name } of await folder.list(path)) {
    const owner = readPartName(name);
    if (owner === undefined || !isAnother(owner, folder.part)) {
      await folder.removeTree(join(path, name));
    }
  }
}

/** Another part may have made it a folder of slices meanwhile. */
async function removeTableFile(folder: ClearedFolder, name: string): Promise<void> {
  try {
    await folder.remove(join(folder.outTables, name));
  } catch (error) {
    const entries = await folder.list(folder.outTables);
    if (!entries.some((entry) => entry.name === name && entry.isFolder)) {
      throw error;
    }
  }
}

/** Removes the files of parts in a folder; where this is a part, those of the others of its split stay. */
async function removeParts(folder: ClearedFolder, path: string, ending: string): Promise<void> {
  const isLeft = (name: string): boolean => {
    const written = name.endsWith(ending)
      ? readPartName(name.slice(0, name.length - ending.length))
      : undefined;
    return (written !== undefined && !isAnother(written, folder.part)) || isLeftPartial(name, folder.part);
  };
  await removeFiles(folder, path, isLeft);
}

function isLeftPartial(name: string, part: FolderPart | undefined): boolean {
  const found = PARTIAL.exec(name);
  const writer = readPartName(found?.[2] ?? '');
  return found !== null && (writer === undefined || !isAnother(writer, part));
}

/** Whether it is another part of the same split, which may be at work now. */
function isAnother(other: FolderPart, part: FolderPart | undefined): boolean {
  return part !== undefined && other.count === part.count && other.index !== part.index;
}

/** Folders with nothing but slices, which have no manifest when the run was killed. */
async function removeFoldersOfParts(folder: ClearedFolder): Promise<void> {
  for (const { name, isFolder } of await folder.list(folder.outTables)) {
    const path = join(folder.outTables, name);
    if (isFolder && name.endsWith('.csv')) {
      const entries = await folder.list(path);
      if (entries.every((entry) => !entry.isFolder && readPartName(entry.name) !== undefined)) {
        await folder.removeTree(path);
      }
    }
  }
}

async function removeFiles(
  folder: ClearedFolder,
  path: string,
  isLeft: (name: string) => boolean,
): Promise<void> {
  for (const { name, isFolder } of await folder.list(path)) {
    if (!isFolder && isLeft(name)) {
      await folder.remove(join(path, name));
    }
  }
}

/** Whatever has a manifest beside it, and the manifest. */
async function removeDescribed(folder: ClearedFolder, path: string): Promise<void> {
  const entries = await folder.list(path);
  const names = new Set(entries.map((entry) => entry.name));
  for (const { name, isFolder } of entries.filter((entry) => names.has(`${entry.name}.manifest`))) {
    await folder.remove(join(path, `${name}.manifest`));
    await (isFolder ? folder.removeTree(join(path, name)) : folder.remove(join(path, name)));
  }
}
