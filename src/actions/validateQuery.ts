import { UserError, validationResult } from '@keboola/component-ts-lite';
import type { ActionContext, ValidationResult } from '@keboola/component-ts-lite';
import type { Config } from '../config';
import type { Ports } from '../connect';
import { describeError, GraphError } from '../errors';
import { describePlan } from '../extract';
import type { PlanDescription } from '../extract';
import { joinProblems, planRun } from '../plan';
import { reservedTables } from '../run';
import { counted } from '../runtime';
import { nowSeconds } from '../time';
import { codeBlock, list, table } from './markdown';
import { configOfOneQuery } from './partialConfig';

/** A plan and, where metrics of it have been removed, its fields with today's names. */
export type ValidatedPlan = PlanDescription & {
  readonly rewrittenFields?: string;
  /** Why the API must refuse the query. */
  readonly refusals?: readonly string[];
  /** The path with which it is run, where that is another than the one written. */
  readonly readAs?: string;
};

/** Stands for an account where the configuration has none yet: the plan is the same for each. */
const ANY_ACCOUNT = { id: '0', name: '', category: '', fbPageId: '' };

/**
 * Tells what a query would do, without a request: tables, windows, the number of requests.
 *
 * @throws UserError for what is wrong with it, with the position in the fields
 */
export async function validateQuery(
  context: ActionContext,
  ports: Ports,
): Promise<ValidationResult & { readonly plan: ValidatedPlan }> {
  const config = configOfOneQuery(context);
  const hasAccounts = config.accounts.length > 0;
  const known = hasAccounts ? config : { ...config, accounts: [ANY_ACCOUNT] };
  const plan = planOf(known, nowSeconds(ports.clock));
  const accounts = new Set(hasAccounts ? targetsOf(config) : []).size;
  return { ...validationResult(formatPlan(plan, accounts), typeOf(plan)), plan };
}

/**
 * Plans the one query of a configuration.
 *
 * @param now unix seconds
 * @throws UserError for what is wrong with it
 */
export function planOf(config: Config, now: number): ValidatedPlan {
  const run = planRun(config, { now, reserved: reservedTables(config) });
  const problems = run.queries.flatMap(({ problem }) => problem ?? []);
  if (problems.length > 0) {
    throw new UserError(joinProblems(problems));
  }
  try {
    const { rewrittenFields, readAs, refusals = [] } = run.queries[0] ?? {};
    return {
      ...describePlan(run, now),
      ...(rewrittenFields !== undefined && { rewrittenFields }),
      ...(readAs !== undefined && { readAs }),
      ...(refusals.length > 0 && { refusals }),
    };
  } catch (error) {
    throw error instanceof GraphError ? new UserError(describeError(error)) : error;
  }
}

function typeOf({ refusals, warnings }: ValidatedPlan): 'error' | 'warning' | 'success' {
  return refusals !== undefined ? 'error' : warnings.length > 0 ? 'warning' : 'success';
}

function targetsOf({ queries, accounts }: Config): readonly string[] {
  const ids = queries[0]?.ids ?? 'every';
  return ids === 'every' ? accounts.map(({ id }) => id) : ids === 'none' ? [] : ids;
}

function formatPlan(plan: ValidatedPlan, accounts: number): string {
  const { tables, windows, requests, requestsPerPage, requestsPerPost = 0 } = plan;
  const { warnings, rewrittenFields, refusals, readAs } = plan;
  if (refusals !== undefined) {
    return ['**The API must refuse the query.**', list([...refusals, ...warnings])].join('\n\n');
  }
  const head =
    readAs === undefined ? 'The query can be run.' : 'The query is run with another path than it has.';
  const furtherPage =
    requestsPerPage === undefined
      ? 'a list takes one more for each further page.'
      : `a list takes ${requestsPerPage} more for each further page, because one answer has each field once.`;
  const forWhom = accounts > 1 ? ` for ${accounts} accounts` : '';
  const perPost =
    requestsPerPost === 0
      ? ''
      : ` Each post takes ${counted(requestsPerPost, 'request')} more, of which 50 travel together and each counts for the limits of the API.`;
  return [
    `**${head}** It sends ${counted(requests, 'request')}${forWhom} at least; ${furtherPage}${perPost}`,
    table(
      ['table', 'primary key', 'columns'],
      tables.map(({ name, primaryKey, columns }) => [name, primaryKey.join(', '), columns.join(', ')]),
    ),
    ...(windows.length > 0 ? [formatWindows(windows)] : []),
    ...(warnings.length > 0 ? [list(warnings)] : []),
    ...(rewrittenFields === undefined ? [] : ["The fields with today's names:", codeBlock(rewrittenFields)]),
  ].join('\n\n');
}

function formatWindows(windows: PlanDescription['windows']): string {
  const [first] = windows;
  const last = windows.at(-1);
  const range = `from ${first?.since ?? 'the beginning'} to ${last?.until ?? 'now'}`;
  return `It reads ${range}${windows.length > 1 ? `, in ${windows.length} windows` : ''}.`;
}
