import { pathAt } from '../../tests/support/defaults';
import { emulatedTransport } from '../../tests/support/emulatedTransport';
import { fakeClock } from '../../tests/support/fakeClock';
import { notedTransport } from '../../tests/support/notedTransport';
import { runInProcess } from '../../tests/support/runInProcess';

const IDS = ['17841400000000001', '17841400000000002'];
const ACCOUNTS = Object.fromEntries(IDS.map((id, index) => [id, { id, name: `Brand ${index}` }]));
const MEDIA = { name: 'media', query: { path: 'media', fields: 'id', ids: '' } };
const LATER = { name: 'later', query: { ...MEDIA.query, since: 'soon' } };
const WORLD = { media: 1, accounts: 2 };

describe('before the queries are run', () => {
  it.each([
    ['[1', /^WARNING: Cannot read 'in\/state.json'.*; this run starts from scratch\n$/],
    ['{"version":9}', /^WARNING: Cannot use the state of the last run: .*; this run starts from scratch\n$/],
  ])('a state that cannot be used is told: %s', async (text, told) => {
    const { code, stderr } = await runInProcess(
      { accounts: ACCOUNTS, queries: [MEDIA] },
      { transport: emulatedTransport(WORLD), files: { 'in/state.json': text } },
    );
    expect(code).toBe(0);
    expect(stderr).toMatch(told);
  });

  it.each([
    ['v21.0', /^WARNING: The API version v21.0 ends on 2027-01-21, in 51 days: [^\n]*\n$/],
    ['v27.0', /^$/],
  ])('the end of the configured version is told: %s', async (version, told) => {
    const { code, stderr } = await runInProcess(
      { accounts: ACCOUNTS, queries: [MEDIA], 'api-version': version },
      { transport: emulatedTransport(WORLD), clock: fakeClock(Date.parse('2026-12-01T10:00:00Z')) },
    );
    expect(code).toBe(0);
    expect(stderr).toMatch(told);
  });

  it('it is told what is requested in another way than the query says, once', async () => {
    const query = { path: '', fields: 'insights.metric(views).period(day)', ids: '' };
    const { stdout } = await runInProcess(
      { accounts: IDS, queries: [{ name: 'daily', query }] },
      { transport: emulatedTransport(WORLD) },
    );
    expect(stdout.match(/requested as one total a day/g)).toHaveLength(1);
  });

  it('the key of a table in the input mapping counts before that of the state', async () => {
    const manifest = {
      id: 'in.c-main.media',
      columns: ['id', 'parent_id'],
      primary_key: ['parent_id', 'id'],
    };
    const before = {
      version: 1,
      tables: { media: { columns: ['id', 'parent_id'], primaryKey: ['id', 'parent_id'] } },
      windows: {},
    };
    const run = async (files: Record<string, string>): Promise<unknown> => {
      const { out, code } = await runInProcess(
        { accounts: ACCOUNTS, queries: [MEDIA] },
        { transport: emulatedTransport(WORLD), state: before, files },
      );
      expect(code).toBe(0);
      return (JSON.parse(out['tables/media.csv.manifest'] ?? '{}') as { primary_key: unknown }).primary_key;
    };
    expect(await run({})).toEqual(['id', 'parent_id']);
    expect(
      await run({ 'in/tables/media.csv': '', 'in/tables/media.csv.manifest': JSON.stringify(manifest) }),
    ).toEqual(['parent_id', 'id']);
  });

  it.each([
    [
      'asks for the accounts where only their table is to be written',
      'all',
      [pathAt('me/accounts'), pathAt('me/businesses')],
    ],
    ['asks for nothing where the configuration has the accounts', ACCOUNTS, []],
  ])('it %s', async (_, accounts, paths) => {
    const transport = notedTransport(emulatedTransport(WORLD));
    const { out } = await runInProcess({ accounts, queries: [LATER] }, { transport });
    expect(transport.paths).toEqual(paths);
    expect(out['tables/accounts.csv']?.trimEnd().split('\n')).toHaveLength(3);
  });

  it.each([[{}], [{ login: 'instagram' }], [{ accounts: [], queries: [{ ...MEDIA, disabled: true }] }]])(
    'refuses a configuration with nothing to do: %j',
    async (parameters) => {
      const transport = notedTransport(emulatedTransport(WORLD));
      const { code, stderr } = await runInProcess(parameters, { transport });
      expect([code, transport.paths]).toEqual([1, []]);
      expect(stderr).toMatch(/^There is nothing to do: .*\n$/);
    },
  );

  it('one query that can be run is enough for a session', async () => {
    const transport = notedTransport(emulatedTransport({ ...WORLD, login: 'instagram' }));
    await runInProcess({ login: 'instagram', queries: [LATER, MEDIA] }, { transport });
    expect(transport.paths).toContain(pathAt('me'));
  });

  it('a shard does not wait where it has nothing to request', async () => {
    const clock = fakeClock(Date.parse('2026-06-15T10:00:00Z'));
    const transport = notedTransport(emulatedTransport(WORLD));
    const { code } = await runInProcess(
      { accounts: ACCOUNTS, queries: [{ ...MEDIA, disabled: true }] },
      { transport, clock, variables: { SHARD: '0/2' } },
    );
    expect([code, clock.waits, transport.paths]).toEqual([0, [], []]);
  });

  it('fail-fast does not mind queries that can all be planned', async () => {
    const { code } = await runInProcess(
      { accounts: ACCOUNTS, queries: [MEDIA], 'on-error': 'fail-fast' },
      { transport: emulatedTransport(WORLD) },
    );
    expect(code).toBe(0);
  });

  it('each shard requests its own accounts', async () => {
    const asked = await Promise.all(
      ['0/2', '1/2'].map(async (shard) => {
        const transport = notedTransport(emulatedTransport(WORLD));
        const { out } = await runInProcess(
          { accounts: ACCOUNTS, queries: [{ ...MEDIA, query: { ...MEDIA.query, since: 'last run' } }] },
          { transport, variables: { SHARD: shard } },
        );
        const [index] = shard;
        const state = JSON.parse(out[`state/part-00${index}-of-002.json`] ?? '{}') as {
          windows: Record<string, Record<string, number>>;
        };
        const ended = Object.values(state.windows).flatMap((ends) => Object.keys(ends));
        expect(ended.map((id) => pathAt(`${id}/media`))).toEqual(transport.paths);
        expect('tables/accounts.csv/part-000-of-002' in out).toBe(index === '0');
        return transport.paths;
      }),
    );
    expect(asked.flat().sort()).toEqual(IDS.map((id) => pathAt(`${id}/media`)));
  });
});
