import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';

/**
 * Lists what is below a folder, for tests.
 *
 * @param root the folder
 * @returns paths of the files and of the empty folders (with a slash behind), sorted
 */
export function listFiles(root: string): string[] {
  const visit = (folder: string): string[] =>
    readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
      const path = join(folder, entry.name);
      if (!entry.isDirectory()) {
        return [relative(root, path)];
      }
      return readdirSync(path).length === 0 ? [`${relative(root, path)}/`] : visit(path);
    });
  return visit(root).sort();
}
