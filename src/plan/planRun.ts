import type { Config, Shard } from '../config';
import type { KeyOf } from './insightsRoots';
import { planQuery } from './planQuery';
import { planTables } from './planTables';
import type { TablePlan } from './planTables';
import { withDistinctKeys } from './queryKey';
import type { QueryPlan } from './queryPlan';
import { ofShard } from './shardTargets';
import { isNamedAfter } from './tableName';

/** Everything that is decided before the first request. */
export interface RunPlan {
  /** All of them, those too that cannot be run. */
  readonly queries: readonly QueryPlan[];
  readonly tables: ReadonlyMap<string, TablePlan>;
}

/** What a run is planned with. */
export interface RunContext {
  /** Unix seconds of the run's start. */
  readonly now: number;
  /** Tables that the component writes itself, by name, with what they hold: no query may write them. */
  readonly reserved: ReadonlyMap<string, string>;
  /** The share of the accounts that is read. @default all of them */
  readonly shard?: Shard | undefined;
  readonly keyOf?: KeyOf | undefined;
}

/** Plans all queries of a configuration, each on its own, for the accounts of one shard where it is divided. */
export function planRun(config: Config, { shard, ...context }: RunContext): RunPlan {
  const whole = withDistinctKeys(config.queries.map((query) => planQuery(query, { config, ...context })));
  const queries = shard === undefined ? whole : whole.map((query) => ofShard(query, shard));
  return { queries, tables: planTables(queries) };
}

/**
 * Lists the queries that write a table, those too that cannot be run: where not even the fields of one can be read, every
 * table that is named after it may be its own.
 */
export function writersOf({ queries, tables }: RunPlan, table: string): readonly QueryPlan[] {
  const planned = tables.get(table)?.writers ?? [];
  return queries.filter(
    (plan) => planned.includes(plan) || (plan.roots.length === 0 && isNamedAfter(plan.query.name, table)),
  );
}
