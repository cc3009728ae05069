import { cpSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { startEmulator } from '@keboola/graph-emulator';
import type { RunningEmulator } from '@keboola/graph-emulator';
import { newFolder, readFolder } from './support/folders';
import { NOW, PROJECT, runProcess } from './support/runProcess';

const CASE = join(PROJECT, 'tests/functional/media-with-comments-and-replies');
const WORLD = { now: NOW, media: [4, 3, 0] };

function dataFolderOf(source: string): string {
  const folder = newFolder();
  cpSync(join(source, 'source/data'), folder, { recursive: true });
  return folder;
}

describe('a run that is ended from outside', () => {
  const running: RunningEmulator[] = [];
  const emulator = async (options: object): Promise<RunningEmulator> => {
    const started = await startEmulator({ ...WORLD, ...options });
    running.push(started);
    return started;
  };
  afterEach(async () => {
    await Promise.all(running.splice(0).map((one) => one.close()));
  });

  /** Ends the run when the API has been asked so many times; the last page never comes. */
  async function endedRun(
    dataFolder: string,
    signal: NodeJS.Signals,
  ): Promise<Awaited<ReturnType<typeof runProcess>>> {
    const api = await emulator({ faults: [{ when: { place: 'later', skip: 1 }, do: { hang: true } }] });
    return runProcess({
      dataFolder,
      apiUrl: api.url,
      now: NOW,
      onStart: (child) => {
        child.stdout?.resume();
        api.onRequest((count) => count >= 4 && child.kill(signal));
      },
    });
  }

  it.each(['SIGKILL', 'SIGTERM'] as const)(
    'by %s leaves no table, and the next run over its folder is as over a clean one',
    async (signal) => {
      const used = dataFolderOf(CASE);
      const ended = await endedRun(used, signal);
      expect(ended.code).toBe(signal === 'SIGKILL' ? null : 1);
      expect(Object.keys(readFolder(join(used, 'out/tables')))).toEqual([]);
      if (signal === 'SIGTERM') {
        expect(ended.stderr.trimEnd().split('\n').at(-1)).toMatch(/^Stopped by SIGTERM: /);
        expect(readdirSync(join(used, 'out'))).not.toContain('.scratch');
      }
      const clean = dataFolderOf(CASE);
      const api = await emulator({});
      for (const folder of [used, clean]) {
        expect((await runProcess({ dataFolder: folder, apiUrl: api.url, now: NOW })).code).toBe(0);
      }
      expect(readFolder(join(used, 'out'))).toEqual(readFolder(join(clean, 'out')));
      expect(readFolder(join(clean, 'out'))).toEqual(readFolder(join(CASE, 'expected/data/out')));
    },
    30_000,
  );

  it('takes nothing of an earlier run for its own', async () => {
    const used = dataFolderOf(CASE);
    const other = dataFolderOf(join(PROJECT, 'tests/functional/profile'));
    const api = await emulator({});
    await runProcess({ dataFolder: used, apiUrl: api.url, now: NOW });
    cpSync(join(other, 'config.json'), join(used, 'config.json'));
    await runProcess({ dataFolder: used, apiUrl: api.url, now: NOW });
    expect(readFolder(join(used, 'out'))).toEqual(
      readFolder(join(PROJECT, 'tests/functional/profile/expected/data/out')),
    );
  }, 30_000);
});
