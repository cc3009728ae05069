import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startEmulator } from '@keboola/graph-emulator';
import type { RunningEmulator } from '@keboola/graph-emulator';
import { newFolder, readTable } from '../support/folders';
import { NOW, runProcess } from '../support/runProcess';
import { Storage } from '../support/storage';

const ACCOUNTS = Object.fromEntries(
  ['17841400000000001', '17841400000000002', '17841400000000003'].map((id) => [
    id,
    { id, name: `Brand ${id}` },
  ]),
);
const totals = (metrics: string, breakdown = ''): string =>
  `insights.metric(${metrics}).period(day).metric_type(total_value)${breakdown && `.breakdown(${breakdown})`}`;
const MEDIA_FIELDS = `id,caption,like_count,timestamp,is_comment_enabled,media_type,owner,children{media_type},
  comments{id,text,timestamp,from,like_count,hidden,replies{id,text,timestamp,like_count}},
  insights.metric(reach,views,likes,saved)`;
const PEOPLE = 'insights.metric(follower_demographics).period(lifetime).metric_type(total_value)';

/** Name, path, fields and what else a query has. */
const query = (name: string, path: string, fields: string, own: object = {}) => ({
  name,
  query: { path, fields, ids: '17841400000000001,17841400000000002', limit: '7', ...own },
});
const QUERIES = [
  query('media', 'media', MEDIA_FIELDS, { ids: '', since: 'last run' }),
  query('daily', '', 'insights.metric(reach,follower_count).period(day)', { since: '10 days ago' }),
  query('totals', '', totals('views,likes'), { since: '40 days ago', until: 'yesterday' }),
  query('kinds', '', totals('reach,views', 'media_product_type,follow_type'), { since: '3 days ago' }),
  // A series and totals in one table: rows of the one leave key columns of the other empty.
  query('mixed', '', `insights.metric(reach).period(day),${totals('views')}`, {
    since: '5 days ago',
  }),
  query('people', '', `${PEOPLE}.breakdown(country)`),
  query('profile', '', 'id,name,biography,website,followers_count,media_count'),
  query('stories', 'stories', 'id,timestamp,insights.metric(reach,replies)'),
];

