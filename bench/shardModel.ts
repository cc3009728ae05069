import { shardOf } from '../src/plan/shardTargets';

/** What a night asks of an account: pages of media with their insights, and a few windows of the account's own. */
const CALLS_AN_ACCOUNT = 12;
/** An answer with insights. */
const LATENCY_SECONDS = 1.5;
/** Requests that a process has under way at once (src/graph/concurrency.ts). */
const UNDER_WAY = 20;
const ACCOUNTS = [100, 1_000, 10_000, 100_000];
const SHARDS = [1, 4, 16, 64, 256];
/** Calls that the app's users give it in an hour: 200 for each (docs/graph-api.md §4); one user speaks for about 10 accounts here. */
const APP_CALLS_A_USER = 200;
const ACCOUNTS_A_USER = 10;

/**
 * Computes how long a night takes by accounts and shards, and what limits it. Source of the table in docs/scale.md §5.
 *
 * @returns lines to print
 */
export function modelLines(): string[] {
  const header = ['accounts', 'calls', ...SHARDS.map((count) => `n = ${count}`), 'app limit'];
  const rows = ACCOUNTS.map((accounts) => {
    const calls = accounts * CALLS_AN_ACCOUNT;
    const ids = Array.from({ length: accounts }, (_, index) => String(17841400000000000n + BigInt(index)));
    const times = SHARDS.map((count) => duration(largestShare(ids, count) * CALLS_AN_ACCOUNT));
    const hours = calls / ((accounts / ACCOUNTS_A_USER) * APP_CALLS_A_USER);
    return [String(accounts), String(calls), ...times, `${hours.toFixed(1)} h`];
  });
  return [
    `a model: ${CALLS_AN_ACCOUNT} calls an account, ${LATENCY_SECONDS} s an answer, ${UNDER_WAY} at once in each process; the largest shard counts`,
    ...[header, ...rows].map((cells) => cells.map((cell) => cell.padStart(9)).join('  ')),
  ];
}

/** Counts the accounts of the shard that has the most. */
export function largestShare(ids: readonly string[], count: number): number {
  const sizes = new Map<number, number>();
  for (const id of ids) {
    const shard = shardOf(id, count);
    sizes.set(shard, (sizes.get(shard) ?? 0) + 1);
  }
  return Math.max(...sizes.values());
}

function duration(calls: number): string {
  const seconds = (calls * LATENCY_SECONDS) / UNDER_WAY;
  return seconds < 5400 ? `${Math.ceil(seconds / 60)} min` : `${(seconds / 3600).toFixed(1)} h`;
}
