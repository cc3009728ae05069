import { spawn, spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { accountEntries, startEmulator } from '@keboola/graph-emulator';
import { newFolder } from './support/folders';
import { PROJECT, runProcess } from './support/runProcess';

const MAIN = join(PROJECT, 'dist/main.js');
/** Of util-linux: gives a process a terminal. */
const SCRIPT = '/usr/bin/script';
const hasScript = existsSync(SCRIPT);
/** Twelve pages of each account, one after the other: longer than the line needs to be shown. */
const WORLD = { accounts: 2, media: 12, latency: { base: 30 } } as const;

function dataFolder(): string {
  const folder = newFolder();
  const accounts = Object.fromEntries(accountEntries(WORLD).map((entry) => [entry.id, entry]));
  const query = { path: 'media', fields: 'id', ids: '', limit: '1' };
  const authorization = { oauth_api: { credentials: { '#data': '{"access_token":"DEMO"}' } } };
  const parameters = { accounts, queries: [{ name: 'media', query }] };
  writeFileSync(join(folder, 'config.json'), JSON.stringify({ parameters, authorization }));
  return folder;
}

/** What a terminal gets of a run. */
async function runInTerminal(apiUrl: string): Promise<string> {
  const child = spawn(SCRIPT, ['-qec', `"${process.execPath}" "${MAIN}"`, '/dev/null'], {
    env: { PATH: process.env['PATH'], TERM: 'xterm', KBC_DATADIR: dataFolder(), GRAPH_API_URL: apiUrl },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (piece: string) => (text += piece));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', () => resolve(text));
  });
}

if (!hasScript) {
  process.stderr.write(`The live line is not tested: there is no ${SCRIPT} (package util-linux)\n`);
}

describe('the component', () => {
  it.each([['--version'], ['--help'], ['-h']])('answers %s without a data folder', (option) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, option], {
      encoding: 'utf8',
      env: { PATH: process.env['PATH'], KBC_DATADIR: '/nowhere' },
    });
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(option === '--version' ? /^\d+\.\d+\.\d+\n$/ : /^Instagram extractor \d/);
  });

  (hasScript ? it : it.skip)('shows in a terminal how far it is, and takes that away again', async () => {
    const emulator = await startEmulator(WORLD);
    const text = await runInTerminal(emulator.url);
    await emulator.close();
    expect(text).toMatch(/\d of 2 jobs done, \d+ rows from \d+ requests/);
    const [, behind = ''] = /jobs done(?![\s\S]*jobs done)([\s\S]*)/.exec(text) ?? [];
    expect(behind).toMatch(/\u001b\[(?:\d*[KJ]|2K)/);
    const lines = text.replace(/\u001b\[[\d;?]*[A-Za-z]/g, '').split(/\r?\n/);
    expect(lines).toContain("query 'media': 24 rows for 2 of 2 accounts, 24 requests");
    expect(lines.at(-2)).toMatch(/^2 tables in /);
  });

  it('prints whole lines only where there is no terminal', async () => {
    const emulator = await startEmulator(WORLD);
    const { code, stdout, stderr } = await runProcess({ dataFolder: dataFolder(), apiUrl: emulator.url });
    await emulator.close();
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).not.toContain('\u001b');
    expect(stdout).not.toContain('jobs done');
  });
});
