import { UserError } from '@keboola/component-ts-lite';
import { allLevels } from '../plan';
import type { Level, RunPlan } from '../plan';

/**
 * Refuses queries whose columns only the answers would tell: shards write one table, so they must all know its columns
 * beforehand. A table that the state knows has them already.
 *
 * @throws UserError that names each list for which no field is requested
 */
export function refuseUndeclaredLevels(
  { queries }: Pick<RunPlan, 'queries'>,
  known: ReadonlyMap<string, unknown>,
): void {
  const runnable = queries.filter(({ problem }) => problem === undefined);
  const problems = runnable.flatMap(({ query, roots }) =>
    roots
      .flatMap(({ level }) => allLevels(level))
      .filter((level) => isUndeclared(level) && !known.has(level.table))
      .map(({ table }) => `${query.label} names no fields for the table '${table}'`),
  );
  if (problems.length > 0) {
    throw new UserError(
      `Cannot divide the run: ${[...new Set(problems)].join('; ')}; all shards must write the same columns: name the fields in braces, or run once without shards, after which the state has them`,
    );
  }
}

/** The columns of metrics and of summaries follow from the request. */
function isUndeclared({ writesRows, fields, columns, insights }: Level): boolean {
  return writesRows && insights === undefined && fields.length === 0 && columns.length === 0;
}
