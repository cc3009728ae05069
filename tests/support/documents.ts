import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT } from './runProcess';

/** A document of the project. */
export interface Document {
  /** Relative to the project's folder. */
  readonly path: string;
  readonly text: string;
}

/** Where documents are: the root, `docs`, and the packages with their `docs`. */
const FOLDERS = [
  '',
  'docs',
  ...readdirSync(join(PROJECT, 'packages')).flatMap((name) => [`packages/${name}`, `packages/${name}/docs`]),
];

/** Reads the documents that people read; those that tools make for tools are not among them. */
export function documents(): readonly Document[] {
  return FOLDERS.flatMap((folder) => {
    let names: readonly string[];
    try {
      names = readdirSync(join(PROJECT, folder));
    } catch {
      return [];
    }
    return names
      .filter((name) => name.endsWith('.md'))
      .map((name) => join(folder, name))
      .map((path) => ({ path, text: readFileSync(join(PROJECT, path), 'utf8') }));
  });
}
