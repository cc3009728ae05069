import type { EmulatorOptions, Fault } from '@keboola/graph-emulator';
import { runWorld } from './support/runWorld';
import type { WorldRun } from './support/runWorld';

const ACCOUNT = '17841400000000001';
const WORLD: EmulatorOptions = { accounts: 1, media: 200, followers: [12_000], callsPerHour: 1_000_000 };
const FIELDS = 'id,caption,comments{text,replies{text}},insights.metric(reach,views)';
const TABLES = ['m_media', 'm_comments', 'm_replies'];

const mediaId = (index: number): string => String(18_000_000_000_000_000n + BigInt(index) * 1000n);
const TOO_OLD = {
  error: {
    message: 'Invalid parameter',
    code: 100,
    subcode: 2108006,
    title: 'Media posted before business account conversion',
  },
};
const FEW_VIEWERS = {
  error: { message: '(#10) Not enough viewers for the media to show insights', code: 10 },
};
const noInsights = (index: number, action: Fault['do'] = FEW_VIEWERS): Fault => ({
  when: { object: mediaId(index), metric: '*', times: 0 },
  do: action,
});

function media(
  world: EmulatorOptions,
  { fields = FIELDS, limit = 100, path = 'media', ...others }: Record<string, unknown> = {},
): Promise<WorldRun> {
  const query = { name: 'm', query: { path, fields, ids: '', limit } };
  return runWorld({ ...WORLD, ...world }, { queries: [query], ...others });
}

/** The reading of a world in which nothing goes wrong. */
const cleanRuns = new Map<string, Promise<WorldRun>>();
function clean(fields = FIELDS): Promise<WorldRun> {
  const known = cleanRuns.get(fields) ?? media({}, { fields });
  cleanRuns.set(fields, known);
  return known;
}

async function expectAllBut(run: WorldRun, without: (id: string) => boolean): Promise<void> {
  const whole = await clean();
  for (const table of TABLES) {
    expect(run.table(table)).toEqual(whole.table(table));
  }
  const expected = whole.table('m_insights').filter((row) => !without(row['parent_id'] ?? ''));
  expect(run.table('m_insights')).toEqual(expected);
}

describe('one object without insights', () => {
  it('costs the others nothing: every other object of the page, every later page, nested edges too', async () => {
    const run = await media({ faults: [noInsights(37), noInsights(150)] });
    expect(run.code).toBe(0);
    await expectAllBut(run, (id) => id === mediaId(37) || id === mediaId(150));
    expect(run.stderr).toBe(
      `WARNING: query 'm': 2 objects without insights (${mediaId(37)}, ${mediaId(150)}): (#10) Not enough viewers for the media to show insights\n`,
    );
  });

  it.each([25, 50, 100, 200])('is found with log₂ of a page of %s', async (limit) => {
    const pages = Math.ceil(200 / limit);
    const run = await media({ faults: [noInsights(113)] }, { limit });
    await expectAllBut(run, (id) => id === mediaId(113));
    expect(run.asked.length).toBeLessThanOrEqual(pages + Math.ceil(Math.log2(limit)) + 4);
  });

  it.each([
    ['the first', 0],
    ['the last of a page', 99],
    ['the first of a page', 100],
    ['the very last', 199],
  ])('may be %s', async (_, index) => {
    const run = await media({ faults: [noInsights(index)] });
    await expectAllBut(run, (id) => id === mediaId(index));
  });

  it('is found in a list of the account that is nested in the account itself', async () => {
    const fields = 'id,name,media.limit(50){id,insights.metric(reach)}';
    const run = await media({ faults: [noInsights(120)] }, { fields, path: '' });
    const whole = await clean('id,insights.metric(reach)');
    expect(run.code).toBe(0);
    expect(run.table('m_page')).toHaveLength(1);
    expect(run.table('m_media').map((row) => row['id'])).toEqual(
      whole.table('m_media').map((row) => row['id']),
    );
    expect(run.table('m_insights')).toHaveLength(199);
  });

  it('costs a story nothing but its insights', async () => {
    const fields = 'id,timestamp,insights.metric(reach,replies)';
    const world = { storiesPerAccount: 8 };
    const whole = await media(world, { fields, path: 'stories' });
    const { id = '' } = whole.table('m_stories')[3] ?? {};
    const fault = { when: { object: id, metric: '*', times: 0 }, do: FEW_VIEWERS };
    const run = await media({ ...world, faults: [fault] }, { fields, path: 'stories' });
    expect(run.table('m_stories')).toEqual(whole.table('m_stories'));
    expect(run.table('m_insights')).toEqual(
      whole.table('m_insights').filter((row) => row['parent_id'] !== id),
    );
  });

  it('that cannot be read at all is left out by itself', async () => {
    const gone = {
      error: {
        message: `Unsupported get request. Object with ID '${mediaId(60)}' does not exist`,
        code: 100,
        subcode: 33,
      },
    };
    const when = { object: mediaId(60), fields: 'caption|comments|insights', times: 0 };
    const run = await media({ faults: [{ when, do: gone }] });
    const whole = await clean();
    expect(run.code).toBe(0);
    expect(run.table('m_media')).toEqual(whole.table('m_media').filter((row) => row['id'] !== mediaId(60)));
    expect(run.stderr).toContain(`1 object skipped, because it cannot be read (${mediaId(60)})`);
  });

  it('of which there are many close together is not searched: each is asked on its own, fifty at once', async () => {
    const some = (index: number): boolean => index % 3 === 0;
    const faults = Array.from({ length: 200 }, (_, index) => index)
      .filter(some)
      .map((index) => noInsights(index));
    const run = await media({ faults });
    await expectAllBut(run, (id) => some(Number((BigInt(id) - 18_000_000_000_000_000n) / 1000n)));
    expect(run.asked.length).toBeLessThan(60);
  });
});

