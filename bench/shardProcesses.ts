import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { accountEntries } from '@keboola/graph-emulator';
import { emulatorProcess } from './component';
import { seconds } from './measure';
import { largestShare } from './shardModel';

const ROOT = join(__dirname, '..');
/** Where latency rules: an answer takes long, and there is little to compute. */
const WORLD = { accounts: 900, media: 3, commentsPerMedia: [0, 0] as const, latency: { base: 1000 } };
/** So many that the night is minutes long, as a night of shards is, and not mostly start. */
const QUERIES = 6;
const COUNTS = [1, 4];

/**
 * Measures real processes over one folder against the emulator.
 *
 * @returns lines to print
 */
export async function shardProcesses(): Promise<string[]> {
  const emulator = await emulatorProcess(WORLD);
  const ids = accountEntries(WORLD).map(({ id }) => id);
  try {
    const lines = [
      `${WORLD.accounts} accounts as processes, ${QUERIES} queries, ${WORLD.latency.base / 1000} s an answer, start-up and the delay of the start included`,
    ];
    let alone = 0;
    for (const count of COUNTS) {
      const time = await night(emulator.url, count);
      alone ||= time;
      // Shares are equal only on the average: the largest one ends last.
      const most = ids.length / count / largestShare(ids, count);
      lines.push(
        `n = ${count}: ${time.toFixed(1)} s, ${(alone / time / count).toFixed(2)} n of at most ${most.toFixed(2)} n (aim ≥ 0.9)`,
      );
    }
    return lines;
  } finally {
    emulator.stop();
  }
}

async function night(url: string, count: number): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-'));
  const accounts = Object.fromEntries(accountEntries(WORLD).map((entry) => [entry.id, entry]));
  const queries = Array.from({ length: QUERIES }, (_, index) => ({
    name: `media-${index}`,
    query: { path: 'media', fields: 'id,like_count', ids: '' },
  }));
  const authorization = { oauth_api: { credentials: { '#data': '{"access_token":"DEMO"}' } } };
  await writeFile(
    join(folder, 'config.json'),
    JSON.stringify({ parameters: { accounts, queries }, authorization }),
  );
  const time = await seconds(() =>
    Promise.all(
      Array.from({ length: count }, async (_, index) => {
        const child = spawn(process.execPath, ['dist/main.js'], {
          cwd: ROOT,
          env: { KBC_DATADIR: folder, GRAPH_API_URL: url, SHARD: `${index}/${count}` },
          stdio: ['ignore', 'ignore', 'inherit'],
        });
        await once(child, 'close');
      }),
    ),
  );
  await rm(folder, { recursive: true });
  return time;
}
