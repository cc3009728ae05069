import type { EmulatorOptions } from '@keboola/graph-emulator';
import { pathAt } from '../../tests/support/defaults';
import { parseTable } from '../../tests/support/folders';
import { emulatedTransport } from '../../tests/support/emulatedTransport';
import { fakeClock } from '../../tests/support/fakeClock';
import { notedTransport } from '../../tests/support/notedTransport';
import { runInProcess } from '../../tests/support/runInProcess';

const WORLD = { media: 3, accounts: 2 } as const;
const ACCOUNTS = {
  '17841400000000001': { id: '17841400000000001', name: 'One' },
  '17841400000000002': { id: '17841400000000002', name: 'Two' },
};
const MEDIA = { name: 'media', query: { path: 'media', fields: 'id', ids: '' } };
const NO_RIGHTS = {
  error: { message: '(#10) Application does not have permission for this action', code: 10 },
};
const refused = (account?: string) => [
  { when: { times: 0, ...(account !== undefined && { account }) }, do: NO_RIGHTS },
];

/** No request may be sent. */
const NO_REQUEST = { send: () => Promise.reject(new TypeError('a request')), close: () => undefined };

function writeAlways(out: Record<string, string>, table: string): boolean {
  return (JSON.parse(out[`tables/${table}.csv.manifest`] ?? '{}') as { write_always: boolean }).write_always;
}

