import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { median } from './measure';

const ROUNDS = 9;
const CONFIG = {
  parameters: {
    accounts: { '1': { id: '1' } },
    queries: [{ name: 'q', query: { path: 'media', fields: 'id', ids: '' } }],
  },
  authorization: { oauth_api: { credentials: { '#data': '{"access_token":"DEMO"}' } } },
};

/**
 * Measures from the start of the built component's process to its first request.
 *
 * @returns lines to print
 */
export async function startup(): Promise<string[]> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    times.push(await oneStart());
  }
  return [
    `process start → first request: ${Math.round(median(times))} ms (median of ${ROUNDS}, aim < 300 ms)`,
  ];
}

async function oneStart(): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-'));
  await writeFile(join(folder, 'config.json'), JSON.stringify(CONFIG));
  let first = 0;
  const server = createServer((_request, response) => {
    first ||= performance.now();
    response.end('{"data":[]}');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const start = performance.now();
  const child = spawn(process.execPath, ['dist/main.js'], {
    cwd: join(__dirname, '..'),
    env: { KBC_DATADIR: folder, GRAPH_API_URL: url },
    stdio: 'ignore',
  });
  await once(child, 'close');
  server.closeAllConnections();
  server.close();
  await rm(folder, { recursive: true });
  return first - start;
}
