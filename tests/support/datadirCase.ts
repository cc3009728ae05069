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
import { PROJECT, runProcess } from './runProcess';
import type { ProcessResult } from './runProcess';

/** Cases in the folder format of the official harness (common-interface.md, datadir tests). */
export const CASES = join(PROJECT, 'tests/datadir');
/** A case's recording, in its data folder. */
export const CASSETTE = 'cassettes/requests.json';

/** What a case gave. */
export interface DatadirRun extends ProcessResult {
  /** `out` and the exit code, by relative path. */
  readonly written: Readonly<Record<string, string>>;
}

/**
 * Lists the cases.
 *
 * @returns their names
 */
export function caseNames(): readonly string[] {
  return readdirSync(CASES).filter((name) => statSync(join(CASES, name)).isDirectory());
}

/**
 * Runs the built component, as it is shipped, on a copy of a case's data folder and its recording.
 *
 * @param name the case
 * @returns what it wrote and said
 */
export async function runCase(name: string): Promise<DatadirRun> {
  const dataFolder = newFolder();
  cpSync(join(CASES, name, 'source/data'), dataFolder, { recursive: true });
  const environment = { REPLAY_FROM: CASSETTE };
  const result = await runProcess({ dataFolder, apiUrl: 'https://graph.facebook.com', environment });
  const written = { ...readFolder(join(dataFolder, 'out')), 'exit-code': String(result.code ?? '') };
  return { ...result, written };
}

/**
 * Reads what a case expects.
 *
 * @param name the case
 * @returns as `DatadirRun.written`
 */
export function expectedOf(name: string): Readonly<Record<string, string>> {
  const code = join(CASES, name, 'expected-code');
  return {
    ...readFolder(join(CASES, name, 'expected/data/out')),
    'exit-code': existsSync(code) ? readFileSync(code, 'utf8').trim() : '0',
  };
}

/**
 * Writes what a case expects from now on.
 *
 * @param name the case
 * @param written what it gave
 */
export function writeExpected(name: string, written: DatadirRun['written']): void {
  rmSync(join(CASES, name, 'expected'), { recursive: true, force: true });
  for (const [path, text] of Object.entries(written)) {
    const target =
      path === 'exit-code'
        ? join(CASES, name, 'expected-code')
        : join(CASES, name, 'expected/data/out', path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, path === 'exit-code' ? `${text}\n` : text);
  }
}