describe('the output in a database', () => {
  let api: RunningEmulator;
  let storage: Storage;
  beforeEach(async () => {
    api = await startEmulator({ now: NOW, media: [20, 8, 0] });
    storage = await Storage.open();
  });
  afterEach(async () => {
    storage.close();
    await api.close();
  });

  /** Runs the built component, with the state of an earlier run if there is one. */
  async function extract(queries: readonly object[], before?: string): Promise<string> {
    const dataFolder = newFolder();
    const parameters = { accounts: ACCOUNTS, queries };
    const authorization = { oauth_api: { credentials: { '#data': '{"access_token":"DEMO"}' } } };
    writeFileSync(join(dataFolder, 'config.json'), JSON.stringify({ parameters, authorization }));
    if (before !== undefined) {
      mkdirSync(join(dataFolder, 'in'));
      cpSync(join(before, 'out/state.json'), join(dataFolder, 'in/state.json'));
    }
    const environment = { KBC_DATA_TYPE_SUPPORT: 'authoritative' };
    const { code, stderr } = await runProcess({ dataFolder, apiUrl: api.url, now: NOW, environment });
    expect([code, stderr]).toEqual([0, '']);
    return dataFolder;
  }

  const everything = (): Promise<unknown> =>
    Promise.all(
      storage.tables.map(async (table) => [
        table,
        await storage.ask(`SELECT * FROM "${table}" ORDER BY ALL`),
      ]),
    );
  const typesOf = (table: string): Record<string, string> =>
    Object.fromEntries(storage.schemaOf(table).map(({ name, data_type }) => [name, data_type.base.type]));

  it('loads by its schema and key, and a second run changes nothing', async () => {
    const first = await extract(QUERIES);
    await storage.load(first);
    for (const table of storage.tables) {
      const rows = readTable(first, table).length;
      expect([table, await storage.ask(`SELECT CAST(count(*) AS INTEGER) FROM "${table}"`)]).toEqual([
        table,
        [[rows]],
      ]);
      expect([table, rows]).not.toEqual([table, 0]);
    }
    const before = await everything();
    const second = await extract(QUERIES, first);
    await storage.load(second);
    expect(await everything()).toEqual(before);
    // It was no empty reading that changed nothing.
    expect(readTable(second, 'media_insights').length).toBeGreaterThan(0);
  }, 60_000);

  it('has the types of the catalogue, and text where rows of another kind leave a key empty', async () => {
    await storage.load(await extract(QUERIES));
    expect(typesOf('media')).toMatchObject({
      id: 'STRING',
      owner_id: 'STRING',
      like_count: 'INTEGER',
      timestamp: 'TIMESTAMP',
      is_comment_enabled: 'BOOLEAN',
    });
    expect(typesOf('media_comments')).toMatchObject({ hidden: 'BOOLEAN', from_username: 'STRING' });
    expect(typesOf('mixed_insights')).toMatchObject({
      value: 'NUMERIC',
      end_time: 'STRING',
      date_start: 'STRING',
    });
    const [kinds] = await storage.ask(
      `SELECT count(*) FILTER (end_time = '') > 0, count(*) FILTER (date_start = '') > 0 FROM mixed_insights`,
    );
    expect(kinds).toEqual([true, true]);
    const [times] = await storage.ask("SELECT max(timestamp) < TIMESTAMP '2026-06-15 10:00:00' FROM media");
    expect(times).toEqual([true]);
  }, 60_000);

  it('joins as a star with no orphan', async () => {
    await storage.load(await extract(QUERIES));
    const orphans = await storage.ask(`
      SELECT 'media', count(*)::INTEGER FROM media m ANTI JOIN accounts a ON a.id = m.ex_account_id UNION ALL
      SELECT 'comments', count(*)::INTEGER FROM media_comments c ANTI JOIN media m ON m.id = c.parent_id UNION ALL
      SELECT 'replies', count(*)::INTEGER FROM media_replies r ANTI JOIN media_comments c ON c.id = r.parent_id UNION ALL
      SELECT 'insights', count(*)::INTEGER FROM media_insights i ANTI JOIN media m ON m.id = i.parent_id UNION ALL
      SELECT 'children', count(*)::INTEGER FROM media_children h ANTI JOIN media m ON m.id = h.parent_id UNION ALL
      SELECT 'daily', count(*)::INTEGER FROM daily_insights d ANTI JOIN accounts a ON a.id = d.parent_id`);
    expect(orphans.filter(([, count]) => count !== 0)).toEqual([]);
    const [star] = await storage.ask(`
      SELECT count(DISTINCT r.id)::INTEGER = (SELECT count(*) FROM media_replies),
             count(DISTINCT c.id)::INTEGER = (SELECT count(*) FROM media_comments),
             count(DISTINCT i.id)::INTEGER = (SELECT count(*) FROM media_insights WHERE name = 'reach'),
             count(DISTINCT m.id)::INTEGER
      FROM accounts a JOIN media m ON m.ex_account_id = a.id
      LEFT JOIN media_insights i ON i.parent_id = m.id AND i.name = 'reach'
      LEFT JOIN media_comments c ON c.parent_id = m.id
      LEFT JOIN media_replies r ON r.parent_id = c.id`);
    expect(star).toEqual([true, true, true, 28]);
  }, 60_000);

  it('keeps the type of a column when the configuration changes', async () => {
    const first = await extract([query('media', 'media', 'id,like_count,timestamp,insights.metric(reach)')]);
    await storage.load(first);
    const changed = [query('media', 'media', 'id,timestamp,insights.metric(reach)')];
    await storage.load(await extract(changed, first));
    expect(typesOf('media')).toMatchObject({ like_count: 'INTEGER', timestamp: 'TIMESTAMP' });
  }, 60_000);
});
