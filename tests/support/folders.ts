import { mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import Papa from 'papaparse';

/** @returns a new empty folder */
export function newFolder(): string {
  return mkdtempSync(join(tmpdir(), 'ex-instagram-'));
}

/**
 * Reads a folder whole, so that two can be compared in one assertion.
 *
 * @param folder its path; need not exist
 * @returns text by relative path
 */
export function readFolder(folder: string): Record<string, string> {
  return Object.fromEntries(
    filesBelow(folder).map((path) => [relative(folder, path), readFileSync(path, 'utf8')]),
  );
}

/**
 * Reads a table as a person would.
 *
 * @param dataFolder the data folder
 * @param table its name
 * @returns a record for each row
 */
export function readTable(dataFolder: string, table: string): Record<string, string>[] {
  return parseTable(readFileSync(join(dataFolder, 'out/tables', `${table}.csv`), 'utf8'));
}

/**
 * Reads the text of a table.
 *
 * @param text CSV with a header
 * @returns a record for each row
 */
export function parseTable(text: string): Record<string, string>[] {
  return Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true }).data;
}

function filesBelow(folder: string): string[] {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    return [];
  }
  return readdirSync(folder)
    .sort()
    .map((name) => join(folder, name))
    .flatMap((path) => (statSync(path).isDirectory() ? filesBelow(path) : [path]));
}
