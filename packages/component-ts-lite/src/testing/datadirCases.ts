import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { Actions } from '../run/actionContext';
import { folderDiff } from './folderDiff';
import { type FolderTexts, readFolder } from './readFolder';
import { runThere } from './runInFolder';

/** What only the official harness can run. */
const SCRIPTS = ['set_up.py', 'tear_down.py'];
const STREAMS = ['stdout', 'stderr'] as const;

/** How a case's run ended. */
export interface CaseRun {
  /** Null for a process that a signal has ended. */
  readonly exitCode: number | null;
  /** Compared where the case has `expected-stdout`, or in every case, see `CaseOptions`. */
  readonly stdout?: string;
  /** Likewise, with `expected-stderr`. */
  readonly stderr?: string;
}

/** Runs the component on a data folder, in this process or in another. */
export type RunOnFolder = (dataFolder: string) => Promise<CaseRun>;

/** How a case is run. */
export interface CaseOptions {
  /** Write what the run left as what is expected from now on. @default false */
  readonly update?: boolean;
  /**
   * Compare more than the official harness: the streams in every case (without `expected-stdout` or `expected-stderr` nothing may stand
   * there), everything in `out`, and the layout of JSON. @default false
   */
  readonly allOutput?: boolean;
}

/**
 * Lists the cases of a folder in the format of the official harness (github.com/keboola/datadirtest): each a folder with `source/data`,
 * `expected/data/out` and, where it is not 0, the exit code in `expected-code`; here `expected-stdout` and
 * `expected-stderr` too.
 *
 * @param root the folder of the cases
 * @returns their names, sorted
 */
export function listCases(root: string): string[] {
  return readdirSync(root)
    .filter((name) => existsSync(join(root, name, 'source/data')))
    .sort();
}

/**
 * Runs one case on a copy of its data folder and says how the outcome differs from what is expected.
 *
 * @param folder the case
 * @param run see `inThisProcess`
 * @param options whether the case is to be written anew
 * @returns a line for each difference; none when all is as expected. As by the official harness, `out/files` and `out/tables` are
 *   compared, and JSON by what it says; anything else in `out` where the case expects it
 * @throws Error for a case with a script of the official harness, which would be left out silently
 */
export async function runCase(
  folder: string,
  run: RunOnFolder,
  options: CaseOptions = {},
): Promise<string[]> {
  const script = SCRIPTS.find(
    (name) => existsSync(join(folder, name)) || existsSync(join(folder, 'source', name)),
  );
  if (script !== undefined) {
    throw new Error(`Cannot run case '${folder}': it has '${script}', which only Python can run`);
  }
  const dataFolder = mkdtempSync(join(tmpdir(), 'case-'));
  try {
    cpSync(join(folder, 'source/data'), dataFolder, { recursive: true });
    const { exitCode, ...streams } = await run(dataFolder);
    const outcome = {
      ...readFolder(join(dataFolder, 'out')),
      'exit-code': String(exitCode ?? 'none'),
      ...comparedStreams(folder, streams, options),
    };
    if (options.update === true) {
      writeExpected(folder, outcome);
    }
    const expected = readExpected(folder);
    return folderDiff(expected, options.allOutput === true ? outcome : asHarness(expected, outcome));
  } finally {
    rmSync(dataFolder, { recursive: true, force: true });
  }
}

/**
 * A way to run cases in this process.
 *
 * @param actions of the component
 * @param env variables beside KBC_DATADIR
 * @returns to be given to `runCase`
 */
export function inThisProcess(actions: Actions, env: Readonly<Record<string, string>> = {}): RunOnFolder {
  return (dataFolder) => runThere(actions, dataFolder, env);
}

/** What the official harness looks at, with the layout of JSON as expected where it says the same. */
function asHarness(expected: FolderTexts, outcome: FolderTexts): FolderTexts {
  const compared = Object.entries(outcome).filter(
    ([path]) => /^(files|tables)\/|^(exit-code|stdout|stderr)$/.test(path) || Object.hasOwn(expected, path),
  );
  return Object.fromEntries(
    compared.map(([path, text]) => {
      const before = expected[path];
      return [
        path,
        before !== undefined && /\.(json|manifest)$/.test(path) && saysTheSame(before, text) ? before : text,
      ];
    }),
  );
}

function saysTheSame(one: string, other: string): boolean {
  try {
    return isDeepStrictEqual(JSON.parse(one), JSON.parse(other));
  } catch {
    return false;
  }
}

function comparedStreams(
  folder: string,
  streams: Omit<CaseRun, 'exitCode'>,
  { allOutput = false }: CaseOptions,
): FolderTexts {
  const files = filesOf(folder);
  return Object.fromEntries(
    STREAMS.map((name) => [name, streams[name] ?? ''] as const).filter(([name, text]) =>
      allOutput ? text !== '' : existsSync(files[name]),
    ),
  );
}

function readExpected(folder: string): FolderTexts {
  const files = filesOf(folder);
  const streams = STREAMS.filter((name) => existsSync(files[name]));
  return {
    ...readFolder(files.out),
    'exit-code': existsSync(files.code) ? readFileSync(files.code, 'utf8').trim() : '0',
    ...Object.fromEntries(streams.map((name) => [name, readFileSync(files[name], 'utf8')])),
  };
}

function writeExpected(folder: string, outcome: FolderTexts): void {
  const { out, code, stdout, stderr } = filesOf(folder);
  rmSync(join(folder, 'expected'), { recursive: true, force: true });
  [code, stdout, stderr].forEach((path) => rmSync(path, { force: true }));
  const places: Readonly<Record<string, string>> = { 'exit-code': code, stdout, stderr };
  for (const [path, text] of Object.entries(outcome)) {
    const target = places[path] ?? join(out, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, path === 'exit-code' ? `${text}\n` : text);
  }
}

function filesOf(folder: string): Readonly<Record<'out' | 'code' | 'stdout' | 'stderr', string>> {
  return {
    out: join(folder, 'expected/data/out'),
    code: join(folder, 'expected-code'),
    stdout: join(folder, 'expected-stdout'),
    stderr: join(folder, 'expected-stderr'),
  };
}
