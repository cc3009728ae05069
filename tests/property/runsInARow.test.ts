import type { Fault } from '@keboola/graph-emulator';
import fc from 'fast-check';
import { LoadedTables } from '../support/loadedTables';
import { worldsOf } from '../support/randomFaults';
import { runWorld } from '../support/runWorld';
import type { WorldRun } from '../support/runWorld';

const ACCOUNTS = ['17841400000000001', '17841400000000002'];
const DAY = 86_400_000;
const BEGIN = Date.parse('2026-03-02T07:30:00Z');
const DAILY = { name: 'days', fields: 'insights.metric(reach,accounts_engaged).period(day)' };
const TOTALS = {
  name: 'totals',
  fields: 'insights.metric(likes,views).period(day).metric_type(total_value).time_increment(1)',
};
/** Only the answers tell whether `extra` is an object. */
const EXTRAS = { name: 'extras', path: 'media', fields: 'id,extra' };
/** Both have totals by day: that is how `accounts_engaged` is requested. */
const TABLES = ['days_insights', 'totals_insights'];
/** How far back a run reads without a state: 30 days less the running one, and 7 whole days of totals. */
const firstDays = (time: string): number => (time.includes('..') ? 7 : 29);

/** One run: hours after the one before, the accounts that it may not read, and what only its answers have. */
const run = fc.record({
  hours: fc.integer({ min: 1, max: 90 }),
  refused: fc.subarray(ACCOUNTS),
  hasExtra: fc.boolean(),
});
type RunAt = typeof run extends fc.Arbitrary<infer Value> ? Value & { readonly now: number } : never;

function faultsOf({ refused, hasExtra }: Pick<RunAt, 'refused' | 'hasExtra'>): readonly Fault[] {
  const media = { data: [{ id: '5', ...(hasExtra && { extra: { id: '6' } }) }] };
  return [
    ...refused.map((account): Fault => ({
      when: { account, times: 0 },
      do: { error: { message: 'No permission', code: 200 } },
    })),
    { when: { path: 'media', times: 0 }, do: { text: JSON.stringify(media) } },
  ];
}

async function runAt(
  { now, ...answers }: Omit<RunAt, 'hours'>,
  since: string,
  state?: object,
): Promise<WorldRun> {
  const queries = [DAILY, TOTALS, EXTRAS].map(({ name, ...query }) => ({
    name,
    query: { path: '', ids: '', since, ...query },
  }));
  return runWorld(
    { now: new Date(now).toISOString(), accounts: ACCOUNTS.length, media: 0, faults: faultsOf(answers) },
    { queries },
    state,
  );
}

/** What Storage has of insights: the values by account, metric and time. */
function valuesIn(storage: LoadedTables, table: string): ReadonlyMap<string, string> {
  return new Map(
    storage.rows(table).map((row) => {
      const { ex_account_id: account, name, end_time: end, date_start: start, date_stop: stop } = row;
      const time = end === undefined || end === '' ? `${start ?? ''}..${stop ?? ''}` : end;
      return [[account, name, time].join(' '), row['value'] ?? ''];
    }),
  );
}

/** From when on an account must be whole: without a gap where it was never refused, or where each state was kept. */
function wholeFrom(account: string, runs: readonly RunAt[], keepsAll: boolean): number {
  const isRead = ({ refused }: RunAt): boolean => !refused.includes(account);
  const first = runs.findIndex(isRead);
  const isHealthy = runs.slice(first).every(isRead);
  return (isHealthy || keepsAll ? runs[first] : runs.at(-1))?.now ?? Infinity;
}

describe('runs in a row', () => {
  it.each([
    ['each run', true],
    ['runs that succeed', false],
  ])(
    'have with `last run` all that one run over the whole time has, where the platform keeps the state of %s',
    async (_, keepsAll) => {
      await fc.assert(
        fc.asyncProperty(fc.array(run, { minLength: 1, maxLength: 5 }), async (given) => {
          const storage = new LoadedTables();
          let now = BEGIN;
          const last = { hours: 20, refused: [], hasExtra: true };
          const runs = [...given, last].map((one) => ({ ...one, now: (now += one.hours * 3_600_000) }));
          let state: object | undefined;
          for (const one of runs) {
            const written = await runAt(one, 'last run', state);
            expect(written.code).toBe(one.refused.length === 0 ? 0 : 1);
            expect(written.stderr.includes('does not keep the state')).toBe(one.refused.length > 0);
            storage.load(written);
            if (keepsAll || written.code === 0) {
              state = JSON.parse(written.out['state.json'] ?? '') as object;
            }
          }
          const whole = new LoadedTables();
          const since = new Date(BEGIN - 40 * DAY).toISOString().slice(0, 10);
          whole.load(await runAt({ ...last, now }, since));
          for (const table of TABLES) {
            const [values, all] = [valuesIn(storage, table), valuesIn(whole, table)];
            for (const [key, value] of all) {
              const [account = '', , time = ''] = key.split(' ');
              const from = wholeFrom(account, runs, keepsAll) - firstDays(time) * DAY;
              if (Date.parse(time.slice(0, 10)) >= Math.floor(from / DAY) * DAY) {
                expect([key, values.get(key)]).toEqual([key, value]);
              }
            }
            expect([...values.keys()].filter((key) => !all.has(key))).toEqual([]);
          }
          expect(new Set(storage.rows('extras_media'))).toEqual(new Set(whole.rows('extras_media')));
        }),
        worldsOf(0.1),
      );
    },
    300_000,
  );
});
