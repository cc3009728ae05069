import type { ActionContext } from '@keboola/component-ts-lite';
import { anOutcome } from '../../tests/support/anOutcome';
import { aPlan, anAccount, NOW } from '../../tests/support/aQuery';
import type { QueryParts } from '../../tests/support/aQuery';
import { aConfig } from '../../tests/support/aRun';
import { memoryFolder } from '../../tests/support/memoryFolder';
import { planRun } from '../plan';
import type { State } from '../state';
import { FRESH_STATE } from '../state/state';
import { shardRun } from './share';

describe('the start of a shard', () => {
  it.each([
    ['nothing', 4, 0, 0],
    ['at most 100 ms for each shard', 4, 1, 400],
    ['whole milliseconds', 7, 0.3333, 233],
    ['no longer than 30 s, however many there are', 10_000, 1, 30_000],
  ])('waits %s', async (_, count, chance, expected) => {
    const waits: [number, AbortSignal | undefined][] = [];
    const clock = {
      now: () => 0,
      sleep: async (milliseconds: number, signal?: AbortSignal) => void waits.push([milliseconds, signal]),
    };
    const { signal } = new AbortController();
    await shardRun({ index: 0, count }).delayStart({ clock, random: () => chance }, signal);
    expect(waits).toEqual([[expected, signal]]);
  });
});

describe('a shard', () => {
  /** Begins the only shard of a run of these queries over these tables. */
  async function begin(queries: readonly QueryParts[], tables: readonly string[] = []) {
    const { folder, files } = memoryFolder();
    tables.forEach((name) => files.set(`/data/out/tables/${name}.csv.manifest`, Buffer.from('{}')));
    const said: string[] = [];
    const logger = { info: (message: string) => void said.push(message) };
    const context = { folder, logger } as unknown as ActionContext;
    const shard = { index: 0, count: 1 };
    const plan = planRun(aConfig(queries), { now: NOW, reserved: new Map(), shard });
    await shardRun(shard).begin(context, { plan, known: new Map() }, ['accounts']);
    return { said, left: [...files.keys()].map((path) => path.split('/').at(-1)) };
  }

  it('says how many accounts its share is, each counted once', async () => {
    const both = await begin([
      { path: 'media', fields: 'id' },
      { path: 'tags', fields: 'id' },
    ]);
    expect(both.said).toEqual(['Shard 0 of 1, counted from 0: its share is 2 accounts']);
    const none = await begin([{ path: '17890/media', fields: 'id', ids: 'none' }]);
    expect(none.said).toEqual(['Shard 0 of 1, counted from 0: its share is 0 accounts']);
  });

  it('removes the tables of another configuration, and leaves those that other shards write', async () => {
    const queries = [{ path: 'media', fields: 'id' }];
    const { left } = await begin(queries, ['q_media', 'accounts', 'q_tags', 'x']);
    expect(left).toEqual(['q_media.csv.manifest', 'accounts.csv.manifest']);
  });

  it('refuses a query whose columns only the answer would tell', async () => {
    await expect(begin([{ path: 'unheard_of' }])).rejects.toMatchObject({ name: 'UserError' });
  });
});

describe('the state of a shard', () => {
  const ends = Object.fromEntries(['', '1', '2', '3', '4', '5'].map((id) => [id, NOW]));
  const plan = aPlan({ path: 'media' });
  const state: State = { ...FRESH_STATE, windows: { [plan.key]: ends, other: ends } };
  const idsOf = (share: State): Record<string, string[]> =>
    Object.fromEntries(Object.entries(share.windows).map(([key, own]) => [key, Object.keys(own).sort()]));
  const share = (index: number, ...ids: readonly string[]): Record<string, string[]> => {
    const outcomes = ids.map((id) => anOutcome({ plan, target: { account: anAccount(id), node: id } }));
    return idsOf(shardRun({ index, count: 2 }).state(state, outcomes));
  };

  it('hands on the ends of its own accounts, that of no account by the first shard', () => {
    const [first, second] = [share(0), share(1)];
    expect(first['other']).toContain('');
    expect([...(first['other'] ?? []), ...(second['other'] ?? [])].sort()).toEqual(Object.keys(ends).sort());
  });

  it('hands on those too that it has asked, for the query that asked', () => {
    const before = share(1);
    const foreign = ['1', '2', '3', '4', '5'].filter((id) => !before[plan.key]?.includes(id));
    expect(foreign.length).toBeGreaterThan(1);
    expect(share(1, ...foreign)).toEqual({ ...before, [plan.key]: ['1', '2', '3', '4', '5'] });
  });

  it('hands on the end of a query for no account that it has asked', () => {
    const outcome = anOutcome({ plan, target: { node: '17890' } });
    const found = shardRun({ index: 1, count: 2 }).state(state, [outcome]);
    expect(Object.keys(found.windows[plan.key] ?? {})).toContain('');
    expect(Object.keys(found.windows['other'] ?? {})).not.toContain('');
  });
});