describe('media older than the business account', () => {
  const old: Fault = { when: { postedBefore: '2026-05-24', metric: '*', times: 0 }, do: TOO_OLD };

  it('have no insights, and their boundary is looked for once, not once a page', async () => {
    const run = await media({ faults: [old] }, { limit: 20 });
    const boundary = run.table('m_insights').length / 2;
    expect(boundary).toBeGreaterThan(20);
    expect(boundary).toBeLessThan(180);
    await expectAllBut(run, (id) => id >= mediaId(boundary));
    expect(run.asked.length).toBeLessThanOrEqual(10 + Math.ceil(Math.log2(20)) + 6);
    expect(run.stderr).toContain(`${200 - boundary} objects without insights`);
  });

  it('are known to the next query of the account', async () => {
    const asked = (name: string, fields: string): object => ({
      name,
      query: { path: 'media', fields, ids: '', limit: 20 },
    });
    const first = asked('a', FIELDS);
    const one = await runWorld({ ...WORLD, faults: [old] }, { queries: [first] });
    // The second begins when the first has found the boundary: it reads 160 comments' pages before.
    const slow = asked('b', 'id,comments.limit(1){text},insights.metric(reach)');
    const both = await runWorld({ ...WORLD, faults: [old] }, { queries: [first, slow] });
    const lists = both.asked.filter(({ path }) => path === `/${ACCOUNT}/media`).length;
    expect(lists - one.asked.length).toBeLessThanOrEqual(10 + 4);
    expect(both.table('b_insights')).toHaveLength(both.table('a_insights').length / 2);
  });

  it('are not taken for all when another reason is that of the last of the next page', async () => {
    const run = await media({
      faults: [noInsights(30, TOO_OLD), noInsights(31, TOO_OLD), noInsights(130, FEW_VIEWERS)],
    });
    await expectAllBut(run, (id) => [30, 31, 130].map(mediaId).includes(id));
  });

  it('are not taken for all when they stand alone', async () => {
    const run = await media({
      faults: [noInsights(30, TOO_OLD), noInsights(31, TOO_OLD), noInsights(90, TOO_OLD)],
    });
    await expectAllBut(run, (id) => [30, 31, 90].map(mediaId).includes(id));
  });
});

