import { accountEntries, createEmulator } from '@keboola/graph-emulator';
import { parseState } from '../src/state';
import { lightApi } from './support/lightApi';
import { SharedFolder } from './support/shardWorld';
import type { Night, ShardWorld } from './support/shardWorld';

/** Few accounts have many media, as brands do. */
const sizesOf = (accounts: number): number[] =>
  Array.from({ length: accounts }, (_, index) =>
    Math.min(60, Math.floor(2 * (accounts / (((index * 37) % accounts) + 1)) ** 0.8)),
  );
const ACCOUNTS = 24;
const [FIRST, SECOND] = ['17841400000000001', '17841400000000002'];
const query = (name: string, path: string, fields: string, own: object = {}, more: object = {}): object => ({
  name,
  ...more,
  query: { path, fields, ids: '', limit: '25', ...own },
});
const QUERIES = [
  query('media', 'media', 'id,caption,like_count,comments{id,text},insights.metric(reach)'),
  query('daily', '', 'id,followers_count,insights.metric(reach).period(day)', { since: 'last run' }),
  query('whole', 'stories', 'id,timestamp', { ids: `${FIRST},${SECOND}` }, { incremental: false }),
  query('root', `${FIRST}/media`, 'id,permalink', { ids: undefined }),
];
/** The emulator's brands at a time. */
const settingAt = (now: string): ShardWorld => {
  const world = {
    accounts: ACCOUNTS,
    media: sizesOf(ACCOUNTS),
    commentsPerMedia: [0, 1],
    callsPerHour: 1e6,
    now,
  } as const;
  return { accounts: accountEntries(world), api: () => createEmulator(world), queries: QUERIES };
};
const SETTING = settingAt('2026-06-15T02:00:00Z');
const text = (state: string): unknown => JSON.parse(state);

/** The shards of each account in a night; a query that is not divided is the first shard's. */
function owners({ askedBy }: Night): Map<string, number> {
  return new Map(
    [...askedBy].map(([account, shards]) => {
      const own = [...shards].filter((shard) => shard !== 0 || ![FIRST, SECOND].includes(account));
      expect([account, own.length <= 1]).toEqual([account, true]);
      return [account, own[0] ?? 0];
    }),
  );
}

// Nothing waits in real time; yet a machine with other work is slow.
jest.setTimeout(120_000);

describe('a run that is divided over shards', () => {
  let alone: SharedFolder;
  let single: Night;
  beforeAll(async () => {
    alone = new SharedFolder(SETTING);
    single = await alone.night(1);
    expect([single.codes, single.stderr]).toEqual([[0], '']);
  });

  it.each([2, 7, 16])(
    'by %d gives the rows, columns, keys and state of a single one, with the same calls',
    async (count) => {
      const folder = new SharedFolder(SETTING);
      const night = await folder.night(count);
      expect(new Set(night.codes)).toEqual(new Set([0]));
      expect(folder.tables()).toEqual(alone.tables());
      expect(text(await folder.mergedState())).toEqual(text(alone.read('out/state.json')));
      expect(night.calls).toBe(single.calls);
      expect(owners(night).size).toBe(ACCOUNTS);
    },
  );

  it('is slices of one table with one manifest, and one state a shard', async () => {
    const folder = new SharedFolder(SETTING);
    await folder.night(2);
    const paths = [...folder.files.keys()].filter((path) =>
      /\/out\/(state|tables\/(media|whole|accounts)\.)/.test(path),
    );
    expect(paths.map((path) => path.replace('/data/out/', '')).sort()).toEqual([
      'state/part-000-of-002.json',
      'state/part-001-of-002.json',
      'tables/accounts.csv.manifest',
      'tables/accounts.csv/part-000-of-002',
      'tables/media.csv.manifest',
      'tables/media.csv/part-000-of-002',
      'tables/media.csv/part-001-of-002',
    ]);
  });

  it.each([3, 9])('is whole after a shard died at its request %d and ran again', async (afterRequests) => {
    const folder = new SharedFolder(SETTING);
    const night = await folder.night(3, { kill: { index: 1, afterRequests } });
    expect(night.codes).toEqual([0, 'killed', 0]);
    const others = (): unknown =>
      [...folder.files]
        .filter(([path]) => /part-00[02]-of-003/.test(path))
        .map(([path, bytes]) => [path, String(bytes)]);
    const before = others();
    const again = await folder.night(3, { only: [1] });
    expect(again.codes).toEqual([0]);
    expect(others()).toEqual(before);
    expect(folder.tables()).toEqual(alone.tables());
    expect(text(await folder.mergedState())).toEqual(text(alone.read('out/state.json')));
  });

  it('goes on from its state when there are more or fewer of them, as a single one does', async () => {
    const startsAt = Date.parse('2026-06-18T01:00:00Z');
    const later = settingAt('2026-06-18T02:00:00Z');
    const next = new SharedFolder(later, alone.read('out/state.json'));
    const whole = await next.night(1, { startsAt });
    const folder = new SharedFolder(SETTING);
    await folder.night(3);
    const divided = new SharedFolder(later, await folder.mergedState());
    const night = await divided.night(5, { startsAt });
    expect(divided.tables()).toEqual(next.tables());
    expect(text(await divided.mergedState())).toEqual(text(next.read('out/state.json')));
    expect(night.calls).toBe(whole.calls);
    expect(next.tables()['daily_insights']?.rows).not.toEqual(alone.tables()['daily_insights']?.rows);
  });

  it('leaves nothing of another split, or of a single run, in a folder that is used again', async () => {
    const folder = new SharedFolder(SETTING);
    const paths = (): string[] =>
      [...folder.files.keys()].filter((path) => path.startsWith('/data/out/')).sort();
    await folder.night(2);
    const clean = paths();
    for (const count of [5, 1, 2]) {
      await folder.night(count);
      expect(folder.tables()).toEqual(alone.tables());
    }
    expect(paths()).toEqual(clean);
  });

  it('keeps the state of the accounts of a shard that has none, and says so', async () => {
    const folder = new SharedFolder(SETTING, alone.read('out/state.json'));
    await folder.night(3, { only: [0, 2], startsAt: Date.parse('2026-06-15T03:00:00Z') });
    const endsIn = (state: unknown): readonly number[] =>
      Object.values(parseState(state).state.windows).flatMap((ends) => Object.values(ends));
    const ends = endsIn(text(await folder.mergedState()));
    expect(new Set(ends).size).toBe(2);
    expect(ends).toHaveLength(endsIn(text(alone.read('out/state.json'))).length);
  });

  it('shares the allowance of the app without a word between them', async () => {
    const api = lightApi(sizesOf(150));
    const setting = { accounts: api.accounts, api: () => api, queries: QUERIES.slice(0, 2) };
    const whole = new SharedFolder(setting);
    const { calls } = await whole.night(1);
    const folder = new SharedFolder({ ...setting, appCallsPerHour: Math.round(calls * 0.7) });
    const night = await folder.night(3);
    expect(new Set(night.codes)).toEqual(new Set([0]));
    expect(folder.tables()).toEqual(whole.tables());
    // A part of it has to wait for the next hour.
    expect(night.seconds).toBeGreaterThan(1800);
    expect(night.calls).toBeLessThanOrEqual(calls * 1.05);
  });
});
