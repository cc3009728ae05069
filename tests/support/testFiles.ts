import { readdirSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative } from 'node:path';
import { PROJECT } from './runProcess';

/**
 * Lists the files of tests in a place, in the order of their names.
 *
 * @param place a test file, or a folder of them
 */
export function testFilesIn(place: string): readonly string[] {
  if (statSync(place).isFile()) {
    return [place];
  }
  const names = readdirSync(place, { recursive: true, encoding: 'utf8' });
  return names
    .filter((name) => name.endsWith('.test.ts'))
    .sort()
    .map((name) => join(place, name));
}

/**
 * Makes one suite of all test files in some folders, each a block under its path. Jest loads jest-circus, expect and all
 * that a file imports anew for each suite, which takes three quarters of the time of a short one.
 *
 * @param folders relative to the project
 */
export function describeFiles(...folders: readonly string[]): void {
  const load = createRequire(__filename);
  folders
    .map((folder) => join(PROJECT, folder))
    .flatMap(testFilesIn)
    .forEach((file) => describe(relative(PROJECT, file), () => void load(file)));
}
