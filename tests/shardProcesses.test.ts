import { mkdirSync, readdirSync, readFileSync, watch, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { accountEntries, startEmulator } from '@keboola/graph-emulator';
import type { RunningEmulator } from '@keboola/graph-emulator';
import fc from 'fast-check';
import { newFolder, readFolder } from './support/folders';
import { NOW, runProcess } from './support/runProcess';
import type { ProcessResult, RunOptions } from './support/runProcess';

const WORLD = { now: NOW, accounts: 12, media: [9, 3, 0, 1, 30, 2], commentsPerMedia: [0, 1] as const };
const QUERIES = [
  {
    name: 'media',
    query: {
      path: 'media',
      fields: 'id,caption,comments{id,text},insights.metric(reach)',
      ids: '',
      limit: '10',
    },
  },
  {
    name: 'daily',
    query: { path: '', fields: 'id,insights.metric(reach).period(day)', ids: '', since: '3 days ago' },
  },
];
const SHARDS = 4;

describe('shards as processes over one folder', () => {
  let api: RunningEmulator;
  let whole: string;
  beforeAll(async () => {
    api = await startEmulator(WORLD);
    whole = dataFolder();
    expect((await run(whole, '0/1')).code).toBe(0);
  });
  afterAll(() => api.close());

  function dataFolder(): string {
    const folder = newFolder();
    const accounts = Object.fromEntries(accountEntries(WORLD).map((entry) => [entry.id, entry]));
    const authorization = { oauth_api: { credentials: { '#data': '{"access_token":"DEMO"}' } } };
    const parameters = { accounts, queries: QUERIES, report: true };
    writeFileSync(join(folder, 'config.json'), JSON.stringify({ parameters, authorization }));
    return folder;
  }
  const run = (folder: string, shard: string, onStart?: RunOptions['onStart']): Promise<ProcessResult> =>
    runProcess({
      dataFolder: folder,
      apiUrl: api.url,
      now: NOW,
      environment: { SHARD: shard, KBC_RUNID: '1' },
      ...(onStart && { onStart }),
    });

  /** The lines of all tables, sorted; the header of a table of one file is left out. */
  function lines(folder: string): Record<string, readonly string[]> {
    const tables = join(folder, 'out/tables');
    const files = readFolder(tables);
    const names = readdirSync(tables).filter((name) => name.endsWith('.csv'));
    return Object.fromEntries(
      names.map((name) => {
        const own = Object.entries(files).filter(([path]) => path === name || path.startsWith(`${name}/`));
        const rows = own.flatMap(([path, text]) => text.split('\n').slice(path === name ? 1 : 0));
        return [name, rows.filter((line) => line !== '').sort()];
      }),
    );
  }

  it.each(fc.sample(fc.record({ victim: fc.nat(SHARDS - 1), change: fc.nat(12) }), { numRuns: 3, seed: 4 }))(
    'one of them killed at a random moment (%j) and run again: the union is that of one run, byte for byte',
    async ({ victim, change }) => {
      const shared = dataFolder();
      const tables = join(shared, 'out/tables');
      mkdirSync(tables, { recursive: true });
      const over = new AbortController();
      const results = await Promise.all(
        Array.from({ length: SHARDS }, (_, index) =>
          run(shared, `${index}/${SHARDS}`, (child) => {
            let changes = 0;
            const watched = index === victim ? tables : undefined;
            if (watched !== undefined) {
              watch(watched, { signal: over.signal, recursive: false }, () => {
                changes += 1;
                if (changes > change) {
                  child.kill('SIGKILL');
                }
              });
            }
          }),
        ),
      );
      over.abort();
      expect(results.filter(({ code }) => code === 0).length).toBeGreaterThanOrEqual(SHARDS - 1);
      const own = `part-00${victim}-of-004`;
      // Manifests are the same whoever writes them.
      const isOthers = (path: string): boolean => !path.includes(own) && !path.endsWith('.manifest');
      const others = (): unknown =>
        Object.entries(readFolder(join(shared, 'out'))).filter(([path]) => isOthers(path));
      const before = others();
      const again = await run(shared, `${victim}/${SHARDS}`);
      expect([again.code, again.stderr]).toEqual([0, '']);
      expect(others()).toEqual(before);
      expect(lines(shared)).toEqual(lines(whole));

      const merged = await runProcess({ dataFolder: shared, apiUrl: api.url, arguments: ['merge-state'] });
      expect([merged.code, merged.stderr]).toEqual([0, '']);
      const state = (folder: string): unknown =>
        JSON.parse(readFileSync(join(folder, 'out/state.json'), 'utf8'));
      expect(state(shared)).toEqual(state(whole));
    },
    120_000,
  );

  it('ends with 1 before a request when the variables are wrong, and clears nothing', async () => {
    const folder = dataFolder();
    mkdirSync(join(folder, 'out/tables/media.csv'), { recursive: true });
    writeFileSync(join(folder, 'out/tables/media.csv/part-000-of-004'), 'kept');
    const before = api.stats.requests;
    const ended = await run(folder, '4/4');
    expect([ended.code, ended.stderr.trimEnd().split('\n').at(-1)]).toEqual([
      1,
      'Cannot tell which accounts this process takes: SHARD=4/4 gives shard 4 of 4: they are counted from 0 to 3',
    ]);
    expect(api.stats.requests).toBe(before);
    expect(readFolder(join(folder, 'out'))).toEqual({ 'tables/media.csv/part-000-of-004': 'kept' });
  }, 60_000);
});
