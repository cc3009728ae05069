import { join } from 'node:path';
import type { DataFolder } from '../folder/dataFolder';

/** A file of the output with its manifest. */
export interface DescribedFile {
  /** Where the file goes; `.manifest` is added for the manifest. */
  readonly path: string;
  /** Written as JSON. */
  readonly manifest: object;
  /** Read only as fast as the disk takes it. */
  readonly body: AsyncIterable<string | Uint8Array>;
}

/**
 * Writes a file and its manifest, in this order: the file under another name, then under its own, then the manifest. Whenever the
 * process is killed, the file is whole or absent, and there is no manifest without its file: one such manifest makes the platform
 * load none of the tables that are to be loaded although the job failed.
 *
 * @param folder the job's folder
 * @param file what is written
 * @throws UserError when the disk or the rights refuse; whatever the body throws
 */
export async function writeDescribed(folder: DataFolder, file: DescribedFile): Promise<void> {
  const partial = folder.partialPath(file.path);
  try {
    await writePieces(folder, partial, file.body);
    await publish(folder, { from: partial, path: file.path, manifest: file.manifest });
  } catch (error) {
    await folder.remove(partial).catch(() => undefined);
    throw error;
  }
}

/**
 * Writes a slice of a table that several processes write at once: under another name, then under its own in the folder of the table,
 * then the manifest, which is the same whoever writes it. The slices of the others stay.
 *
 * @param folder the job's folder
 * @param slice the table as for `writeDescribed`, and the slice's name
 * @throws UserError when the disk or the rights refuse; whatever the body throws
 */
export async function writeSlice(
  folder: DataFolder,
  slice: DescribedFile & { readonly name: string },
): Promise<void> {
  const { path, name, manifest, body } = slice;
  const partial = folder.partialPath(path);
  const target = join(path, name);
  try {
    await writePieces(folder, partial, body);
    await folder.makeFolder(path);
    await folder.moveInto(partial, target);
    await writeManifestFile(folder, path, manifest);
  } catch (error) {
    await folder.remove(partial).catch(() => undefined);
    await folder.remove(target).catch(() => undefined);
    throw error;
  }
}

/**
 * Gives a finished file, or a folder of slices, its own name and its manifest.
 *
 * @param folder the job's folder
 * @param file where it was written, where it goes, and its manifest
 * @throws UserError when the disk or the rights refuse
 */
export async function publish(
  folder: DataFolder,
  file: { readonly from: string; readonly path: string; readonly manifest: object },
): Promise<void> {
  // The old manifest goes first: it would describe the new file.
  await folder.remove(`${file.path}.manifest`);
  await folder.removeTree(file.path);
  await folder.moveInto(file.from, file.path);
  try {
    await writeManifestFile(folder, file.path, file.manifest);
  } catch (error) {
    // Without its manifest it would be another table: with no key, and not incremental.
    await folder.removeTree(file.path).catch(() => undefined);
    throw error;
  }
}

/**
 * Writes the manifest of a file of the output.
 *
 * @param folder the job's folder
 * @param path of the file itself
 * @param manifest written as JSON
 * @throws UserError when the disk or the rights refuse
 */
export async function writeManifestFile(folder: DataFolder, path: string, manifest: object): Promise<void> {
  await folder.writeAtomic(`${path}.manifest`, `${JSON.stringify(manifest, undefined, 2)}\n`);
}

/**
 * Writes a file from pieces, with the folders above it.
 *
 * @param folder the job's folder
 * @param path the file
 * @param pieces read only as fast as the disk takes them
 * @throws UserError when the disk or the rights refuse; whatever the pieces throw
 */
async function writePieces(
  folder: DataFolder,
  path: string,
  pieces: AsyncIterable<string | Uint8Array>,
): Promise<void> {
  const writer = await folder.openWriter(path);
  try {
    for await (const piece of pieces) {
      await writer.write(piece);
    }
  } finally {
    await writer.close();
  }
}