describe('too much data', () => {
  it('is asked in smaller pages, and what worked is kept', async () => {
    const run = await media({ faults: [{ when: { times: 0 }, do: { maxObjects: 400 } }] });
    await expectAllBut(run, () => false);
    const limits = run.asked.map(({ params }) => Number(params['limit']));
    expect(limits.slice(0, 4)).toEqual([100, 50, 25, 25]);
    expect(run.code).toBe(0);
    expect(run.stderr).toBe('');
    expect(run.clock.waits).toEqual([]);
  });

  it('grows again when pages become lighter', async () => {
    const run = await media({ faults: [{ when: { place: 'first', times: 2 }, do: { maxObjects: 1 } }] });
    const limits = run.asked.map(({ params }) => Number(params['limit']));
    expect(limits.slice(0, 7)).toEqual([100, 50, 25, 25, 25, 50, 50]);
    await expectAllBut(run, () => false);
  });

  it('is asked part by part when one object is too much, each joined to the same tables', async () => {
    const run = await media({ media: 12, faults: [{ when: { times: 0 }, do: { maxObjects: 3 } }] });
    const whole = await media({ media: 12 });
    expect(run.code).toBe(0);
    for (const table of [...TABLES, 'm_insights']) {
      const sorted = (rows: ReturnType<WorldRun['table']>): string[] =>
        rows.map((row) => JSON.stringify(row)).sort();
      expect(sorted(run.table(table))).toEqual(sorted(whole.table(table)));
    }
    expect(run.table('m_media')).toEqual(whole.table('m_media'));
  });

  it('of an account itself is asked list by list', async () => {
    const fields = 'id,name,media.limit(100){id,caption},stories{id}';
    const run = await media(
      { faults: [{ when: { times: 0 }, do: { maxObjects: 30 } }] },
      { fields, path: '' },
    );
    const whole = await media({}, { fields, path: '' });
    expect(run.out).toEqual(whole.out);
  });

  it('of a found account, whose media cannot be read by id, is asked in smaller pages too', async () => {
    const fields = 'business_discovery.username(blue.harbor){username,media.limit(50){caption}}';
    const world = { accounts: 2, media: [3, 70] };
    const whole = await media(world, { fields, path: '' });
    const faults = [{ when: { times: 0 }, do: { maxObjects: 20 } }];
    const run = await media({ ...world, faults }, { fields, path: '' });
    expect(whole.code).toBe(0);
    expect(run.out).toEqual(whole.out);
  });

  it('of account insights is asked metric by metric', async () => {
    const fields = 'insights.metric(reach,follower_count,online_followers).period(day)';
    const since = '2026-06-01';
    const asked = { queries: [{ name: 'm', query: { path: '', fields, ids: '', since } }] };
    const whole = await runWorld(WORLD, asked);
    const run = await runWorld({ ...WORLD, faults: [{ when: { times: 0 }, do: { maxObjects: 1 } }] }, asked);
    expect(run.out).toEqual(whole.out);
  });

  it('that even one field of one object is fails that account, in words', async () => {
    const run = await media({ media: 3, faults: [{ when: { times: 0 }, do: { maxObjects: 0 } }] });
    expect(run.code).toBe(1);
    expect(run.stderr).toContain(
      "query 'm' for Alpine Coffee (17841400000000001): Please reduce the amount of data",
    );
  });
});

