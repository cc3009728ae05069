import { mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';

/** Makes a new empty folder. */
export function aFolder(): string {
  return mkdtempSync(join(tmpdir(), 'studio-'));
}

/** Lists the paths of the files below a folder that contain a text. */
export function filesWith(folder: string, text: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => join(folder, path))
    .filter((path) => statSync(path).isFile() && readFileSync(path).includes(text))
    .map((path) => relative(folder, path));
}
