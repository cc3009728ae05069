import { execFileSync } from 'node:child_process';
import { mkdtemp, mkdir, rename, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROUNDS = 3;

interface Outcome {
  /** CPU time, less that of making the rows. */
  readonly seconds: number;
  /** Given to the file system; of kept cells, left on the heap. */
  readonly bytes: number;
  readonly cells?: number;
}

/** A table's size, and where the cases find their files. */
interface Size {
  readonly rows: number;
  readonly columns: number;
  readonly folder: string;
}

/**
 * Measures what component-ts-lite spends on writing and reading a table, against papaparse on a bare stream and Python's csv module, on
 * which the official Python framework stands. CPU time and not duration, the least of some rounds: other programs run beside it.
 *
 * @returns lines to print
 */
export async function library(): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-library-'));
  try {
    const narrow = { rows: 500_000, columns: 8, folder };
    const wide = { rows: 20_000, columns: 200, folder };
    const lines = await writing('8 columns', narrow);
    await mkdir(join(folder, 'in/tables'), { recursive: true });
    await rename(join(folder, 'out/tables/bench.csv'), join(folder, 'in/tables/bench.csv'));
    lines.push(...reading('8 columns', narrow), ...(await writing('200 columns', wide)));
    await rename(join(folder, 'out/tables/bench.csv'), join(folder, 'in/tables/bench.csv'));
    return [...lines, ...reading('200 columns', wide), ...keeping(wide)];
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function writing(what: string, size: Size): Promise<string[]> {
  const ours = least('write-library', size);
  const papaparse = least('write-papaparse', size);
  const python = least('write', size, 'python3');
  const { size: bytes } = await stat(join(size.folder, 'out/tables/bench.csv'));
  return [
    `write ${size.rows} rows × ${what}: ${ours.seconds.toFixed(2)} s CPU, ${(ours.bytes / bytes).toFixed(2)} × the file's bytes to the disk`,
    `  to papaparse on a bare stream: ${ratio(ours, papaparse)}; to Python's csv.DictWriter: ${ratio(ours, python)}`,
  ];
}

/** A set of ids is the commonest thing that somebody keeps of a table. */
function keeping(size: Size): string[] {
  const { bytes, cells } = rounds('keep-cells', size)[0]!;
  return [`keep ${cells} cells of 20 characters: ${(bytes / 1e6).toFixed(1)} MB on the heap`];
}

function reading(what: string, size: Size): string[] {
  const ours = least('read-library', size);
  const batches = least('read-library-batches', size);
  const papaparse = least('read-papaparse', size);
  const python = least('read', size, 'python3');
  return [
    `read ${size.rows} rows × ${what}: ${ours.seconds.toFixed(2)} s CPU, in batches ${batches.seconds.toFixed(2)} s`,
    `  to papaparse: ${ratio(ours, papaparse)}, in batches ${ratio(batches, papaparse)}; to Python's csv.DictReader: ${ratio(ours, python)}, in batches ${ratio(batches, python)}`,
  ];
}

function ratio(one: Outcome, other: Outcome | undefined): string {
  return other === undefined ? 'not measured (no python3)' : (one.seconds / other.seconds).toFixed(2);
}

function least(name: string, size: Size): Outcome;
function least(name: string, size: Size, program: 'python3'): Outcome | undefined;
function least(name: string, size: Size, program?: 'python3'): Outcome | undefined {
  try {
    const made = Math.min(...rounds('make-rows', size, program).map(({ seconds }) => seconds));
    const best = rounds(name, size, program).sort((a, b) => a.seconds - b.seconds)[0]!;
    const making = name.startsWith('write') ? made : 0;
    return { ...best, seconds: best.seconds - making };
  } catch (error) {
    if (program === 'python3' && (error as NodeJS.ErrnoException).code === 'ENOENT') {
      return undefined;
    }
    throw error;
  }
}

function rounds(name: string, { rows, columns, folder }: Size, program?: 'python3'): Outcome[] {
  const script = join(__dirname, program === undefined ? 'libraryCase.cjs' : 'library_case.py');
  const command = program ?? process.execPath;
  return Array.from({ length: ROUNDS }, () => {
    const text = execFileSync(command, [script, name, String(rows), String(columns), folder], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    return JSON.parse(text) as Outcome;
  });
}
