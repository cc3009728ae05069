import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** Texts of files by their paths, with slashes, below a folder. */
export type FolderTexts = Readonly<Record<string, string>>;

/**
 * Reads a folder whole, so that two can be compared.
 *
 * @param folder its path; need not exist
 * @returns the text of each file in it, in UTF-8; hidden files and folders, which the platform does not collect, are left out
 */
export function readFolder(folder: string): FolderTexts {
  return Object.fromEntries(
    filesBelow(folder).map((path) => [
      relative(folder, path).split(sep).join('/'),
      readFileSync(path, 'utf8'),
    ]),
  );
}

function filesBelow(folder: string): string[] {
  if (!existsSync(folder)) {
    return [];
  }
  return readdirSync(folder)
    .filter((name) => !name.startsWith('.'))
    .sort()
    .map((name) => join(folder, name))
    .flatMap((path) => (statSync(path).isDirectory() ? filesBelow(path) : [path]));
}
