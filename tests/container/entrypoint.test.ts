import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { scripts, version } from '../../package.json';
import { newFolder } from '../support/folders';
import { PROJECT } from '../support/runProcess';

const MiB = 1_048_576;

const NODE = 'node --max-semi-space-size=8';

/** A folder of commands in which `node` and the rest only say how they were called. */
function commands(others: Readonly<Record<string, string>> = {}): string {
  const folder = newFolder();
  const all = { node: 'echo "$$ node $*"', ...others };
  for (const [name, body] of Object.entries(all)) {
    writeFileSync(join(folder, name), `#!/bin/sh\n${body}\n`);
    chmodSync(join(folder, name), 0o755);
  }
  return folder;
}

/** Runs the image's entrypoint outside of it. */
async function entrypoint(given: {
  readonly cgroup?: Readonly<Record<string, string>>;
  readonly commands?: Readonly<Record<string, string>>;
  readonly args?: readonly string[];
}): Promise<{ pid: number | undefined; said: string }> {
  const cgroup = newFolder();
  for (const [path, text] of Object.entries(given.cgroup ?? {})) {
    mkdirSync(join(cgroup, 'memory'), { recursive: true });
    writeFileSync(join(cgroup, path), text);
  }
  const child = spawn('sh', [join(PROJECT, 'docker-entrypoint.sh'), ...(given.args ?? [])], {
    env: {
      PATH: `${commands(given.commands)}:${process.env['PATH'] ?? ''}`,
      KBC_DATADIR: newFolder(),
      CGROUP_DIR: cgroup,
      APP_DIR: '/app',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
  return new Promise((resolve, reject) => {
    child.on('error', reject).on('close', () => resolve({ pid: child.pid, said: said.trim() }));
  });
}

describe('the entrypoint of the image', () => {
  it.each([
    ['cgroup v2', { 'memory.max': `${512 * MiB}\n` }, ' --max-old-space-size=384'],
    ['cgroup v1', { 'memory/memory.limit_in_bytes': `${256 * MiB}\n` }, ' --max-old-space-size=192'],
    ['a large machine', { 'memory.max': `${64 * 1024 * MiB}` }, ' --max-old-space-size=49152'],
    ['no limit in v2', { 'memory.max': 'max\n' }, ''],
    ['no limit in v1', { 'memory/memory.limit_in_bytes': '9223372036854771712\n' }, ''],
    ['hardly any', { 'memory.max': '1048576' }, ''],
    ['an empty file', { 'memory.max': '' }, ''],
    ['no cgroup', {}, ''],
  ])('keeps the heap within the memory of the container: %s', async (_, cgroup, flag) => {
    const { said } = await entrypoint({ cgroup });
    expect(said.replace(/^\d+ /, '')).toBe(`${NODE}${flag} /app/dist/main.js`);
  });

  it('hands its arguments on and becomes node, which so gets the signals', async () => {
    const { pid, said } = await entrypoint({ args: ['--version'] });
    expect(said).toBe(`${pid ?? ''} ${NODE} /app/dist/main.js --version`);
  });

  it('as root becomes the owner of the data folder', async () => {
    const asRoot = { id: 'echo 0', stat: 'echo 1000', setpriv: 'echo "$$ setpriv $*"' };
    const { pid, said } = await entrypoint({ commands: asRoot });
    expect(said).toBe(
      `${pid ?? ''} setpriv --reuid 1000 --regid 1000 --clear-groups ${NODE} /app/dist/main.js`,
    );
  });

  it('stays root where the folder is root’s, and whoever it is when not root', async () => {
    for (const given of [{ id: 'echo 0', stat: 'echo 0' }, { id: 'echo 1000' }]) {
      const { pid, said } = await entrypoint({ commands: given });
      expect(said).toBe(`${pid ?? ''} ${NODE} /app/dist/main.js`);
    }
  });

  it('gives node the same flags as `npm start`', () => {
    expect(scripts.start).toBe(`${NODE} dist/main.js`);
  });
});

describe('the demo of the image', () => {
  it('runs as the owner of the data folder, too', async () => {
    const asRoot = { id: 'echo 0', stat: 'echo 1000', setpriv: 'echo "$$ setpriv $*"' };
    const child = spawn('sh', [join(PROJECT, 'as-owner.sh'), 'node', 'x y'], {
      env: { PATH: `${commands(asRoot)}:${process.env['PATH'] ?? ''}`, KBC_DATADIR: newFolder() },
    });
    let said = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
    await new Promise((resolve) => child.on('close', resolve));
    expect(said).toBe(`${child.pid ?? ''} setpriv --reuid 1000 --regid 1000 --clear-groups node x y\n`);
  });
});

describe('the built component', () => {
  it('tells its version without a data folder', async () => {
    const child = spawn(process.execPath, [join(PROJECT, 'dist/main.js'), '--version'], {
      env: { KBC_DATADIR: '/nowhere' },
    });
    let said = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect([code, said]).toEqual([0, `${version}\n`]);
  });
});
