import type { EmulatorOptions, Fault } from '@keboola/graph-emulator';
import { randomInt } from 'node:crypto';
import fc from 'fast-check';
import { runWorld } from './runWorld';
import type { WorldRun } from './runWorld';

const WORLDS = Number(process.env['RUNS'] ?? 150);
const SEED = Number(process.env['SEED'] ?? randomInt(2 ** 31));
process.stdout.write(`random worlds: RUNS=${WORLDS} SEED=${SEED}\n`);

/**
 * How random worlds are run: `RUNS` and `SEED` of the environment, or 150 worlds from a random seed. A world that fails
 * becomes a case of its own in the resilience tests.
 *
 * @param share of the worlds that a property gets
 * @returns options of fast-check
 */
export const worldsOf = (share: number): { readonly numRuns: number; readonly seed: number } => ({
  numRuns: Math.ceil(WORLDS * share),
  seed: SEED,
});
/** The tables that such a run writes. */
export const TABLES = ['m_media', 'm_comments', 'm_replies', 'm_insights', 'd_insights'];

/** A world, and what is requested of it. */
interface Asked {
  readonly media: readonly number[];
  readonly limit: number;
  readonly nested: number;
}

/** Few enough for each to be run once without faults. */
export const asked = fc.record({
  media: fc.constantFrom([0], [1, 3], [6], [9, 2]),
  limit: fc.constantFrom(1, 2, 5, 7),
  nested: fc.constantFrom(1, 3),
});

/**
 * Where and how often a fault occurs: once in so many requests of a kind. Two of them together fail a request less often
 * than its five tries.
 */
const when = fc.record({
  place: fc.constantFrom('first', 'later', 'node', 'insights', undefined),
  skip: fc.nat(6),
  times: fc.integer({ min: 1, max: 2 }),
  every: fc.integer({ min: 1, max: 4 }),
});
/**
 * Makes the error of a fault.
 *
 * @param message the API's words
 * @param code its code
 * @param others subcode, status …
 * @returns what goes wrong
 */
export const error = (message: string, code: number, others: object = {}): Fault['do'] => ({
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
  { shape: { as: 'any' } },
  { shape: { as: 'any', edge: 'comments' } },
  { shape: { as: 'any', edge: 'replies' } },
  { shape: { as: 'any', edge: 'insights' } },
  { beside: { error: { message: 'half of it', code: 100 } } },
  { beside: { error: { message: 'half of it', code: 1 }, edge: 'comments' } },
  { batch: { as: 'any' } },
  { batch: { more: -2 } },
  { batch: { more: 2 } },
  { status: 204 },
  { html: 503, retryAfter: { seconds: 30 } },
  { html: 429, retryAfter: { seconds: 60, asDate: true } },
  { error: { message: 'Later', code: 2, status: 500, numbers: 3 } },
  { error: { message: 'Too many calls', code: 80002, numbers: 3 } },
  { next: 'noCursor' },
  { next: 'overlap' },
  error('Service temporarily unavailable', 2, { status: 500 }),
  error('An unknown error has occurred.', 1, { status: 500 }),
  error("Please reduce the amount of data you're asking for", 1, { status: 500 }),
);
/** One of them, somewhere. */
export const passingFault = fc
  .record({ when, do: passing })
  .map(({ when: { place, ...counts }, do: action }): Fault => ({
    when: { ...counts, ...(place && { place }) },
    do: action,
  }));
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

/**
 * Runs the component on a small world.
 *
 * @param question the world and what is asked of it
 * @param faults what goes wrong
 * @returns how it ended
 */
export function run({ limit, nested, media }: Asked, faults: readonly Fault[]): Promise<WorldRun> {
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

const cleanRuns = new Map<string, Promise<WorldRun>>();

/**
 * Reads a world in which nothing goes wrong.
 *
 * @param question the world and what is asked of it
 * @returns how it ended
 */
export function cleanRun(question: Asked): Promise<WorldRun> {
  const key = JSON.stringify(question);
  const known = cleanRuns.get(key) ?? run(question, []);
  cleanRuns.set(key, known);
  return known;
}

/**
 * Lists the rows of a table in no order.
 *
 * @param result a run
 * @param table its name
 * @returns each as text
 */
export const rowsOf = (result: WorldRun, table: string): string[] =>
  result
    .table(table)
    .map((row) => JSON.stringify(row))
    .sort();
