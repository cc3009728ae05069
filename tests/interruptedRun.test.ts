import { cpSync, mkdirSync, readdirSync, watch } from 'node:fs';
import { join } from 'node:path';
import { startEmulator } from '@keboola/graph-emulator';
import type { RunningEmulator } from '@keboola/graph-emulator';
import fc from 'fast-check';
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

  /** Moments of a run: a request that goes out, or a change in the folder of the tables. Drawn once by a seed. */
  const moments = (['SIGKILL', 'SIGTERM'] as const).flatMap((signal, seed) =>
    fc
      .sample(
        fc.uniqueArray(
          fc.oneof(fc.record({ request: fc.integer({ min: 1, max: 9 }) }), fc.record({ change: fc.nat(11) })),
          { minLength: 8, maxLength: 8, selector: (moment) => JSON.stringify(moment) },
        ),
        { numRuns: 1, seed },
      )
      .flat()
      .map((moment) => ({ signal, ...moment })),
  );

  it.each(moments)(
    'at any moment (%j) leaves nothing that the next run shows',
    async ({ signal, ...moment }) => {
      const used = dataFolderOf(CASE);
      const tables = join(used, 'out/tables');
      mkdirSync(tables, { recursive: true });
      const api = await emulator({});
      let changes = 0;
      const ended = new AbortController();
      await runProcess({
        dataFolder: used,
        apiUrl: api.url,
        now: NOW,
        onStart: (child) => {
          api.onRequest((count) => 'request' in moment && count === moment.request && child.kill(signal));
          watch(tables, { signal: ended.signal }, () => {
            changes += 1;
            if ('change' in moment && changes > moment.change) {
              child.kill(signal);
            }
          });
        },
      });
      ended.abort();
      const left = readFolder(tables);
      for (const [name, text] of Object.entries(readFolder(join(CASE, 'expected/data/out/tables')))) {
        // What has its final name is whole.
        expect([undefined, text]).toContain(left[name]);
      }
      const again = await runProcess({ dataFolder: used, apiUrl: (await emulator({})).url, now: NOW });
      expect(again.code).toBe(0);
      expect(readFolder(join(used, 'out'))).toEqual(readFolder(join(CASE, 'expected/data/out')));
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
