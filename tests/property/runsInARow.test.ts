import type { Fault } from '@keboola/graph-emulator';
import fc from 'fast-check';
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

/** One run: hours after the one before, and the accounts that it may not read. */
const run = fc.record({
  hours: fc.integer({ min: 1, max: 90 }),
  refused: fc.subarray(ACCOUNTS),
});

async function runAt(
  now: number,
  since: string,
  refused: readonly string[],
  state?: object,
): Promise<WorldRun> {
  const faults = refused.map((account): Fault => ({
    when: { account, times: 0 },
    do: { error: { message: 'No permission', code: 200 } },
  }));
  const queries = [DAILY, TOTALS].map(({ name, fields }) => ({
    name,
    query: { path: '', ids: '', fields, since },
  }));
  return runWorld(
    { now: new Date(now).toISOString(), accounts: ACCOUNTS.length, media: 0, faults },
    { queries },
    state,
  );
}

/** What Storage has after loads by key: the values by account, metric and time. */
function load(storage: Map<string, string>, written: WorldRun): void {
  for (const row of [...written.table('days_insights'), ...written.table('totals_insights')]) {
    const {
      ex_account_id: account,
      name,
      end_time: end = '',
      date_start: start = '',
      date_stop: stop = '',
    } = row;
    storage.set([account, name, end || `${start}..${stop}`].join(' '), row['value'] ?? '');
  }
}

describe('runs in a row', () => {
  it('have with `last run` all that one run over the whole time has, whatever failed on the way', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(run, { minLength: 1, maxLength: 5 }), async (runs) => {
        const storage = new Map<string, string>();
        const first = new Map<string, number>();
        let now = BEGIN;
        let state: object | undefined;
        const last = { hours: 20, refused: [] };
        for (const { hours, refused } of [...runs, last]) {
          now += hours * 3_600_000;
          const written = await runAt(now, 'last run', refused, state);
          expect(written.code).toBe(refused.length === 0 ? 0 : 1);
          load(storage, written);
          state = JSON.parse(written.out['state.json'] ?? '') as object;
          for (const account of ACCOUNTS.filter((id) => !refused.includes(id))) {
            first.set(account, first.get(account) ?? now);
          }
        }
        const whole = new Map<string, string>();
        load(whole, await runAt(now, new Date(BEGIN - 4 * DAY).toISOString().slice(0, 10), []));
        for (const [key, value] of whole) {
          const [account = '', , time = ''] = key.split(' ');
          if (Date.parse(time.slice(0, 10)) >= Math.floor((first.get(account) ?? 0) / DAY) * DAY) {
            expect([key, storage.get(key)]).toEqual([key, value]);
          }
        }
        expect([...storage.keys()].filter((key) => !whole.has(key))).toEqual([]);
      }),
      worldsOf(0.1),
    );
  }, 300_000);
});
