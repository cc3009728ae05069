import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { accountEntries } from '@keboola/graph-emulator';
import type { EmulatorOptions } from '@keboola/graph-emulator';
import { scripts } from '../package.json';
import { seconds } from './measure';

const ROOT = join(__dirname, '..');

/** V8's flags and the component, as `npm start` and the image run it. */
const START = scripts.start.split(' ').slice(1);

/** What a run took. */
export interface Measured {
  readonly seconds: number;
  /** The most memory that the process had, in MiB. */
  readonly peakMiB: number;
  /** How long it computed. */
  readonly cpuSeconds: number;
  /** Rows of all tables. */
  readonly rows: number;
}

/**
 * Starts the emulator as a process of its own, so that its work is not the component's.
 *
 * @param options the world
 * @returns its address, and how to end it
 */
export async function emulatorProcess(options: EmulatorOptions): Promise<{ url: string; stop: () => void }> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-'));
  const file = join(folder, 'options.json');
  await writeFile(file, JSON.stringify(options));
  const child = spawn(
    process.execPath,
    ['packages/graph-emulator/dist/cli.js', '--preset', 'tiny', '--options', file],
    {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  return { url: line.toString().trim(), stop: () => child.kill() };
}

/**
 * Runs the built component on all accounts of a world.
 *
 * @param options the world, for its accounts
 * @param run the API's address, the query and how often it is asked, V8's limit for long-lived objects
 * @returns what it took
 */
export async function runComponent(
  options: EmulatorOptions,
  run: { readonly url: string; readonly query: object; readonly times?: number; readonly heapMiB?: number },
): Promise<Measured> {
  const accounts = Object.fromEntries(accountEntries(options).map((entry) => [entry.id, entry]));
  const one = { name: 'bench', query: { ids: '', ...run.query } };
  const queries = Array.from({ length: run.times ?? 1 }, () => one);
  const authorization = { oauth_api: { credentials: { '#data': '{"access_token":"DEMO"}' } } };
  return runConfig({ parameters: { accounts, queries }, authorization }, run);
}

/**
 * Runs the built component on a configuration whose query is named `bench`.
 *
 * @param run the API's address, V8's limit for long-lived objects
 * @returns what it took
 */
export async function runConfig(
  config: object,
  run: { readonly url: string; readonly heapMiB?: number },
): Promise<Measured> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-'));
  const heap = run.heapMiB === undefined ? [] : [`--max-old-space-size=${run.heapMiB}`];
  await writeFile(join(folder, 'config.json'), JSON.stringify(config));
  const peakFile = join(folder, 'peak');
  let stdout = '';
  const time = await seconds(async () => {
    const child = spawn(process.execPath, [...heap, '--require', './bench/peak.cjs', ...START], {
      cwd: ROOT,
      env: { KBC_DATADIR: folder, GRAPH_API_URL: run.url, PEAK_FILE: peakFile },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    await once(child, 'close');
  });
  const [peak, cpu] = (await readFile(peakFile, 'utf8').catch(() => 'NaN NaN')).split(' ').map(Number);
  await rm(folder, { recursive: true });
  const rows = [...stdout.matchAll(/^bench\S* +(\d+) /gm)].reduce((sum, [, count]) => sum + Number(count), 0);
  return { seconds: time, peakMiB: peak! / 1024, cpuSeconds: cpu! / 1e6, rows };
}