describe('one bad metric', () => {
  it('that does not exist is dropped, told once with the list of valid ones, and not asked again', async () => {
    const fields = 'id,insights.metric(reach,plays,engagement)';
    const world = { accounts: 2, media: 60, followers: [12_000, 12_000] };
    const run = await media(world, { fields, limit: 25 });
    const whole = await media(world, { fields: 'id,insights.metric(reach)', limit: 25 });
    expect(run.code).toBe(0);
    expect(run.table('m_insights')).toEqual(whole.table('m_insights'));
    expect(run.stderr).toMatch(
      /\nWARNING: query 'm': skipped metric 'plays', metric 'engagement': \(#100\) metric\[1\] must be one of the following values: impressions, reach, [^\n]*\n$/,
    );
    expect(run.asked.filter(({ params }) => params['fields']?.includes('plays')).length).toBeLessThanOrEqual(
      2,
    );
  });

  it('is remembered for the whole run', async () => {
    const query = { path: 'media', fields: 'id,insights.metric(reach,plays)', ids: ACCOUNT, limit: 100 };
    const run = await runWorld(WORLD, { queries: [{ name: 'a', query }] });
    expect(run.asked.map(({ params }) => params['fields']?.includes('plays'))).toEqual([true, false, false]);
  });

  it('that some media have and others have not is asked of those that have it', async () => {
    // A metric that is requested apart stands first: the order of rows must not show it.
    const run = await media(
      {},
      { fields: 'id,insights.metric(ig_reels_avg_watch_time,reach,profile_visits)' },
    );
    const types = await media({}, { fields: 'id,media_product_type' });
    const typeOf = new Map(types.table('m_media').map((row) => [row['id'], row['media_product_type']]));
    const expected = types
      .table('m_media')
      .flatMap(({ id = '' }) => [
        ...(typeOf.get(id) === 'REELS'
          ? [`${id} ig_reels_avg_watch_time`, `${id} reach`]
          : [`${id} reach`, `${id} profile_visits`]),
      ]);
    expect(run.table('m_insights').map((row) => `${row['parent_id']} ${row['name']}`)).toEqual(expected);
    expect(run.table('m_media')[0]).not.toHaveProperty('media_product_type');
    // That a kind of media never has a metric is no news.
    expect(run.stderr).toBe('');
    // 2 pages, 2 questions about the metrics, one of each type ahead, and fifty at once.
    expect(run.asked.length).toBeLessThanOrEqual(14);
  });

  it('that only some media still have is asked of each', async () => {
    const run = await media({ media: 30 }, { fields: 'id,insights.metric(reach,impressions)' });
    expect(run.code).toBe(0);
    expect(run.table('m_insights').map((row) => row['name'])).toEqual(Array(30).fill('reach'));
    expect(run.stderr).toContain("skipped metric 'impressions': (#100)");
  });

  it.each([
    ['does not exist', 'reach,engagement', ''],
    ['is not known', 'reach,applause', ''],
  ])('of the account that %s costs the others nothing', async (_, metrics, type) => {
    const asked = (metric: string) => ({
      queries: [
        {
          name: 'm',
          query: { fields: `insights.metric(${metric}).period(day)${type}`, ids: '', since: '2026-06-10' },
        },
      ],
    });
    const run = await runWorld(WORLD, asked(metrics));
    const whole = await runWorld(WORLD, asked('reach'));
    expect(run.code).toBe(0);
    expect(run.table('m_insights').length).toBeGreaterThan(0);
    expect(run.table('m_insights')).toMatchObject(whole.table('m_insights'));
    expect(run.stderr).toMatch(
      new RegExp(`^WARNING: query 'm': skipped metric '${metrics.split(',')[1]!}': [^\\n]*\\n$`),
    );
  });

  it('is refused only in the way it was requested: another query gets it whole', async () => {
    const series = {
      name: 's',
      query: { fields: 'insights.metric(reach,applause).period(day)', ids: '', since: '2026-02-01' },
    };
    const totals = {
      name: 't',
      query: {
        fields: 'insights.metric(likes,comments).period(day).metric_type(total_value)',
        ids: '',
        since: '2026-02-01',
      },
    };
    const alone = await runWorld(WORLD, { queries: [totals] });
    const names = alone.table('t_insights').map(({ name }) => name);
    expect([names.filter((name) => name === 'likes').length, names.length]).toEqual([5, 10]);
    for (const queries of [
      [series, totals],
      [totals, series],
    ]) {
      const together = await runWorld(WORLD, { queries });
      expect(together.code).toBe(0);
      expect(together.table('t_insights')).toEqual(alone.table('t_insights'));
      expect(new Set(together.table('s_insights').map(({ name }) => name))).toEqual(new Set(['reach']));
      expect(together.stderr).toMatch(/^WARNING: query 's': skipped metric 'applause': [^\n]*\n$/);
    }
  });

  it('that has no data leaves the others theirs', async () => {
    const fields = 'insights.metric(reach,online_followers).period(day)';
    const asked = { queries: [{ name: 'm', query: { path: '', fields, ids: '', since: '2026-06-10' } }] };
    const run = await runWorld({ ...WORLD, followers: [80] }, asked);
    expect(run.code).toBe(0);
    expect(new Set(run.table('m_insights').map((row) => row['name']))).toEqual(new Set(['reach']));
    expect(run.stderr).toContain(
      "WARNING: query 'm': The API has no data for online_followers: Not enough users",
    );
  });

  it('fails the query when there is no other', async () => {
    const asked = {
      queries: [{ name: 'm', query: { path: '', fields: 'insights.metric(engagement)', ids: '' } }],
    };
    const run = await runWorld(WORLD, asked);
    expect(run.code).toBe(1);
    expect(run.stderr).toContain('→ use one of the metrics that the message lists');
  });
});

describe('accounts', () => {
  const PAGE_TOKEN: Fault = {
    when: { token: '^DEMO$', path: '/insights$', times: 0 },
    do: { error: { message: '(#190) This method must be called with a Page Access Token', code: 190 } },
  };
  const daily = {
    queries: [
      {
        name: 'd',
        query: { path: '', fields: 'insights.metric(reach).period(day)', ids: '', since: '2026-06-01' },
      },
    ],
  };

  it('of fifty fail alone', async () => {
    const world = { accounts: 50, media: 3, followers: [500] };
    const refused = '17841400000000017';
    const fault = {
      when: { account: refused, times: 0 },
      do: { error: { message: '(#10) Application does not have permission for this action', code: 10 } },
    };
    const run = await media({ ...world, faults: [fault] }, { fields: 'id' });
    const whole = await media(world, { fields: 'id' });
    expect(run.code).toBe(1);
    expect(run.table('m_media')).toEqual(
      whole.table('m_media').filter((row) => row['ex_account_id'] !== refused),
    );
    expect(run.out['tables/m_media.csv.manifest']).toContain('"write_always": true');
    expect(run.stderr.trimEnd().split('\n').at(-1)).toContain(
      `(${refused}): (#10) Application does not have`,
    );
  });

  it.each([
    ['190', PAGE_TOKEN],
    [
      '2069032',
      {
        ...PAGE_TOKEN,
        do: { error: { message: 'Invalid OAuth 2.0 Access Token', code: 190, subcode: 2069032 } },
      },
    ],
  ])("are asked with the page's own token where the API wants it (%s)", async (_, fault) => {
    const world = { ...WORLD, accounts: 2, media: 3 };
    const run = await runWorld({ ...world, faults: [fault] }, daily);
    const whole = await runWorld(world, daily);
    expect(run.code).toBe(0);
    expect(run.out).toEqual(whole.out);
    expect(JSON.stringify([run.out, run.stdout, run.stderr])).not.toMatch(/PAGE-\d/);
    expect(run.asked.filter(({ params }) => params['fields'] === 'access_token')).toHaveLength(2);
  });

  it('that are said not to exist are asked once more before that is believed', async () => {
    const gone = {
      error: { message: `Object with ID '${ACCOUNT}' does not exist`, code: 100, subcode: 33 },
    };
    const once = await media({ media: 5, faults: [{ when: { place: 'first' }, do: gone }] });
    expect(once.code).toBe(0);
    expect(once.out).toEqual((await media({ media: 5 })).out);
    const twice = await media({ media: 5, faults: [{ when: { place: 'first', times: 2 }, do: gone }] });
    expect(twice.code).toBe(1);
    expect(twice.asked).toHaveLength(2);
  });
});

describe('the report', () => {
  it('tells rows, requests, retries, waits and what was left out, by query and account', async () => {
    const faults: Fault[] = [
      noInsights(37),
      { when: { place: 'first', account: ACCOUNT, skip: 3 }, do: { html: 502 } },
      { when: { place: 'later', account: ACCOUNT }, do: { throttle: { minutes: 7 } } },
      {
        when: { account: '17841400000000002', times: 0 },
        do: { error: { message: '(#10) no', code: 10 } },
      },
    ];
    const run = await media(
      { accounts: 2, faults },
      { report: true, fields: 'id,insights.metric(reach,plays)' },
    );
    const rows = run.table('run_report');
    expect(rows[0]).toEqual({
      run_id: '2026-06-15T10:00:00.000Z',
      query: 'm',
      account: ACCOUNT,
      account_name: 'Alpine Coffee',
      status: 'done',
      rows: '399',
      requests: String(run.asked.length - 2),
      retries: '2',
      waited_seconds: '423',
      objects_left_out: '1',
      metrics_left_out: 'plays',
      reasons: expect.stringMatching(
        /^metric 'plays': .*; 1 object without insights: \(#10\) Not enough viewers/,
      ) as string,
    });
    expect(rows[1]).toMatchObject({
      account: '17841400000000002',
      status: 'failed',
      rows: '0',
      // The page, and once more without its insights.
      requests: '2',
      reasons: expect.stringContaining('(#10) no') as string,
    });
    expect(run.out['tables/run_report.csv.manifest']).toContain(
      JSON.stringify(['run_id', 'query', 'account'], null, 2).replace(/\n/g, '\n  '),
    );
    expect(run.stdout).toContain("query 'm': 399 rows for 1 of 2 accounts");
    expect(run.stdout).toContain('waited 423 seconds');
  });

  it('is no table unless it is asked for', async () => {
    expect(Object.keys((await clean()).out)).not.toContain('tables/run_report.csv');
  });
});
