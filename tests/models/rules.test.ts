import { modelsOf, printModels } from '../../src/models';
import type { PrintedModel } from '../../src/models';
import { parseConfig } from '../../src/config';
import { planRun } from '../../src/plan';
import { ModelsDatabase } from '../support/modelsDatabase';
import type { DatabaseRow } from '../support/modelsDatabase';

const NOW = Date.parse('2026-06-15T10:00:00Z') / 1000;
const ASKED = '2026-06-15T10:00:00';
const accounts = `id,name,category,fb_page_id\n1,Alpine,,\n`;
const csv = (header: string, ...lines: readonly string[]): string => `${[header, ...lines].join('\n')}\n`;

type Query = Readonly<Record<string, unknown>>;
const query = (name: string, path: string, fields: string, own: Query = {}): Query => ({
  name,
  ...own,
  query: { path, fields, ids: '', since: '10 days ago' },
});

function modelsFor(...queries: readonly Query[]): readonly PrintedModel[] {
  const { config } = parseConfig({ accounts: { '1': { id: '1' } }, queries });
  const { models } = modelsOf({
    plan: planRun(config, { now: NOW, reserved: new Map() }),
    now: NOW,
    asOf: ASKED,
  });
  return printModels(models, { dialect: 'duckdb' });
}

async function rowsOf(
  name: string,
  queries: readonly Query[],
  tables: Readonly<Record<string, string>>,
): Promise<readonly DatabaseRow[]> {
  const paths = Object.entries({ accounts, ...tables }).map(([table, text]): [string, string] => [
    `tables/${table}.csv`,
    text,
  ]);
  const database = await ModelsDatabase.of(Object.fromEntries(paths));
  const { sql = '', key = [] } = modelsFor(...queries).find((model) => model.name === name) ?? {};
  const rows = await database.rows(`SELECT * FROM (${sql}) ORDER BY ${key.join()}`);
  database.close();
  return rows;
}

const SERIES = query('d', '', 'insights.metric(reach,views).period(day)');
const WEEKS = query('d', '', 'insights.metric(reach).period(week)');
const DAYS =
  'ex_account_id,fb_graph_node,parent_id,id,name,value,period,end_time,date_start,date_stop,breakdown,key1';
const own = '1,page_insights,1';
const id = (metric: string): string => `1/insights/${metric}/day`;
const MEDIA = 'id,ex_account_id,fb_graph_node,parent_id,caption,like_count';
const METRICS = 'id,ex_account_id,fb_graph_node,parent_id,name,value,snapshot_date';

