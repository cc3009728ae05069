import { cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startEmulator } from '@keboola/graph-emulator';
import type { RunningEmulator } from '@keboola/graph-emulator';
import { ClassicStorage } from '../support/classicStorage';
import { newFolder, readTable } from '../support/folders';
import { NOW, runProcess } from '../support/runProcess';
import type { ProcessResult } from '../support/runProcess';

const ACCOUNT = '17841400000000001';
const totals = 'metric(views).period(day).metric_type(total_value)';
const QUERIES = [
  ['media', 'media', 'caption,like_count,media_type,timestamp,comments{text,timestamp}', {}],
  ['daily', '', 'insights.metric(reach,follower_count).period(day)', { since: '5 days ago' }],
  ['totals', '', `insights.${totals}`, { since: '2026-06-10', until: '2026-06-13' }],
].map(([name, path, fields, range]) => ({ name, query: { path, fields, ids: '', ...(range as object) } }));

/** The layouts of keboola.ex-instagram-v2 (docs/take-over.md), each with a row that the API no longer has. */
const own = ['id', 'ex_account_id', 'fb_graph_node', 'parent_id'];
const HISTORY = {
  media: {
    columns: [
      ...own,
      ...[
        'caption',
        'comments_count',
        'ig_id',
        'is_comment_enabled',
        'like_count',
        'media_type',
        'media_url',
      ],
      ...['owner_id', 'permalink', 'shortcode', 'thumbnail_url', 'timestamp'],
    ],
    primaryKey: ['id', 'parent_id'],
    row: {
      id: 'gone',
      parent_id: ACCOUNT,
      caption: 'An old one, "quoted"',
      owner_id: '5',
      timestamp: '2019',
    },
  },
  media_comments: {
    columns: [...own, 'text', 'timestamp'],
    primaryKey: ['id', 'parent_id'],
    row: { id: 'gone', parent_id: 'gone', text: 'First!' },
  },
  daily_insights: {
    columns: [...own, 'name', 'key1', 'key2', 'value', 'period', 'end_time', 'title', 'description'],
    primaryKey: ['id', 'parent_id', 'key1', 'key2', 'end_time'],
    row: { id: `${ACCOUNT}/insights/impressions/day`, parent_id: ACCOUNT, name: 'impressions', value: '7' },
  },
  totals_insights: {
    columns: [
      ...own,
      'date_start',
      'date_stop',
      'description',
      'name',
      'period',
      'title',
      'total_value_value',
    ],
    primaryKey: ['id', 'parent_id', 'date_start', 'date_stop'],
    row: {
      id: `${ACCOUNT}/insights/views/day`,
      parent_id: ACCOUNT,
      date_start: '2024-01-01',
      total_value_value: '9',
    },
  },
};
const TABLES = Object.keys(HISTORY) as (keyof typeof HISTORY)[];

