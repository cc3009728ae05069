import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { copyFileSync, existsSync, readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { newFolder, readTable } from '../support/folders';
import { PROJECT, runProcess } from '../support/runProcess';
import type { ProcessResult } from '../support/runProcess';

/** Traffic recorded from the real API; it is never part of the project, so it is not everywhere. */
const SHARED = join(PROJECT, '../shared');
const RECORDED = join(SHARED, 'recorded/instagram-v23');

/** Tables as v2 wrote them, and ours of the same rows. */
const TABLES = [
  ['query_15_media', 'query_15_media', 160],
  ['query_16_media', 'query_16_media', 160],
  ['query_16_comments', 'query_16_comments', 107],
  ['query_8', 'query_8_page', 1],
  ['query_9', 'query_9_page', 1],
  ['query_10', 'query_10_page', 1],
] as const;
const REFUSED = [1, 2, 3, 4, 5, 6, 7, 11, 18, 24];

describe('against recorded traffic', () => {
  let server: ChildProcess | undefined;

  afterEach(() => {
    server?.kill();
  });

  async function serve(): Promise<string> {
    const child = spawn(process.execPath, [
      // Through a link it would not know that it is the script that runs.
      realpathSync(join(SHARED, 'tools/replay-graph.mjs')),
      join(RECORDED, 'interactions.json'),
    ]);
    server = child;
    const port = await new Promise<string>((resolve) =>
      child.stdout.once('data', (text) => resolve(String(text).trim())),
    );
    return `http://127.0.0.1:${port}`;
  }

  interface Recorded {
    readonly folder: string;
    readonly result: ProcessResult;
  }

  async function runRecorded(apiUrl: string, environment: Record<string, string> = {}): Promise<Recorded> {
    const folder = newFolder();
    copyFileSync(join(RECORDED, 'config.json'), join(folder, 'config.json'));
    const result = await runProcess({ dataFolder: folder, apiUrl, environment });
    return { folder, result };
  }

  const WAYS: readonly (readonly [string, () => Promise<Recorded>])[] = [
    ['as a server', async () => runRecorded(await serve())],
    [
      'with REPLAY_FROM',
      () =>
        runRecorded('https://graph.facebook.com', {
          REPLAY_FROM: join(RECORDED, 'interactions.json'),
        }),
    ],
  ];

  const judged = existsSync(RECORDED) ? it : it.skip;
  judged.each(WAYS)(
    'replayed %s, writes the rows of v2 and names what was refused',
    async (_, replay) => {
      const { folder, result } = await replay();
      for (const [theirs, ours, rows] of TABLES) {
        const text = readFileSync(join(RECORDED, 'written-by-v2', `${theirs}.csv`), 'utf8');
        const expected = Papa.parse<Record<string, string>>(text, {
          header: true,
          skipEmptyLines: true,
        }).data;
        const written = readTable(folder, ours);
        expect(written).toHaveLength(rows);
        // Ours has declared columns that the API never gave; booleans are as the API writes them.
        expect(written).toEqual(expected.map((row) => expect.objectContaining(asApi(row)) as unknown));
      }
      expect(result.code).toBe(1);
      const last = result.stderr.trimEnd().split('\n').at(-1) ?? '';
      expect(last).toMatch(/^Cannot extract 10 of 24 queries: /);
      for (const number of REFUSED) {
        expect(last).toContain(`query 'query_${number}' for Keboola (17841403584244541): `);
      }
      expect(last).toContain('(#100) Tried accessing nonexisting field (feed)');
      expect(last).toContain('Unknown path components: /navigation');
      expect(last).toContain('(#10) Application does not have permission for this action');
    },
    30_000,
  );
});

function asApi(row: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(row).map(([name, cell]) => [
      name,
      cell === 'True' ? 'true' : cell === 'False' ? 'false' : cell,
    ]),
  );
}
