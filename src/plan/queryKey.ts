import { createHash } from 'node:crypto';
import type { Query } from '../config';
import { mapItems, printFields } from '../fields';
import type { FieldItem } from '../fields';
import type { QueryPlan } from './queryPlan';
import type { QueryPath } from './readPath';

/** Modifiers that say when, and in which portions: they change from run to run and not what is read. */
const RANGE_MODIFIERS = new Set(['since', 'until', 'limit']);
const FINGERPRINT_LENGTH = 12;

/**
 * Makes the key of a query, by which the state knows it from run to run: its id, its name, and a fingerprint of what it
 * requests. Accounts, dates and page sizes are no part of it.
 *
 * @param items the parsed fields
 * @returns such as `7 media 1f0c9a27b3de`; a query without an id has `-` for it
 */
export function queryKey(
  { id, name }: Pick<Query, 'id' | 'name'>,
  { segments, params }: Pick<QueryPath, 'segments' | 'params'>,
  items: readonly FieldItem[],
): string {
  const fields = printFields(
    mapItems(items, (item) => ({
      ...item,
      modifiers: item.modifiers.filter((modifier) => !RANGE_MODIFIERS.has(modifier.name)),
    })),
  );
  const request = JSON.stringify([segments, Object.entries(params).sort(byName), fields]);
  const fingerprint = createHash('sha256').update(request).digest('hex').slice(0, FINGERPRINT_LENGTH);
  return `${id === undefined ? '-' : encodeURIComponent(id)} ${name} ${fingerprint}`;
}

/** The part of a key that stays when what the query requests is edited; undefined for what is no such key. */
export function keyOwner(key: string): string | undefined {
  return /^(\S+ .*) [0-9a-f]{12}(?: \d+)?$/s.exec(key)?.[1];
}

/** Numbers the queries that differ in nothing but accounts and dates: no two share a key. */
export function withDistinctKeys(plans: readonly QueryPlan[]): QueryPlan[] {
  const counts = new Map<string, number>();
  return plans.map((plan) => {
    const count = (counts.get(plan.key) ?? 0) + 1;
    counts.set(plan.key, count);
    return count === 1 ? plan : { ...plan, key: `${plan.key} ${count}` };
  });
}

function byName([left]: readonly [string, string], [right]: readonly [string, string]): number {
  return left < right ? -1 : 1;
}
