import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';

/** The project's folder. */
export const PROJECT = join(__dirname, '../..');

/** The time at which the emulator and the component stand in tests: a run of any day gives the same folder. */
export const NOW = '2026-06-15T10:00:00Z';

/** How a process ended and what it said. */
export interface ProcessResult {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** How the built component is run. */
export interface RunOptions {
  readonly dataFolder: string;
  readonly apiUrl: string;
  /** The time at which the component's clock stands; without it the component runs as it is shipped. */
  readonly now?: string;
  readonly environment?: Readonly<Record<string, string>>;
  /** Files and connections that the process may have open. @default what this process may */
  readonly openFiles?: number;
  /** V8's limit for long-lived objects, in MiB. @default what V8 decides */
  readonly heapMiB?: number;
  /** Arguments of the component. @default none */
  readonly arguments?: readonly string[];
  /** Told of the process as soon as it runs. */
  readonly onStart?: (child: ChildProcess) => void;
}

/**
 * Runs the built component as a process on a data folder.
 *
 * @param options folder, API, time
 * @returns how it ended
 */
export async function runProcess(options: RunOptions): Promise<ProcessResult> {
  const script = options.now === undefined ? ['dist/main.js'] : ['dist/tests/mainAt.js', options.now];
  const heap = options.heapMiB === undefined ? [] : [`--max-old-space-size=${options.heapMiB}`];
  const command = [process.execPath, ...heap, ...script, ...(options.arguments ?? [])];
  const [program = '', ...rest] =
    options.openFiles === undefined
      ? command
      : ['bash', '-c', `ulimit -n ${options.openFiles}; exec "$@"`, 'bash', ...command];
  const child = spawn(program, rest, {
    cwd: PROJECT,
    env: {
      PATH: process.env['PATH'],
      KBC_DATADIR: options.dataFolder,
      GRAPH_API_URL: options.apiUrl,
      ...options.environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  options.onStart?.(child);
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code, signal, stdout, stderr }));
  });
}