describe('the rules of models', () => {
  it('mark people as not to be added up, and add them nowhere', () => {
    const people = 'reach,accounts_engaged,views,likes';
    const models = modelsFor(
      query('d', '', `insights.metric(${people}).period(day)`),
      query('m', 'media', 'like_count,insights.metric(reach,views,ig_reels_avg_watch_time)'),
      query('p', '', 'followers_count,media_count'),
    );
    const additive = (name: string): readonly string[] =>
      models
        .find((model) => model.name === name)
        ?.columns.flatMap((one) => (one.additive ? [one.name] : [])) ?? [];
    expect(additive('account_days')).toEqual(['views', 'likes']);
    expect(additive('posts')).toEqual(['likes', 'views']);
    expect(additive('accounts')).toEqual(['media_count']);
    expect(models.filter(({ sql }) => /\b(SUM|AVG|COUNT)\s*\(/.test(sql))).toEqual([]);
  });

  it('give the day that ended with a value its own date, whether it came as a series or as a total of one day', async () => {
    const rows = await rowsOf('account_days', [SERIES], {
      d_insights: csv(
        DAYS,
        `${own},${id('reach')},reach,5,day,2026-06-10T07:00:00+0000,,,,`,
        `${own},${id('views')},views,9,day,,2026-06-10,2026-06-11,,`,
        `${own},${id('reach')},reach,6,day,2026-01-10T08:00:00+0000,,,,`,
      ),
    });
    expect(rows).toMatchObject([
      { day: '2026-01-09', reach: '6', views: null },
      { day: '2026-06-09', reach: '5', views: '9' },
    ]);
  });

  it('put a window of more than one day in a row of its own, never next to a day', async () => {
    const tables = {
      d_insights: csv(
        DAYS,
        `${own},${id('reach')},reach,5,day,2026-06-10T07:00:00+0000,,,,`,
        `${own},1/insights/reach/week,reach,21,week,2026-06-10T07:00:00+0000,,,,`,
        `${own},${id('reach')},reach,70,day,,2026-05-10,2026-06-09,,`,
      ),
    };
    expect(await rowsOf('account_days', [SERIES, WEEKS], tables)).toMatchObject([
      { day: '2026-06-09', reach: '5' },
    ]);
    expect(await rowsOf('account_periods', [SERIES, WEEKS], tables)).toMatchObject([
      { first_day: '2026-05-09', last_day: '2026-06-07', days: '30', reach: '70' },
      { first_day: '2026-06-03', last_day: '2026-06-09', days: '7', reach: '21' },
    ]);
  });

  it('leave out days and windows that have not ended', async () => {
    const tables = {
      d_insights: csv(
        DAYS,
        `${own},${id('reach')},reach,5,day,2026-06-15T07:00:00+0000,,,,`,
        `${own},${id('reach')},reach,2,day,2026-06-16T07:00:00+0000,,,,`,
        `${own},1/insights/reach/week,reach,8,week,2026-06-16T07:00:00+0000,,,,`,
      ),
    };
    expect(await rowsOf('account_days', [SERIES, WEEKS], tables)).toMatchObject([{ day: '2026-06-14' }]);
    expect(await rowsOf('account_periods', [SERIES, WEEKS], tables)).toEqual([]);
  });

  it('let a later reading of the same thing replace the earlier one', async () => {
    const posts = query('m', 'media', 'caption,like_count,insights.metric(reach)', { snapshot: true });
    const tables = {
      m_media: csv(
        `${MEDIA},snapshot_date`,
        '7,1,page_media,1,old,1,2026-06-10',
        '7,1,page_media,1,new,3,2026-06-11',
        '7,1,page_media,1,newest,9,2026-06-13',
      ),
      m_insights: csv(
        METRICS,
        '7/insights/reach/lifetime,1,page_media_insights,7,reach,10,2026-06-10',
        '7/insights/reach/lifetime,1,page_media_insights,7,reach,25,2026-06-11',
      ),
    };
    expect(await rowsOf('posts', [posts], tables)).toMatchObject([
      { caption: 'newest', likes: '9', reach: '25' },
    ]);
    expect(await rowsOf('post_history', [posts], tables)).toMatchObject([
      { day: '2026-06-10', likes: '1', likes_gain: null, reach: '10', reach_gain: null },
      { day: '2026-06-11', likes: '3', likes_gain: '2', reach: '25', reach_gain: '15' },
      // The day before was not read.
      { day: '2026-06-13', likes: '9', likes_gain: null, reach: null, reach_gain: null },
    ]);
  });

  it('keep what is absent null, never 0, and ids as text', async () => {
    const posts = query('m', 'media', 'caption,like_count,insights.metric(reach,total_interactions)');
    const tables = {
      m_media: csv(MEDIA, '0070,1,page_media,1,,', '0071,1,page_media,1,,0', '0072,1,page_tags,1,,5'),
      m_insights: csv(
        'id,ex_account_id,fb_graph_node,parent_id,name,value',
        '0071/insights/reach/lifetime,1,page_media_insights,0071,reach,0',
        '0071/insights/total_interactions/lifetime,1,page_media_insights,0071,total_interactions,4',
      ),
    };
    expect(await rowsOf('posts', [posts], tables)).toMatchObject([
      { post_id: '0070', caption: null, likes: null, reach: null, engagement: null, engagement_rate: null },
      { post_id: '0071', caption: null, likes: '0', reach: '0', engagement: '4', engagement_rate: null },
    ]);
  });

  it('tell from which of the two each day of followers is known', async () => {
    const counted = query('p', '', 'followers_count', { snapshot: true });
    const gained = query('g', '', 'insights.metric(follower_count).period(day)');
    const rows = await rowsOf('followers', [counted, gained], {
      p_page: csv(
        'id,ex_account_id,fb_graph_node,parent_id,followers_count,snapshot_date',
        '1,1,page,1,100,2026-06-09',
        '1,1,page,1,104,2026-06-10',
      ),
      g_insights: csv(
        'id,ex_account_id,fb_graph_node,parent_id,name,value,period,end_time',
        '1/insights/follower_count/day,1,page_insights,1,follower_count,7,day,2026-06-11T07:00:00+0000',
        '1/insights/follower_count/day,1,page_insights,1,follower_count,3,day,2026-06-12T07:00:00+0000',
      ),
    });
    expect(rows).toMatchObject([
      {
        day: '2026-06-09',
        followers: '100',
        followers_change: null,
        new_followers: null,
        known_from: 'snapshot',
      },
      { day: '2026-06-10', followers: '104', followers_change: '4', new_followers: '7', known_from: 'both' },
      {
        day: '2026-06-11',
        followers: null,
        followers_change: null,
        new_followers: '3',
        known_from: 'follower_count',
      },
    ]);
  });

  it('read typed tables as they read text', async () => {
    const posts = query('m', 'media', 'caption,like_count,timestamp');
    const database = await ModelsDatabase.of({ 'tables/accounts.csv': accounts });
    await database.run(
      "CREATE TABLE m_media AS SELECT '7' AS id, '1' AS ex_account_id, 'page_media' AS fb_graph_node, '1' AS parent_id, 'x' AS caption, 5::BIGINT AS like_count, TIMESTAMP '2026-06-10 09:00:00' AS timestamp",
    );
    const sql = modelsFor(posts).find(({ name }) => name === 'posts')?.sql ?? '';
    expect(await database.rows(sql)).toMatchObject([{ likes: '5', published_at: '2026-06-10 09:00:00' }]);
    database.close();
  });
});