describe('run', () => {
  it.each([
    ['all', { accounts: 'all' }, ['17841400000000001', '17841400000000002']],
    ['their ids', { accounts: ['17841400000000002'] }, ['17841400000000002']],
  ])('looks up accounts that are given by %s, once', async (_, given, ids) => {
    const transport = notedTransport(emulatedTransport({ ...WORLD, pagesWithoutInstagram: 1 }));
    const { code, out, stderr } = await runInProcess({ ...given, ...MEDIA }, { transport });
    const paths = transport.paths.map((path) => path.replace(pathAt(''), ''));
    expect([code, stderr]).toEqual([0, '']);
    const accounts = parseTable(out['tables/accounts.csv'] ?? '');
    expect(accounts.map(({ id }) => id)).toEqual(ids);
    expect(accounts.every(({ name, fb_page_id: page }) => name !== '' && page !== '')).toBe(true);
    expect(paths.filter((path) => path === 'me/accounts')).toHaveLength(1);
    expect(paths.filter((path) => path.endsWith('/media'))).toEqual(ids.map((id) => `${id}/media`));
  });

  it('reads accounts by their ids also where no page of the token has them, with a warning', async () => {
    const { code, out, stderr } = await runInProcess(
      { accounts: ['17841400000000001', '17841400000000002'], ...MEDIA },
      {
        transport: emulatedTransport({
          ...WORLD,
          faults: [{ when: { path: 'me/accounts', times: 0 }, do: { text: '{"data":[]}' } }],
        }),
      },
    );
    expect(code).toBe(0);
    expect(stderr).toMatch(
      /^WARNING: No Facebook page of the token has the accounts 17841400000000001, 17841400000000002: /,
    );
    expect(parseTable(out['tables/media.csv'] ?? '')).toHaveLength(6);
  });

  it('fails when every account is meant and the token sees none', async () => {
    const { code, out, stderr } = await runInProcess(
      { accounts: 'all', ...MEDIA },
      { transport: emulatedTransport({ accounts: 0, pagesWithoutInstagram: 2 }) },
    );
    expect([code, out]).toEqual([1, {}]);
    expect(stderr).toMatch(/^Cannot find the accounts: None of the 2 Facebook pages/);
  });

  it('says that the token is dead when it looks up the accounts', async () => {
    const world = { ...WORLD, strict: true, tokens: { DEMO: { expiresAt: 1 } } };
    const { code, stderr } = await runInProcess(
      { accounts: 'all', ...MEDIA },
      { transport: emulatedTransport(world) },
    );
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /^Cannot look up the accounts: Error validating access token.* → authorize the configuration again\n$/,
    );
  });

  it('warns of a removed metric before the first request, and requests it all the same', async () => {
    const query = { ...MEDIA.query, fields: 'id,insights.metric(plays)' };
    const get = (): Promise<never> => Promise.reject(new TypeError('the first request'));
    const { stderr, code } = await runInProcess(
      { accounts: ACCOUNTS, queries: [{ name: 'media', query }] },
      { transport: { send: get, close: () => undefined } },
    );
    expect(stderr.split('\n')[0]).toBe("WARNING: query 'media': 'plays' was removed in v22.0: use 'views'");
    expect(stderr).toContain('the first request');
    expect(code).toBe(2);
  });

  it('leaves write_always false when all came', async () => {
    const { code, out } = await runInProcess(
      { accounts: ACCOUNTS, queries: [MEDIA] },
      { transport: emulatedTransport(WORLD) },
    );
    expect(code).toBe(0);
    expect(writeAlways(out, 'media')).toBe(false);
    expect(writeAlways(out, 'accounts')).toBe(false);
  });

  it('writes everything that came when a part fails, but no full load that lacks a part', async () => {
    const queries = [MEDIA, { ...MEDIA, name: 'full', incremental: false }];
    const transport = emulatedTransport({ ...WORLD, faults: refused('17841400000000002') });
    const { code, out, stderr } = await runInProcess({ accounts: ACCOUNTS, queries }, { transport });
    expect(code).toBe(1);
    expect(stderr.trimEnd().split('\n').at(-1)).toMatch(
      /^Cannot extract 2 of 2 queries: query 'media' for Two/,
    );
    expect(out['tables/media.csv']?.trimEnd().split('\n')).toHaveLength(4);
    expect(writeAlways(out, 'media')).toBe(true);
    expect(Object.keys(out).filter((path) => path.includes('full_media'))).toEqual([]);
    expect(stderr).toContain(
      "Table 'full_media' was not written: it would replace the table in Storage, and query 'full' did not come completely",
    );
    expect(writeAlways(out, 'accounts')).toBe(true);
  });

  it('notes as complete only what was read to its end', async () => {
    const transport = emulatedTransport({ ...WORLD, faults: refused('17841400000000002') });
    const media = { ...MEDIA, query: { ...MEDIA.query, since: 'last run' } };
    const { out } = await runInProcess({ accounts: ACCOUNTS, queries: [media] }, { transport });
    const { windows } = JSON.parse(out['state.json'] ?? '') as { windows: Record<string, object> };
    expect(Object.keys(windows)).toEqual([expect.stringMatching(/^- media [0-9a-f]{12}$/)]);
    expect(Object.values(windows)).toEqual([{ '17841400000000001': 1781517600 }]);
    expect(out['state.json']).not.toContain('"17841400000000002":1');
  });

  it('ends with 0 on continue, unless nothing at all succeeded', async () => {
    const parameters = { accounts: ACCOUNTS, 'on-error': 'continue', queries: [MEDIA] };
    const some = await runInProcess(parameters, {
      transport: emulatedTransport({ ...WORLD, faults: refused('17841400000000002') }),
    });
    expect([some.code, some.stderr.match(/^WARNING: /gm)?.length]).toEqual([0, 2]);
    const none = await runInProcess(parameters, {
      transport: emulatedTransport({ ...WORLD, faults: refused() }),
    });
    expect(none.code).toBe(1);
  });

  it('writes nothing on fail-fast', async () => {
    const parameters = { accounts: ACCOUNTS, 'on-error': 'fail-fast', queries: [MEDIA] };
    const { code, out } = await runInProcess(parameters, {
      transport: emulatedTransport({ ...WORLD, faults: refused('17841400000000002') }),
    });
    expect([code, out]).toEqual([1, {}]);
  });

  it('sends no further request when the token is not valid', async () => {
    const fault = {
      when: { times: 0 },
      do: { error: { message: 'Error validating access token', code: 190, subcode: 463 } },
    };
    let asked = 0;
    const transport = emulatedTransport({ ...WORLD, faults: [fault] }, () => {
      asked += 1;
      return Promise.resolve();
    });
    const queries = Array.from({ length: 30 }, (_, index) => ({ ...MEDIA, name: `media${index}` }));
    const { code, stderr } = await runInProcess({ accounts: ACCOUNTS, queries }, { transport });
    expect(code).toBe(1);
    expect(stderr).toContain('authorize the configuration again');
    expect(stderr).toMatch(/; \d+ more jobs not read to the end\n$/);
    expect(asked).toBeLessThan(30);
  });

  it('ends with 2 and a stack trace when the fault is ours', async () => {
    const transport = { send: () => Promise.reject(new TypeError('ours')), close: () => undefined };
    const { code, stderr, out } = await runInProcess({ accounts: ACCOUNTS, queries: [MEDIA] }, { transport });
    expect(code).toBe(2);
    expect(stderr).toMatch(/^TypeError: ours\n +at /);
    expect(out).toEqual({});
  });

  it('tells all queries that cannot be planned, and that the table of accounts is taken, without a request', async () => {
    const queries = [
      { name: 'a', query: { path: 'media', fields: '}', ids: '' } },
      { name: 'b', query: { path: 'media', ids: '', since: 'soon' } },
      { name: 'accounts', query: { path: 'accounts', ids: '' } },
    ];
    const lastLine = (stderr: string): string => stderr.trimEnd().split('\n').at(-1) ?? '';
    const all =
      /Cannot read the fields of query 'a': .*; Cannot plan query 'b': .*; Cannot write the table 'accounts' for query/;
    for (const onError of ['fail-at-end', 'continue']) {
      const { code, stderr, out } = await runInProcess(
        { accounts: ACCOUNTS, queries, 'on-error': onError },
        { transport: NO_REQUEST },
      );
      expect(code).toBe(1);
      expect(lastLine(stderr)).toMatch(new RegExp(`^Cannot extract 3 of 3 queries: ${all.source}`));
      expect(Object.keys(out)).toContain('tables/accounts.csv');
    }
    const fast = await runInProcess(
      { accounts: ACCOUNTS, queries: [MEDIA, ...queries], 'on-error': 'fail-fast' },
      { transport: NO_REQUEST },
    );
    expect(lastLine(fast.stderr)).toMatch(new RegExp(`^${all.source}`));
    expect([fast.code, fast.stdout, fast.out]).toEqual([1, '', {}]);
  });

  it('runs the other queries where one cannot be planned, and keeps what the state has of its tables', async () => {
    const bad = { name: 'bad', query: { path: 'media', fields: 'id,,', ids: '' } };
    const parameters = { accounts: ACCOUNTS, report: true, queries: [bad, MEDIA] };
    const schema = { columns: ['id', 'parent_id'], primaryKey: ['id', 'parent_id'] };
    const windows = { bad: { '17841400000000001': 1_781_000_000 } };
    const state = { version: 1, tables: { bad_media: schema }, windows };
    const run = (onError: string): ReturnType<typeof runInProcess> =>
      runInProcess({ ...parameters, 'on-error': onError }, { transport: emulatedTransport(WORLD), state });
    const sentence =
      "Cannot read the fields of query 'bad': Expected a field name, found ',' at line 1, column 4";
    const { code, stderr, out } = await run('fail-at-end');
    expect(code).toBe(1);
    const forgotten = 'WARNING: The platform does not keep the state of a run that fails';
    expect(stderr).toBe(
      `${sentence}\n  1 | id,,\n         ^\n${forgotten}\nCannot extract 1 of 2 queries: ${sentence}\n`,
    );
    expect(out['tables/media.csv']?.trimEnd().split('\n')).toHaveLength(7);
    expect(writeAlways(out, 'media')).toBe(true);
    expect(out['tables/run_report.csv']).toContain(`bad,,,failed,0,0,0,0,0,,"${sentence}"`);
    const { tables, windows: after } = JSON.parse(out['state.json'] ?? '') as {
      tables: Record<string, object>;
      windows: Record<string, object>;
    };
    expect(tables['bad_media']).toEqual(schema);
    expect(Object.values(after)).toContainEqual(windows.bad);
    const lenient = await run('continue');
    expect(lenient.code).toBe(0);
    expect(lenient.stderr).toBe(
      `WARNING: ${sentence}\n  1 | id,,\n         ^\nWARNING: Cannot extract 1 of 2 queries: ${sentence}\n`,
    );
  });

  it.each([
    ['fields', { path: 'media', fields: 'id,,' }],
    ['dates', { path: 'media', fields: 'id', since: 'soon' }],
  ])('writes no full load of a table that a query of wrong %s may write too', async (_, query) => {
    const full = { name: 'foo', incremental: false, query: { path: 'media', fields: 'id', ids: '' } };
    const other = { name: 'bar', incremental: false, query: { path: 'media', fields: 'id', ids: '' } };
    const { out, stderr, code } = await runInProcess(
      { accounts: ACCOUNTS, queries: [full, { name: 'foo', query: { ids: '', ...query } }, other] },
      { transport: emulatedTransport(WORLD) },
    );
    expect(code).toBe(1);
    expect(Object.keys(out)).not.toContain('tables/foo_media.csv');
    expect(Object.keys(out)).toContain('tables/bar_media.csv');
    expect(stderr).toContain(
      "Table 'foo_media' was not written: it would replace the table in Storage, and query 'foo' did not come completely",
    );
  });

  it.each(['fail-at-end', 'continue'])(
    'does not write a table whose key no longer tells its rows apart, nor moves its window (on-error: %s)',
    async (onError) => {
      const daily = {
        name: 'daily',
        query: {
          path: '',
          fields: 'insights.metric(reach).period(day)',
          ids: '17841400000000001',
          since: '2026-06-10',
          until: '2026-06-13',
        },
      };
      const primaryKey = ['id', 'parent_id'];
      const schema = { columns: primaryKey, primaryKey };
      const state = { version: 1, tables: { daily_insights: schema }, windows: {} };
      const { code, stderr, out } = await runInProcess(
        { accounts: ACCOUNTS, 'on-error': onError, queries: [daily, MEDIA] },
        { transport: emulatedTransport(WORLD), state },
      );
      expect(code).toBe(onError === 'continue' ? 0 : 1);
      expect(stderr).toContain(
        "Table 'daily_insights' was not written: it has the primary key (id, parent_id) from earlier runs, but its rows need end_time too",
      );
      expect(Object.keys(out).filter((path) => path.includes('daily'))).toEqual([]);
      const next = JSON.parse(out['state.json'] ?? '') as { tables: object; windows: object };
      expect(next.tables).toMatchObject({ daily_insights: schema });
      expect(JSON.stringify(next.windows)).not.toContain('daily');
      expect(out['tables/media.csv']).toBeDefined();
    },
  );

  it('ends with 1 for a token that is not valid, also on continue', async () => {
    const dead = { error: { message: 'Error validating access token', code: 190, subcode: 463 } };
    const transport = emulatedTransport({
      ...WORLD,
      faults: [{ when: { times: 0, account: '17841400000000002' }, do: dead }],
    });
    const parameters = { accounts: ACCOUNTS, 'on-error': 'continue', queries: [MEDIA] };
    expect((await runInProcess(parameters, { transport })).code).toBe(1);
  });

  it('does not take a query without a request for a success', async () => {
    const future = {
      name: 'f',
      query: { path: '', fields: 'insights.metric(reach)', ids: '', since: 'tomorrow' },
    };
    const transport = emulatedTransport({
      ...WORLD,
      faults: [{ when: { times: 0, path: 'media' }, do: NO_RIGHTS }],
    });
    const parameters = { accounts: ACCOUNTS, 'on-error': 'continue', queries: [MEDIA, future] };
    expect((await runInProcess(parameters, { transport })).code).toBe(1);
  });

  it('leaves no table and no column behind of a query that was refused altogether', async () => {
    const misspelt = { name: 'media', query: { path: 'media', fields: 'misspelt', ids: '' } };
    const other = { name: 'q', query: { path: 'tags', fields: 'id', ids: '' } };
    const { code, out } = await runInProcess(
      { accounts: ACCOUNTS, queries: [misspelt, other] },
      { transport: emulatedTransport({ ...WORLD, tagsPerAccount: 1 }) },
    );
    expect(code).toBe(1);
    expect(JSON.stringify(out)).not.toContain('misspelt');
    expect(Object.keys(out)).not.toContain('tables/media.csv');
    expect(Object.keys(out)).toContain('tables/q_tags.csv');
  });

  it('keeps the columns of earlier runs, and names those that nothing fills any more', async () => {
    const schema = {
      columns: ['id', 'ex_account_id', 'fb_graph_node', 'parent_id', 'old'],
      primaryKey: ['id', 'parent_id'],
    };
    const { code, stdout, out } = await runInProcess(
      { accounts: ACCOUNTS, queries: [MEDIA] },
      { transport: emulatedTransport(WORLD), state: { version: 1, tables: { media: schema }, windows: {} } },
    );
    expect(code).toBe(0);
    expect(stdout).toContain(
      "Table 'media': the columns old of earlier runs are empty: no query requests them any more",
    );
    expect(out['tables/media.csv']).toMatch(/^id,ex_account_id,fb_graph_node,parent_id,old\n/);
  });

  it('tells tables apart whose names differ in case alone, and says so', async () => {
    const queries = ['q', 'Q'].map((name) => ({ ...MEDIA, name }));
    const transport = emulatedTransport(WORLD);
    const first = await runInProcess({ accounts: ACCOUNTS, queries }, { transport });
    expect([first.code, first.stderr]).toEqual([
      0,
      "WARNING: Table 'Q_media' is written as 'Q_media_2': another table has its name, upper and lower case apart\n",
    ]);
  });

  it('gives a field that is called like a column of ours a column, in every run', async () => {
    const query = { path: 'media', fields: 'id,owner{id},id.as(owner_id),comments{parent_id}', ids: '' };
    const parameters = { accounts: ACCOUNTS, queries: [{ name: 'media', query }] };
    const headers = async (world: EmulatorOptions, state?: object): Promise<readonly unknown[]> => {
      const transport = emulatedTransport({ ...WORLD, ...world });
      const { code, out } = await runInProcess(parameters, { transport, ...(state && { state }) });
      const header = (table: string): string | undefined => out[`tables/${table}.csv`]?.split('\n')[0];
      return [
        JSON.parse(out['state.json'] ?? '') as unknown,
        code,
        header('media'),
        header('media_comments'),
      ];
    };
    const [next, ...first] = await headers({ media: 0 });
    expect(next).toMatchObject({
      tables: { media_comments: { fields: { parent_id_2: '/parent_id' } } },
    });
    expect(first).toEqual([
      0,
      'id,ex_account_id,fb_graph_node,parent_id,owner_id,owner_id_2',
      'id,ex_account_id,fb_graph_node,parent_id,parent_id_2',
    ]);
    const [, ...second] = await headers({ commentsPerMedia: [1, 2] }, Object(next) as object);
    expect(second).toEqual(first);
  });

  it('keeps the ends of two queries of one name apart: the failure of one is not hidden by the other', async () => {
    const q = (path: string): object => ({
      name: 'q',
      query: { path, fields: 'id', ids: '', since: 'last run' },
    });
    const queries = [q('media'), q('tags')];
    const windowsAfter = async (
      faults: EmulatorOptions['faults'],
      state: object,
    ): Promise<Record<string, object>> => {
      const transport = emulatedTransport({ ...WORLD, ...(faults && { faults }) });
      const { out } = await runInProcess({ accounts: ACCOUNTS, queries }, { transport, state });
      return (JSON.parse(out['state.json'] ?? '') as { windows: Record<string, object> }).windows;
    };
    const first = await windowsAfter(undefined, {});
    const [media = '', tags = ''] = Object.keys(first);
    const old = { '17841400000000001': 1_781_000_000, '17841400000000002': 1_781_000_000 };
    const before = { version: 1, tables: {}, windows: { [media]: old, [tags]: old } };
    const after = await windowsAfter([{ when: { times: 0, path: 'tags' }, do: NO_RIGHTS }], before);
    expect(after).toEqual({ [media]: first[media], [tags]: old });
  });

  it('waits a moment before the first request of a shard, even one that looks up the accounts', async () => {
    const clock = fakeClock(Date.parse('2026-06-15T10:00:00Z'));
    const waited: number[] = [];
    const transport = emulatedTransport(WORLD, async () => void waited.push(clock.waits[0] ?? 0));
    const parameters = { accounts: 'all', queries: [MEDIA] };
    await runInProcess(parameters, { transport, clock, variables: { SHARD: '1/4' } });
    // Half of 100 ms for each shard.
    expect(waited[0]).toBe(200);
  });

  it('says which share a shard has', async () => {
    const transport = emulatedTransport(WORLD);
    const parameters = { accounts: ACCOUNTS, queries: [MEDIA, { ...MEDIA, name: 'other' }] };
    const shares = await Promise.all(
      ['0/2', '1/2'].map((shard) => runInProcess(parameters, { transport, variables: { SHARD: shard } })),
    );
    const told = shares.map(({ stdout }) =>
      /Shard (\d of 2, counted from 0): its share is (\d) account/.exec(stdout),
    );
    expect(told.map((match) => match?.[1])).toEqual(['0 of 2, counted from 0', '1 of 2, counted from 0']);
    expect(told.reduce((sum, match) => sum + Number(match?.[2]), 0)).toBe(2);
  });

  it.each([
    ['done', WORLD, 0],
    ['failed', { ...WORLD, faults: refused() }, 1],
  ])('lets its connections go when it is %s', async (_, world, code) => {
    let closed = 0;
    const transport = { ...emulatedTransport(world), close: () => void (closed += 1) };
    const result = await runInProcess({ accounts: ACCOUNTS, queries: [MEDIA] }, { transport });
    expect([result.code, closed]).toEqual([code, 1]);
  });

  it.each([
    [[3, 3], '1 row was read again under the same key and written once'],
    [
      [3, 4],
      '1 row was read again under the same key and written once, with other values: the last reading counts',
    ],
    [
      [3, 3, 4],
      '2 rows were read again under the same key and written once, 1 of them with other values: the last reading counts',
    ],
  ])('tells rows that came again, with the values %j', async (likes, told) => {
    const data = likes.map((count) => ({ id: '1', like_count: count }));
    const faults = [{ when: { times: 0, path: 'media' }, do: { text: JSON.stringify({ data }) } }];
    const query = { path: 'media', fields: 'id,like_count', ids: '17841400000000001' };
    const { code, out, stderr } = await runInProcess(
      { accounts: ACCOUNTS, queries: [{ name: 'media', query }] },
      { transport: emulatedTransport({ ...WORLD, faults }) },
    );
    expect(code).toBe(0);
    const written = parseTable(out['tables/media.csv'] ?? '');
    expect(written.map(({ like_count: count }) => count)).toEqual([String(likes.at(-1))]);
    expect(stderr).toBe(`WARNING: Table 'media': ${told}\n`);
  });

  it('writes the rows that came before a query failed', async () => {
    const transport = emulatedTransport({ ...WORLD, media: 30, faults: refused() });
    let pages = 0;
    const plain = emulatedTransport({ ...WORLD, media: 30 });
    const second: typeof transport = {
      send: (request, signal) => ((pages += 1) > 1 ? transport : plain).send(request, signal),
      close: () => undefined,
    };
    const query = { ...MEDIA.query, ids: '17841400000000001' };
    const { code, out } = await runInProcess(
      { accounts: ACCOUNTS, queries: [{ ...MEDIA, query }] },
      { transport: second },
    );
    expect(code).toBe(1);
    expect(parseTable(out['tables/media.csv'] ?? '')).toHaveLength(25);
  });

  it('shows on a live line how far it is, and clears it at the end', async () => {
    const shown: string[] = [];
    const liveLine = {
      show: (text: string) => void shown.push(text),
      clear: () => void shown.push('cleared'),
    };
    let now = Date.parse('2026-06-15T10:00:00Z');
    const clock = { now: () => (now += 200), sleep: () => Promise.resolve() };
    await runInProcess(
      { accounts: ACCOUNTS, queries: [MEDIA] },
      { transport: emulatedTransport(WORLD), clock, liveLine },
    );
    expect(shown.filter((text) => text !== 'cleared').at(-1)).toMatch(/^2 of 2 jobs done/);
    expect(shown.at(-1)).toBe('cleared');
  });

  it('logs what it takes over, and what it has written', async () => {
    const manifest = {
      id: 'in.c-main.media',
      columns: ['id', 'parent_id'],
      primary_key: ['id', 'parent_id'],
    };
    const { stdout } = await runInProcess(
      { accounts: ACCOUNTS, queries: [MEDIA] },
      {
        transport: emulatedTransport(WORLD),
        files: { 'in/tables/media.csv': '', 'in/tables/media.csv.manifest': JSON.stringify(manifest) },
      },
    );
    expect(stdout).toContain("Table 'media' takes over in.c-main.media");
    expect(stdout).toMatch(/\n2 tables in \/data\/out\/tables\/\n$/);
  });

  it.each([
    ['none', false],
    ['hints', true],
    ['authoritative', true],
  ])('keeps types in the state where manifests have them: %s', async (support, isTyped) => {
    const query = { ...MEDIA.query, fields: 'id,like_count' };
    const { out } = await runInProcess(
      { accounts: ACCOUNTS, queries: [{ ...MEDIA, query }] },
      { transport: emulatedTransport(WORLD), variables: { KBC_DATA_TYPE_SUPPORT: support } },
    );
    expect((out['state.json'] ?? '').includes('"types"')).toBe(isTyped);
  });

  it('loads what a shard wrote whatever happens to the others', async () => {
    const { code, out } = await runInProcess(
      { accounts: ACCOUNTS, queries: [MEDIA] },
      { transport: emulatedTransport(WORLD), variables: { SHARD: '0/2' } },
    );
    expect([code, writeAlways(out, 'media')]).toEqual([0, true]);
  });

  it('writes no table of accounts where there are none', async () => {
    const query = { path: 'me', fields: 'id' };
    const { out } = await runInProcess(
      { queries: [{ name: 'me', query }] },
      { transport: emulatedTransport(WORLD) },
    );
    expect(Object.keys(out).filter((path) => path.includes('accounts'))).toEqual([]);
  });
});
