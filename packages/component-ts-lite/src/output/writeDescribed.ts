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
 * Writes a file and its manifest. Whenever the process is killed, there is either the whole file under its final name, with its
 * manifest, or none: everything is written under other names first.
 *
 * @param folder the job's folder
 * @param file what is written
 * @throws UserError when the disk or the rights refuse; whatever the body throws
 */
export async function writeDescribed(folder: DataFolder, file: DescribedFile): Promise<void> {
  const partial = folder.partialPath(file.path);
  try {
    await writePieces(folder, partial, file.body);
    // The old file goes before the new manifest comes: never one with the other's manifest.
    await folder.remove(file.path);
    await writeManifest(folder, file.path, file.manifest);
    await folder.moveInto(partial, file.path);
  } catch (error) {
    await folder.remove(partial).catch(() => undefined);
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
export async function writeManifest(folder: DataFolder, path: string, manifest: object): Promise<void> {
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
export async function writePieces(
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
