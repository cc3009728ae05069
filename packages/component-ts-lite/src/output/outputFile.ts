import type { DataFolder } from '../folder/dataFolder';
import { safeFileName } from '../storage/names';
import { writeDescribed } from './writeDescribed';

/** One file for Storage: its name and what its manifest says. */
export interface OutputFile {
  /** One name, see `safeFileName`. */
  readonly name: string;
  readonly tags?: readonly string[] | undefined;
  /** Kept until somebody deletes it, not for 15 days only. @default false */
  readonly isPermanent?: boolean | undefined;
  /** @default false */
  readonly isPublic?: boolean | undefined;
  /** @default true */
  readonly isEncrypted?: boolean | undefined;
  /** Notify the members of the project. @default false */
  readonly notify?: boolean | undefined;
}

/** The manifest of an output file. */
export interface FileManifest {
  readonly is_public: boolean;
  readonly is_permanent: boolean;
  readonly is_encrypted: boolean;
  readonly notify: boolean;
  readonly tags: readonly string[];
}

/**
 * Describes a file to the platform
 * (https://help.keboola.com/extend/common-interface/manifest-files/out-files-manifests/).
 *
 * @param file its name is not part of the manifest
 * @returns what is to be written as JSON to `NAME.manifest`
 */
export function createFileManifest(file: OutputFile): FileManifest {
  return {
    is_public: file.isPublic ?? false,
    is_permanent: file.isPermanent ?? false,
    is_encrypted: file.isEncrypted ?? true,
    notify: file.notify ?? false,
    tags: [...new Set(file.tags)],
  };
}

/**
 * Writes out/files/NAME and NAME.manifest, whole or not at all.
 *
 * @param folder the job's folder
 * @param file name and manifest
 * @param body read only as fast as the disk takes it
 * @throws RangeError when the name is not legal (see `safeFileName`); UserError when the disk or the rights refuse; whatever the
 *   body throws
 */
export async function writeOutputFile(
  folder: DataFolder,
  file: OutputFile,
  body: AsyncIterable<string | Uint8Array>,
): Promise<void> {
  if (file.name === '' || safeFileName(file.name) !== file.name) {
    throw new RangeError(`Cannot write file '${file.name}': the name is not legal`);
  }
  await writeDescribed(folder, {
    path: `${folder.outFiles}/${file.name}`,
    manifest: createFileManifest(file),
    body,
  });
}
