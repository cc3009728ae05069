import { runWorld } from './support/runWorld';
import type { WorldRun } from './support/runWorld';

/** As strict as the real API: it refuses whatever a metric does not take, and all metrics of that request. */
const STRICT = { strict: true, accounts: 1, followers: [12_000], callsPerHour: 1_000_000 };
const query = (fields: string, more: object = {}): { queries: object[] } => ({
  queries: [{ name: 'q', query: { path: '', fields, ids: '', limit: '100', ...more } }],
});
/** How many rows each metric has, with its breakdown. */
function counts(run: WorldRun, table = 'q_insights'): Record<string, number> {
  const rows = run.table(table).map(({ name = '', breakdown = '' }) => `${name} ${breakdown}`.trim());
  return Object.fromEntries(
    [...new Set(rows)].map((name) => [name, rows.filter((row) => row === name).length]),
  );
}

describe('the published template of daily insights', () => {
  const TEMPLATE =
    'insights.since(30 days ago).period(day).metric(reach,impressions,follower_count,email_contacts,text_message_clicks,get_directions_clicks,phone_call_clicks,website_clicks,profile_views)';

  it('gives all that the API still has, the totals day by day beside the series', async () => {
    const run = await runWorld(STRICT, query(TEMPLATE));
    expect(run.code).toBe(0);
    expect(counts(run)).toEqual({ reach: 31, follower_count: 30, website_clicks: 30, profile_views: 30 });
    const totals = run.table('q_insights').filter(({ name }) => name === 'profile_views');
    expect(totals[0]).toMatchObject({
      date_start: '2026-05-16',
      date_stop: '2026-05-17',
      end_time: '',
      period: 'day',
    });
    expect(totals.at(-1)).toMatchObject({ date_start: '2026-06-14', date_stop: '2026-06-15' });
    expect(run.stdout).toContain(
      "query 'q': website_clicks, profile_views cannot be requested as a series: requested as one total a day",
    );
  });

  it('has the columns and the key from the first run on, also when nothing comes', async () => {
    const never = 'insights.metric(reach,profile_views).period(day)';
    const run = await runWorld(STRICT, query(never, { since: 'tomorrow' }));
    const manifest = JSON.parse(run.out['tables/q_insights.csv.manifest'] ?? '{}') as {
      primary_key: string[];
    };
    expect(manifest.primary_key).toEqual(['id', 'parent_id', 'end_time', 'date_start', 'date_stop']);
  });

  it('writes the rows of a day once, however often it runs', async () => {
    const first = await runWorld(STRICT, query(TEMPLATE));
    const state = JSON.parse(first.out['state.json'] ?? '{}') as object;
    const second = await runWorld(STRICT, query(TEMPLATE), state);
    expect(second.out['tables/q_insights.csv']).toBe(first.out['tables/q_insights.csv']);
  });

  it('keeps a table whose key of earlier runs cannot tell totals apart', async () => {
    const before = await runWorld(
      STRICT,
      query('insights.metric(reach).period(day)', { since: '3 days ago' }),
    );
    const state = JSON.parse(before.out['state.json'] ?? '{}') as object;
    const run = await runWorld(
      STRICT,
      query('insights.metric(reach,likes).period(day)', { since: '3 days ago' }),
      state,
    );
    expect([run.code, counts(run)]).toEqual([0, { reach: 4 }]);
    expect(run.stderr).toContain('its key in Storage has no date_start, date_stop');
  });
});

describe('metrics that are requested with what only some of them take', () => {
  it.each([
    [
      'a breakdown',
      'insights.metric(views,accounts_engaged).period(day).metric_type(total_value).breakdown(media_product_type)',
      { views: 1, 'views media_product_type': 5, accounts_engaged: 1 },
    ],
    [
      'a period',
      'insights.metric(reach,follower_demographics).period(day).metric_type(total_value).breakdown(country)',
      { reach: 1, 'follower_demographics country': 3 },
    ],
    [
      'a time frame',
      'insights.metric(follower_demographics,engaged_audience_demographics).period(lifetime).metric_type(total_value).timeframe(last_90_days).breakdown(country)',
      { 'follower_demographics country': 3, 'engaged_audience_demographics country': 5 },
    ],
    [
      'a type',
      'insights.metric(follower_count,views).period(day).metric_type(total_value)',
      { follower_count: 3, views: 1 },
    ],
  ])('all come: %s', async (_, fields, expected) => {
    const world = { ...STRICT, strictness: { emptyBreakdowns: false } };
    const run = await runWorld(world, query(fields, { since: '3 days ago', until: 'today' }));
    expect([run.code, run.stderr]).toEqual([0, '']);
    expect(counts(run)).toEqual(expected);
  });

  it('all come of media, in the order of the query and in two requests', async () => {
    const fields = 'id,insights.metric(reach,navigation).breakdown(story_navigation_action_type)';
    const run = await runWorld(
      { ...STRICT, strictness: { emptyBreakdowns: false } },
      query(fields, { path: 'stories' }),
    );
    expect([run.code, run.stderr, run.asked.length]).toEqual([0, '', 2]);
    expect(counts(run)).toEqual({ reach: 2, navigation: 2, 'navigation story_navigation_action_type': 7 });
  });
});

