import { emulatedTransport } from '../../tests/support/emulatedTransport';
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

function writeAlways(out: Record<string, string>, table: string): boolean {
  return (JSON.parse(out[`tables/${table}.csv.manifest`] ?? '{}') as { write_always: boolean }).write_always;
}

describe('run', () => {
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

  it('writes all that can be had when a part fails, but lets no full load without that part replace a table', async () => {
    const queries = [MEDIA, { ...MEDIA, name: 'full', incremental: false }];
    const transport = emulatedTransport({ ...WORLD, faults: refused('17841400000000002') });
    const { code, out, stderr } = await runInProcess({ accounts: ACCOUNTS, queries }, { transport });
    expect(code).toBe(1);
    expect(stderr.trimEnd().split('\n').at(-1)).toMatch(
      /^Cannot extract 2 of 2 queries: query 'media' for Two/,
    );
    expect(out['tables/media.csv']?.trimEnd().split('\n')).toHaveLength(4);
    expect(writeAlways(out, 'media')).toBe(true);
    expect(writeAlways(out, 'full_media')).toBe(false);
    expect(writeAlways(out, 'accounts')).toBe(true);
  });

  it('notes as complete only what was read to its end', async () => {
    const transport = emulatedTransport({ ...WORLD, faults: refused('17841400000000002') });
    const { out } = await runInProcess({ accounts: ACCOUNTS, queries: [MEDIA] }, { transport });
    expect(JSON.parse(out['state.json'] ?? '')).toMatchObject({
      windows: { media: { '17841400000000001': 1781517600 } },
    });
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

  it('tells all queries that cannot be planned at once, and that the table of accounts is taken', async () => {
    const queries = [
      { name: 'a', query: { path: 'media', fields: '}', ids: '' } },
      { name: 'b', query: { path: 'media', ids: '', since: 'soon' } },
      { name: 'accounts', query: { path: 'accounts', ids: '' } },
    ];
    const { stderr, stdout } = await runInProcess(
      { accounts: ACCOUNTS, queries },
      { transport: emulatedTransport(WORLD) },
    );
    const last = stderr.trimEnd().split('\n').at(-1);
    expect(last).toMatch(
      /^Cannot read the fields of query 'a': .*; Cannot plan query 'b': .*; Cannot write the table 'accounts' for a query/,
    );
    expect(stdout).toBe('');
  });

  it('fails, and loses no row, where the key of earlier runs no longer tells the rows apart', async () => {
    const query = {
      path: '',
      fields: 'insights.metric(reach).period(day)',
      ids: '17841400000000001',
      since: '2026-06-10',
      until: '2026-06-13',
    };
    const primaryKey = ['id', 'parent_id'];
    const state = {
      version: 1,
      tables: { daily_insights: { columns: primaryKey, primaryKey } },
      windows: {},
    };
    const transport = emulatedTransport(WORLD);
    const { code, stderr, out } = await runInProcess(
      { accounts: ACCOUNTS, queries: [{ name: 'daily', query }] },
      { transport, state },
    );
    expect(code).toBe(1);
    expect(stderr).toContain(
      "Table 'daily_insights' has the primary key (id, parent_id) from earlier runs, but its rows need end_time too",
    );
    expect(out['tables/daily_insights.csv']?.trimEnd().split('\n')).toHaveLength(4);
    expect(JSON.parse(out['tables/daily_insights.csv.manifest'] ?? '')).toMatchObject({
      primary_key: primaryKey,
    });
  });
});
