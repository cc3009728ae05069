import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { newFolder, readFolder } from './folders';
import type { ProcessResult } from './runProcess';

/**
 * What a run left, or what a case expects: the text of the files of `out` by relative path, `exit-code`, and `stdout` and `stderr`
 * where a case looks at them and there is anything.
 */
export type Outcome = Readonly<Record<string, string>>;

/**
 * Lists the cases: folders as the official harness has them (docs/common-interface.md §6), `source/data`,
 * `expected/data/out` and `expected-code`; some of ours have `expected-stderr` and `expected-stdout` too.
 *
 * @param root the folder of the cases
 * @returns their names
 */
export function caseNames(root: string): readonly string[] {
  return readdirSync(root).filter((name) => statSync(join(root, name)).isDirectory());
}

/**
 * Makes a data folder for a run of a case.
 *
 * @param folder the case
 * @returns a copy of its `source/data`
 */
export function copySource(folder: string): string {
  const dataFolder = newFolder();
  cpSync(join(folder, 'source/data'), dataFolder, { recursive: true });
  return dataFolder;
}

/**
 * Reads what a run left.
 *
 * @param dataFolder its data folder
 * @param result how it ended
 * @param said what it printed, as far as the case looks at it
 * @returns to be compared with `readExpected`
 */
export function outcomeOf(
  dataFolder: string,
  { code }: ProcessResult,
  { stdout = '', stderr = '' }: { readonly stdout?: string; readonly stderr?: string } = {},
): Outcome {
  return {
    ...readFolder(join(dataFolder, 'out')),
    'exit-code': String(code ?? 'none'),
    ...(stdout !== '' && { stdout }),
    ...(stderr !== '' && { stderr }),
  };
}

/**
 * Reads what a case expects; without `expected-code`, exit code 0.
 *
 * @param folder the case
 * @returns to be compared with `outcomeOf`
 */
export function readExpected(folder: string): Outcome {
  const { out, code, stdout, stderr } = expectedFiles(folder);
  return {
    ...readFolder(out),
    'exit-code': existsSync(code) ? readFileSync(code, 'utf8').trim() : '0',
    ...(existsSync(stdout) && { stdout: readFileSync(stdout, 'utf8') }),
    ...(existsSync(stderr) && { stderr: readFileSync(stderr, 'utf8') }),
  };
}

/**
 * Writes what a case expects from now on.
 *
 * @param folder the case
 * @param outcome what a run of it left
 */
export function writeExpected(folder: string, outcome: Outcome): void {
  const { out, ...others } = expectedFiles(folder);
  rmSync(join(folder, 'expected'), { recursive: true, force: true });
  Object.values(others).forEach((path) => rmSync(path, { force: true }));
  const places: Readonly<Record<string, string>> = {
    'exit-code': others.code,
    stdout: others.stdout,
    stderr: others.stderr,
  };
  for (const [path, text] of Object.entries(outcome)) {
    const target = places[path] ?? join(out, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, path === 'exit-code' ? `${text}\n` : text);
  }
}

function expectedFiles(folder: string): { out: string; code: string; stdout: string; stderr: string } {
  return {
    out: join(folder, 'expected/data/out'),
    code: join(folder, 'expected-code'),
    stdout: join(folder, 'expected-stdout'),
    stderr: join(folder, 'expected-stderr'),
  };
}
