import { UserError } from '@keboola/component-ts-lite';
import type { Config } from '../config';
import { planQuery } from './planQuery';
import type { PlanContext } from './planQuery';
import { planTables } from './planTables';
import type { TablePlan } from './planTables';
import { Problems } from './problems';
import { withDistinctKeys } from './queryKey';
import type { QueryPlan } from './queryPlan';

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
  /** The key that a table has in Storage; undefined where there is no such table yet. */
  readonly keyOf?: PlanContext['keyOf'];
}

/**
 * Plans all queries of a configuration.
 *
 * @throws UserError that names everything that is wrong with any of them
 */
export function planRun(config: Config, { now, reserved, keyOf }: RunContext): RunPlan {
  const problems = new Problems();
  const context = { config, now, ...(keyOf && { keyOf }) };
  const queries = withDistinctKeys(
    config.queries.flatMap((query) => problems.attempt(() => planQuery(query, context)) ?? []),
  );
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
