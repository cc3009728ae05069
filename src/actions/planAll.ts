import { UserError } from '@keboola/component-ts-lite';
import type { Config } from '../config';
import { planQuery, planTables } from '../plan';
import type { QueryPlan, TablePlan } from '../plan';
import { ACCOUNTS_TABLE } from '../tables';

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
  const problems: string[] = [];
  const plans = config.queries.flatMap((query) => {
    try {
      return [planQuery(query, { config, now })];
    } catch (error) {
      if (!(error instanceof UserError)) {
        throw error;
      }
      problems.push(error.message);
      return [];
    }
  });
  const tables = planTables(plans);
  if (tables.has(ACCOUNTS_TABLE)) {
    problems.push(
      `Cannot write the table '${ACCOUNTS_TABLE}' for a query: it holds the configured accounts; rename the query`,
    );
  }
  if (problems.length > 0) {
    throw new UserError(inOneMessage(problems));
  }
  return { plans, tables };
}

/** The sentences in one line, then what shows their places: the framework prints the first line last. */
function inOneMessage(problems: readonly string[]): string {
  const lines = problems.map((problem) => problem.split('\n'));
  const excerpts = lines.flatMap((one) => one.slice(1));
  return [lines.map((one) => one[0]).join('; '), ...excerpts].join('\n');
}
