import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { IncomingMessage, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, relative } from 'node:path';
import { aFolder, filesWith } from '../src/testing/aFolder';
import { preparedWork } from './support/preparedWork';

const MAIN = join(__dirname, '../dist/main.js');
const TOKEN = 'EAAB-a-token-of-somebody';

/** Starts the command and lets this test in as a browser. */
async function aCommand(folder: string, api = ''): Promise<Command> {
  const process = spawn(globalThis.process.execPath, [MAIN, '--folder', folder, '--port', '0'], {
    env: { PATH: globalThis.process.env['PATH'], GRAPH_API_URL: api },
  });
  let said = '';
  const [url = '', token] = await new Promise<string[]>((resolve) => {
    process.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      const [, address, invitation] = /(http:\S+)\/#token=(\S+)/.exec(said) ?? [];
      if (address !== undefined && invitation !== undefined) {
        resolve([address, invitation]);
      }
    });
  });
  const post = (route: string, body: object, authorization = ''): Promise<Response> =>
    fetch(`${url}/api/${route}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: url, authorization },
      body: JSON.stringify(body),
    });
  const { session } = (await (await post('session', { token })).json()) as { session: string };
  return { process, call: (route, body = {}) => post(route, body, `Bearer ${session}`) };
}

interface Command {
  readonly process: ChildProcessWithoutNullStreams;
  readonly call: (route: string, body?: object) => Promise<Response>;
}

describe('the command', () => {
  let api: Server;
  let running: Command | undefined;
  beforeEach(async () => {
    // It takes requests and never answers.
    api = createServer().listen(0, '127.0.0.1');
    await once(api, 'listening');
  });
  afterEach(() => {
    running?.process.kill('SIGKILL');
    running = undefined;
    api.closeAllConnections();
    api.close();
  });
  const apiUrl = (): string => `http://127.0.0.1:${(api.address() as AddressInfo).port}`;

  it.each([
    [['--help'], 0, /^studio \[--folder FOLDER\]/],
    [['--port', 'abc'], 1, /^--port takes a whole number from 0 to 65535, not 'abc'\n$/],
    [['--foo'], 1, /^Unknown option '--foo'; --help lists the options\n$/],
  ])('answers %j in sentences', (args, code, words) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, ...args], { encoding: 'utf8' });
    expect([status, stdout + stderr]).toEqual([code, expect.stringMatching(words)]);
  });

  it('lets one studio have a folder', async () => {
    const folder = aFolder();
    running = await aCommand(folder);
    const second = spawnSync(process.execPath, [MAIN, '--folder', folder, '--port', '0'], {
      encoding: 'utf8',
    });
    expect([second.status, second.stderr]).toEqual([
      1,
      expect.stringContaining('Another studio has the folder'),
    ]);
  });

  it.each(['SIGHUP', 'SIGTERM'] as const)(
    'leaves nothing of a token that was not accepted when it ends by %s',
    async (signal) => {
      const folder = aFolder();
      running = await aCommand(folder, apiUrl());
      const answer = running.call('token', { token: TOKEN }).catch(() => undefined);
      await once(api, 'request');
      expect(filesWith(folder, TOKEN)).toHaveLength(1);
      running.process.kill(signal);
      const [code] = (await once(running.process, 'exit')) as [number | null];
      await answer;
      expect([code, filesWith(folder, TOKEN)]).toEqual([0, []]);
    },
  );

  it('takes its run with it, even when it is killed, and has written for its owner only', async () => {
    const folder = preparedWork(aFolder(), TOKEN);
    running = await aCommand(folder, apiUrl());
    await running.call('ready');
    expect((await running.call('start')).status).toBe(200);
    const [request] = (await once(api, 'request')) as [IncomingMessage];
    const ended = once(request.socket, 'close');
    running.process.kill('SIGKILL');
    await ended;
    const open = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((path) => join(folder, path))
      // What lay there before is within a folder that is closed.
      .filter((path) => !path.includes('out/tables') && (statSync(path).mode & 0o077) !== 0)
      .map((path) => relative(folder, path));
    expect(open).toEqual(['data/out']);
    expect(statSync(join(folder, 'data')).mode & 0o777).toBe(0o700);
  });
});