describe('a metric that was removed', () => {
  it('costs one refusal for 1 000 posts', async () => {
    const run = await runWorld(
      { ...STRICT, media: 1000 },
      query('insights.metric(impressions,reach)', { path: 'media' }),
    );
    expect([run.code, counts(run)]).toEqual([0, { reach: 1000 }]);
    expect(run.asked).toHaveLength(11);
  });

  it('still comes for media that are old enough, and no other is asked for it', async () => {
    const world = { ...STRICT, media: 60, newestMedia: '2024-07-12T12:00:00Z' };
    const run = await runWorld(world, {
      'api-version': 'v21.0',
      ...query('id,insights.metric(impressions,reach)', { path: 'media' }),
    });
    expect(run.code).toBe(0);
    const old = await runWorld(world, query('timestamp,media_product_type', { path: 'media' }));
    const published = new Map(old.table('q_media').map((row) => [row['id'] ?? '', row]));
    const having = run.table('q_insights').filter(({ name }) => name === 'impressions');
    expect(having.length).toBeGreaterThan(5);
    expect(having.map(({ parent_id: id = '' }) => published.get(id)).filter(isNew)).toEqual([]);
    expect(having).toHaveLength(
      [...published.values()].filter((row) => !isNew(row) && row['media_product_type'] === 'FEED').length,
    );
    // What was requested for our own use is no column.
    expect(Object.keys(run.table('q_media')[0] ?? {})).not.toContain('timestamp');
    const batches = run.asked.flatMap(({ params }) =>
      params['batch'] === undefined ? [] : (JSON.parse(params['batch']) as { relative_url: string }[]),
    );
    const asked = batches.map(({ relative_url: url }) => /\/(\d+)\?/.exec(url)?.[1] ?? '');
    expect(asked.filter((id) => isNew(published.get(id)))).toEqual([]);
  });

  it('costs a run of many accounts and windows one refusal', async () => {
    const run = await runWorld(
      { ...STRICT, accounts: 12, media: 5 },
      {
        queries: [
          {
            name: 'media',
            query: { path: 'media', fields: 'id,insights.metric(reach,engagement)', ids: '' },
          },
          {
            name: 'page',
            query: {
              path: '',
              fields: 'insights.metric(reach,impressions).period(day)',
              ids: '',
              since: '200 days ago',
            },
          },
        ],
      },
    );
    expect(run.code).toBe(0);
    expect(
      run.asked.filter(({ params }) => /engagement|impressions/.test(JSON.stringify(params))),
    ).toHaveLength(2);
    // 12 accounts with one page of media and seven windows each, and the two refusals.
    expect(run.asked).toHaveLength(12 * 8 + 2);
  });
});

function isNew(row: Readonly<Record<string, string>> | undefined): boolean {
  return (row?.['timestamp'] ?? '') >= '2024-07-02';
}

describe('what only some media or logins have', () => {
  it('metrics of media that were shared to Facebook come of these, whatever the others answer', async () => {
    const fields = 'id,insights.metric(reach,facebook_views,crossposted_views)';
    const run = await runWorld({ ...STRICT, media: 60 }, query(fields, { path: 'media' }));
    expect(run.code).toBe(0);
    const { reach, facebook_views: onFacebook = 0, crossposted_views: crossposted = 0 } = counts(run);
    expect(reach).toBe(60);
    expect([onFacebook, crossposted].every((count) => count > 0 && count < 60)).toBe(true);
    expect(run.stderr).toContain(`${60 - onFacebook} objects without the metric 'facebook_views'`);
  });

  it.each([
    ['id,insights.metric(reach,follows)', 'reach'],
    ['id,saved_count,insights.metric(reach,total_likes)', 'reach'],
  ])('an Instagram login gives all else: %s', async (fields, metric) => {
    const run = await runWorld(
      { ...STRICT, login: 'instagram', media: 60 },
      query(fields, { path: 'media' }),
    );
    expect([run.code, counts(run)[metric], run.table('q_media').length]).toEqual([0, 60, 60]);
    expect(Object.keys(run.table('q_media')[0] ?? {})).not.toContain('media_product_type');
  });
});

describe('the media of a hashtag', () => {
  const HASHTAG = { path: 'ig_hashtag_search/top_media?q=coffee' };

  it('are found by its word for each account, page by page', async () => {
    const run = await runWorld(
      { ...STRICT, accounts: 2, mediaPerHashtag: 60 },
      query('id,caption', { ...HASHTAG, limit: '25' }),
    );
    expect([run.code, run.stderr]).toEqual([0, '']);
    expect(run.table('q_top_media')).toHaveLength(120);
    expect(new Set(run.table('q_top_media').map(({ parent_id: id }) => id)).size).toBe(2);
    const searches = run.asked.filter(({ path }) => path === '/ig_hashtag_search');
    expect(searches.map(({ params }) => params['q'])).toEqual(['coffee', 'coffee']);
    expect(new Set(searches.map(({ params }) => params['user_id'])).size).toBe(2);
  });

  it('fail the query where nobody uses the word', async () => {
    const run = await runWorld(STRICT, query('id', { path: 'ig_hashtag_search/top_media?q=nobody' }));
    expect(run.code).toBe(1);
    expect(run.stderr).toContain("query 'q' for");
    expect(run.stderr).toContain('The requested resource does not exist');
  });
});
