import { UserError } from '@keboola/component-ts-lite';
import type { Config, Shard } from '../config';
import { planQuery } from './planQuery';
import { planTables } from './planTables';
import type { TablePlan } from './planTables';
import { Problems } from './problems';
import { withDistinctKeys } from './queryKey';
import type { QueryPlan } from './queryPlan';
import { ofShard } from './shardTargets';

/** Everything that is decided before the first request. */
export interface RunPlan {
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
}

/**
 * Plans all queries of a configuration.
 *
 * @throws UserError that names everything that is wrong with any of them
 */
export function planRun(config: Config, { now, reserved, shard }: RunContext): RunPlan {
  const problems = new Problems();
  const whole = withDistinctKeys(
    config.queries.flatMap((query) => problems.attempt(() => planQuery(query, { config, now })) ?? []),
  );
  const queries = shard === undefined ? whole : whole.map((query) => ofShard(query, shard));
  const tables = planTables(queries);
  for (const [name, content] of reserved) {
    problems.attempt(() => refuseReserved(name, content, tables));
  }
  problems.throwAll();
  return { queries, tables };
}

function refuseReserved(name: string, content: string, tables: RunPlan['tables']): void {
  if (tables.has(name)) {
    throw new UserError(
      `Cannot write the table '${name}' for a query: it holds ${content}; rename the query`,
    );
  }
}
