import { createHash } from 'node:crypto';
import type { Shard } from '../config';
import type { QueryPlan, Target } from './queryPlan';

/** Hexadecimal digits of the hash that are used: a number that is exact in a double. */
const DIGITS = 12;

/**
 * Tells to which shard an account belongs: by a hash of its id, so that it stays where it is whatever accounts are added or
 * removed. Another count divides all accounts anew.
 *
 * @param count how many shards there are
 * @returns from 0 on
 */
export function shardOf(accountId: string, count: number): number {
  const hash = createHash('sha256').update(accountId).digest('hex');
  return Number.parseInt(hash.slice(0, DIGITS), 16) % count;
}

/**
 * Leaves of a query what one shard reads: its own accounts. A query that is for no account belongs to the first shard, and so
 * does one that replaces its tables: of a table that is loaded whole, a share would replace the others.
 */
export function ofShard(plan: QueryPlan, shard: Shard): QueryPlan {
  const { query, targets, warnings } = plan;
  if (query.incremental) {
    return { ...plan, targets: targets.filter((target) => shard.index === targetShard(target, shard)) };
  }
  if (shard.index !== 0) {
    return { ...plan, targets: [] };
  }
  const warning = `${query.label} replaces its tables ('incremental' is false), so it cannot be divided: this shard reads all of its ${targets.length} accounts`;
  return targets.length > 1 ? { ...plan, warnings: [...warnings, warning] } : plan;
}

function targetShard({ account }: Target, { count }: Shard): number {
  return account === undefined ? 0 : shardOf(account.id, count);
}