describe('a bucket of the second extractor', () => {
  let api: RunningEmulator;
  let storage: ClassicStorage;
  beforeEach(async () => {
    api = await startEmulator({ now: NOW, media: [6], commentsPerMedia: [1, 2] });
    storage = await ClassicStorage.open();
    for (const table of TABLES) {
      const { columns, primaryKey, row } = HISTORY[table];
      const cells = columns.map((column) => (row as Record<string, string>)[column] ?? '');
      await storage.create(table, { columns, primaryKey }, [cells]);
    }
  });
  afterEach(async () => {
    storage.close();
    await api.close();
  });

  async function run(
    own: {
      readonly mapped?: readonly string[];
      readonly before?: string;
      readonly queries?: readonly object[];
    } = {},
  ): Promise<ProcessResult & { readonly dataFolder: string }> {
    const { mapped = [], before, queries = QUERIES } = own;
    const dataFolder = newFolder();
    for (const table of mapped) {
      await storage.mapAsInput(table, dataFolder);
    }
    const parameters = { accounts: { [ACCOUNT]: { id: ACCOUNT } }, 'bucket-id': 'in.c-old', queries };
    const authorization = { oauth_api: { credentials: { '#data': '{"access_token":"DEMO"}' } } };
    writeFileSync(join(dataFolder, 'config.json'), JSON.stringify({ parameters, authorization }));
    if (before !== undefined) {
      mkdirSync(join(dataFolder, 'in'), { recursive: true });
      cpSync(join(before, 'out/state.json'), join(dataFolder, 'in/state.json'));
    }
    return { dataFolder, ...(await runProcess({ dataFolder, apiUrl: api.url, now: NOW })) };
  }

  const everything = (): Promise<unknown> =>
    Promise.all(TABLES.map(async (table) => [table, storage.columns(table), await storage.rows(table)]));
  const recordsOf = async (table: string): Promise<Record<string, string>[]> =>
    (await storage.rows(table)).map((row) =>
      Object.fromEntries(storage.columns(table).map((column, index) => [column, row[index] ?? '?'])),
    );

  it('goes on in the tables that are mapped as input, and afterwards without the mapping', async () => {
    const first = await run({ mapped: TABLES });
    expect(first.code).toBe(0);
    expect(first.stderr.trimEnd().split('\n')).toEqual([
      "WARNING: Table 'media' takes over in.c-old.media: it keeps its columns and its key (id, parent_id); empty in new rows: comments_count, ig_id, is_comment_enabled, media_url, owner_id, permalink, shortcode, thumbnail_url",
      "WARNING: Table 'totals_insights' takes over in.c-old.totals_insights: it keeps its columns and its key (id, parent_id, date_start, date_stop); empty in new rows: total_value_value (now in value)",
    ]);
    expect(first.stdout).toContain("Table 'daily_insights' takes over in.c-old.daily_insights");
    await storage.load(first.dataFolder);
    for (const table of TABLES) {
      const { columns, row } = HISTORY[table];
      const rows = await recordsOf(table);
      const written = readTable(first.dataFolder, table);
      expect(storage.columns(table).slice(0, columns.length)).toEqual(columns);
      expect(Object.keys(written[0] ?? {}).slice(0, columns.length)).toEqual(columns);
      expect(rows).toContainEqual(expect.objectContaining(row));
      expect([table, written.length > 0, rows.length]).toEqual([table, true, written.length + 1]);
    }
    const before = await everything();
    const second = await run({ before: first.dataFolder });
    expect([second.code, second.stderr]).toEqual([0, '']);
    expect(second.stdout).not.toContain('take');
    await storage.load(second.dataFolder);
    expect(await everything()).toEqual(before);
    // With the mapping left in place nothing is different.
    const third = await run({ before: second.dataFolder, mapped: TABLES });
    expect([third.code, third.stderr]).toEqual([0, '']);
    await storage.load(third.dataFolder);
    expect(await everything()).toEqual(before);
  }, 60_000);

  it('cannot be loaded into without the mapping, of which the run tells', async () => {
    const { code, stdout, dataFolder } = await run();
    expect(code).toBe(0);
    expect(stdout).toContain(
      'Written to in.c-old for the first time: media, media_comments, daily_insights, totals_insights; where another extractor wrote them there before, take them over first (docs/take-over.md)',
    );
    await expect(storage.load(dataFolder)).rejects.toThrow('Some columns are missing in the csv file');
  }, 60_000);

  it('is not written to where a key does not tell our rows apart', async () => {
    const fields = `insights.${totals}.breakdown(media_product_type)`;
    const query = { name: 'totals', query: { path: '', fields, ids: '', since: '2026-06-10' } };
    const { code, stderr, dataFolder } = await run({ mapped: ['totals_insights'], queries: [query] });
    expect(code).toBe(1);
    expect(stderr).toContain(
      "Table 'totals_insights' was not written: it has the primary key (id, parent_id, date_start, date_stop) in Storage, but its rows need key1 too: rename the query, or add them to the key in Storage (docs/take-over.md)",
    );
    expect(existsSync(join(dataFolder, 'out/tables/totals_insights.csv'))).toBe(false);
  }, 60_000);
});
