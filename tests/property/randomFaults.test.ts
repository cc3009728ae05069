import type { EmulatorOptions, Fault } from '@keboola/graph-emulator';
import fc from 'fast-check';
import { runWorld } from '../support/runWorld';
import type { WorldRun } from '../support/runWorld';

/** Runs of small worlds; each is a whole run of the component with a clock that stands still. */
const RUNS = 1000;
const TABLES = ['m_media', 'm_comments', 'm_replies', 'm_insights', 'd_insights'];

interface Asked {
  readonly media: readonly number[];
  readonly limit: number;
  readonly nested: number;
}

const mediaId = (account: number, index: number): string =>
  String(18_000_000_000_000_000n + BigInt(account) * 100_000_000n + BigInt(index) * 1000n);

/** Few enough for each to be read once without faults. */
const asked = fc.record({
  media: fc.constantFrom([0], [1, 3], [6], [9, 2]),
  limit: fc.constantFrom(1, 2, 5, 7),
  nested: fc.constantFrom(1, 3),
});

/** How often it counts, and where: once in so many requests of a kind. */
const when = fc.record({
  place: fc.constantFrom('first', 'later', 'node', 'insights', undefined),
  skip: fc.nat(6),
  times: fc.integer({ min: 1, max: 3 }),
  every: fc.integer({ min: 1, max: 4 }),
});
const error = (message: string, code: number, others: object = {}): Fault['do'] => ({
  error: { message, code, ...others },
});

/** Faults after which nothing may be missing. */
const passing = fc.constantFrom<Fault['do']>(
  { html: 502 },
  { body: 'truncated' },
  { body: 'garbage' },
  { body: 'empty' },
  { body: 'list' },
  { body: 'wrongData' },
  { throttle: { minutes: 3 } },
  { throttle: { minutes: 1, code: 4, status: 403 } },
  { usage: 97 },
  { next: 'noCursor' },
  { next: 'overlap' },
  error('Service temporarily unavailable', 2, { status: 500 }),
  error('An unknown error has occurred.', 1, { status: 500 }),
  error("Please reduce the amount of data you're asking for", 1, { status: 500 }),
);
const passingFault = fc
  .record({ when, do: passing })
  .map(({ when: { place, ...counts }, do: action }): Fault => ({
    when: { ...counts, ...(place && { place }) },
    do: action,
  }));
/** The API never answers more than this. */
const tooMuch = fc
  .integer({ min: 3, max: 40 })
  .map((maxObjects): Fault => ({ when: { times: 0 }, do: { maxObjects } }));
/** Media that have no insights: some here and there, and all from one on, which are older. */
const bad = fc.record({
  scattered: fc.uniqueArray(fc.tuple(fc.nat(1), fc.nat(9)), {
    maxLength: 5,
    selector: ([account, index]) => account * 10 + index,
  }),
  oldFrom: fc.option(fc.nat(9), { nil: 10 }),
});

function worldOf({ media }: Asked, faults: readonly Fault[]): EmulatorOptions {
  return {
    accounts: media.length,
    media: [...media],
    commentsPerMedia: [0, 6],
    repliesPerComment: [0, 3],
    followers: [5000],
    faults,
  };
}

function run({ limit, nested, media }: Asked, faults: readonly Fault[]): Promise<WorldRun> {
  const fields = `id,caption,comments.limit(${nested}){text,replies.limit(2){text}},insights.metric(reach,views)`;
  return runWorld(worldOf({ limit, nested, media }, faults), {
    'max-wait': 600,
    queries: [
      { name: 'm', query: { path: 'media', fields, ids: '', limit } },
      {
        name: 'd',
        query: { path: '', fields: 'insights.metric(reach,online_followers)', ids: '', since: '2026-06-10' },
      },
    ],
  });
}

/** What is read of a world in which nothing goes wrong. */
const cleanRuns = new Map<string, Promise<WorldRun>>();
function cleanRun(question: Asked): Promise<WorldRun> {
  const key = JSON.stringify(question);
  const known = cleanRuns.get(key) ?? run(question, []);
  cleanRuns.set(key, known);
  return known;
}

const TOO_OLD = error('Invalid parameter', 100, { subcode: 2108006 });
const FEW_VIEWERS = error('(#10) Not enough viewers for the media to show insights', 10);
const withoutInsights = (object: string, action: Fault['do']): Fault => ({
  when: { object, metric: '*', times: 0 },
  do: action,
});

const rowsOf = (result: WorldRun, table: string): string[] =>
  result
    .table(table)
    .map((row) => JSON.stringify(row))
    .sort();

describe('random faults', () => {
  it('that pass leave no trace: no row is lost or doubled, and the run ends', async () => {
    await fc.assert(
      fc.asyncProperty(
        asked,
        fc.array(passingFault, { minLength: 1, maxLength: 2 }),
        fc.option(tooMuch, { nil: undefined }),
        async (question, faults, limit) => {
          const clean = await cleanRun(question);
          const struck = await run(question, [...faults, ...(limit ? [limit] : [])]);
          expect([struck.code, struck.stderr.match(/Cannot extract.*/)?.[0]]).toEqual([0, undefined]);
          for (const table of TABLES) {
            expect(rowsOf(struck, table)).toEqual(rowsOf(clean, table));
          }
          expect(struck.out['state.json']).toBe(clean.out['state.json']);
        },
      ),
      { numRuns: RUNS, seed: 1 },
    );
  }, 300_000);

  it('of single media cost exactly their insights', async () => {
    await fc.assert(
      fc.asyncProperty(
        asked,
        bad,
        fc.array(passingFault, { maxLength: 1 }),
        async (question, { scattered, oldFrom }, faults) => {
          const clean = await cleanRun(question);
          const old = Array.from({ length: 10 - oldFrom }, (_, index) => oldFrom + index).flatMap((index) =>
            [0, 1].map((account) => mediaId(account, index)),
          );
          const few = scattered.map(([account, index]) => mediaId(account, index));
          const struck = await run(question, [
            ...old.map((object) => withoutInsights(object, TOO_OLD)),
            ...few.map((object) => withoutInsights(object, FEW_VIEWERS)),
            ...faults,
          ]);
          const ids = new Set([...old, ...few]);
          expect([struck.code, struck.stderr.match(/Cannot extract.*/)?.[0]]).toEqual([0, undefined]);
          for (const table of TABLES) {
            const expected = rowsOf(clean, table).filter(
              (row) =>
                table !== 'm_insights' || !ids.has((JSON.parse(row) as { parent_id: string }).parent_id),
            );
            expect(rowsOf(struck, table)).toEqual(expected);
          }
        },
      ),
      { numRuns: RUNS, seed: 2 },
    );
  }, 300_000);
});
