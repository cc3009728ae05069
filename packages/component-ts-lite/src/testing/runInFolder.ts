import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { isRecord, type JsonRecord } from '../json/jsonRecord';
import type { LogRecord } from '../log/logRecord';
import { cellPrinter } from '../output/csvCells';
import type { Actions } from '../run/actionContext';
import { runComponent } from '../run/runComponent';
import { type FolderTexts, readFolder } from './readFolder';
import { type OutputTable, readTableTexts } from './tableTexts';

/** A table that comes in: its CSV, or its rows, all with the columns of the first one. */
export type TestTable = string | readonly Readonly<Record<string, unknown>>[];

/** What a run finds. */
export interface RunInputs {
  /** config.json; a text stays as it is. @default {} */
  readonly config?: object | string;
  /** Tables by the names of their files in in/tables without `.csv`. */
  readonly inputs?: Readonly<Record<string, TestTable>>;
  /** Any other files by their paths in the data folder, e.g. `in/tables/users.csv.manifest`; objects become JSON. */
  readonly files?: Readonly<Record<string, string | Uint8Array | object>>;
  /** in/state.json. */
  readonly state?: object;
  /** Variables beside KBC_DATADIR. */
  readonly env?: Readonly<Record<string, string>>;
}

/** What a run left. */
export interface RunOutcome {
  readonly exitCode: 0 | 1 | 2;
  readonly stdout: string;
  readonly stderr: string;
  /** Every message of the logger, without secrets. */
  readonly logs: readonly LogRecord[];
  /** What a sync action answered. */
  readonly answer: unknown;
  /** By the names of their files without `.csv`. */
  readonly tables: Readonly<Record<string, OutputTable>>;
  /** Everything in `out` by path, e.g. `files/report.txt` or `tables/users.csv.manifest`. */
  readonly out: FolderTexts;
  /** out/state.json; undefined where the run wrote none. */
  readonly state: JsonRecord | undefined;
}

/**
 * Runs a component in this process, in a data folder of its own below the system's temporary one, which is removed afterwards. What the
 * component meets besides, such as HTTP and time, the test hands to its actions.
 *
 * @param actions of the component, as `runAsProcess` takes them
 * @param inputs what the run finds
 * @returns how it ended and what it left; it does not reject when the component fails
 */
export async function runInFolder(actions: Actions, inputs: RunInputs = {}): Promise<RunOutcome> {
  const root = mkdtempSync(join(tmpdir(), 'component-'));
  try {
    writeInputs(root, inputs);
    const { exitCode, ...printed } = await runThere(actions, root, inputs.env);
    const out = readFolder(join(root, 'out'));
    const tables = Object.entries(out)
      .filter(([path]) => path.startsWith('tables/'))
      .map(([path, text]) => [path.slice('tables/'.length), text] as const);
    const state = parseJson(out['state.json'] ?? '');
    return {
      exitCode,
      ...printed,
      answer: actionOf(inputs) === 'run' ? undefined : parseJson(printed.stdout),
      tables: readTableTexts(Object.fromEntries(tables)),
      out,
      state: isRecord(state) ? state : undefined,
    };
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/**
 * Runs a component in this process on a data folder that is there.
 *
 * @param actions of the component
 * @param dataFolder its path
 * @param env variables beside KBC_DATADIR
 * @returns how it ended and what it printed
 */
export async function runThere(
  actions: Actions,
  dataFolder: string,
  env: Readonly<Record<string, string>> = {},
): Promise<Pick<RunOutcome, 'exitCode' | 'stdout' | 'stderr' | 'logs'>> {
  const printed = { stdout: '', stderr: '' };
  const logs: LogRecord[] = [];
  const exitCode = await runComponent({
    variables: { ...env, KBC_DATADIR: dataFolder },
    stdout: { write: (text) => (printed.stdout += text) },
    stderr: { write: (text) => (printed.stderr += text) },
    onLog: (record) => logs.push(record),
    actions,
  });
  return { exitCode, ...printed, logs };
}

function writeInputs(root: string, { config = {}, inputs = {}, files = {}, state }: RunInputs): void {
  const tables = Object.entries(inputs).map(
    ([name, table]) => [`in/tables/${name}.csv`, typeof table === 'string' ? table : csvOf(table)] as const,
  );
  const all = {
    'config.json': config,
    ...(state && { 'in/state.json': state }),
    ...Object.fromEntries(tables),
    ...files,
  };
  for (const [path, content] of Object.entries(all)) {
    const target = join(root, path);
    mkdirSync(dirname(target), { recursive: true });
    const isText = typeof content === 'string' || content instanceof Uint8Array;
    writeFileSync(target, isText ? content : JSON.stringify(content));
  }
}

function csvOf(rows: Exclude<TestTable, string>): string {
  const columns = Object.keys(rows[0] ?? {});
  const cell = cellPrinter();
  const lines = [columns, ...rows.map((row) => columns.map((column) => row[column]))].map((cells) =>
    cells.map(cell).join(),
  );
  // A row of one empty cell is quoted, or it would be an empty line.
  return columns.length === 0 ? '' : lines.map((line) => `${line || '""'}\n`).join('');
}

function actionOf({ config = {} }: RunInputs): unknown {
  const parsed = typeof config === 'string' ? parseJson(config) : config;
  return (isRecord(parsed) && parsed['action']) || 'run';
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
