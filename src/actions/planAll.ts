import { UserError } from '@keboola/component-ts-lite';
import type { Config } from '../config';
import { planQuery, planTables, Problems } from '../plan';
import type { QueryPlan, TablePlan } from '../plan';
import { ACCOUNTS_TABLE, REPORT_TABLE } from '../tables';

/** Everything that is decided before the first request. */
export interface RunPlan {
  readonly plans: readonly QueryPlan[];
  readonly tables: ReadonlyMap<string, TablePlan>;
}

/**
 * Plans all queries; what is wrong with any of them is told at once.
 *
 * @param config the configuration
 * @param now unix seconds of the run's start
 * @returns the plans and the tables that they will write
 * @throws UserError that names every query that cannot be run
 */
export function planAll(config: Config, now: number): RunPlan {
  const problems = new Problems();
  const plans = config.queries.flatMap(
    (query) => problems.attempt(() => planQuery(query, { config, now })) ?? [],
  );
  const tables = planTables(plans);
  problems.attempt(() => refuseOwnNames(tables, config));
  problems.throwAll();
  return { plans, tables };
}

function refuseOwnNames(tables: RunPlan['tables'], { writesReport }: Config): void {
  if (tables.has(ACCOUNTS_TABLE)) {
    throw new UserError(
      `Cannot write the table '${ACCOUNTS_TABLE}' for a query: it holds the configured accounts; rename the query`,
    );
  }
  if (writesReport && tables.has(REPORT_TABLE)) {
    throw new UserError(
      `Cannot write the table '${REPORT_TABLE}' for a query: parameters.report writes what the run did to it; rename the query`,
    );
  }
}
