import { describeError, oneLine } from '../errors';
import type { QueryPlan, Target } from '../plan';

/** How a query went for one account. */
export interface Outcome {
  readonly plan: QueryPlan;
  readonly target: Target;
  readonly rows: number;
  readonly requests: number;
  /** What failed; absent when all came. */
  readonly error?: unknown;
  /** Set when it was not read to its end because the run ended before. */
  readonly isCut?: boolean;
}

/** Failures that a sentence names before it says how many more there are. */
const NAMED = 20;

/**
 * Names an account as people know it.
 *
 * @param target whom a query asks
 * @returns name and id
 */
function targetInWords({ account, node }: Target): string {
  if (account === undefined) {
    return `'${node}'`;
  }
  return account.name === '' ? `account ${account.id}` : `${account.name} (${account.id})`;
}

/**
 * Says one failure in a sentence: query, account, the API's own words.
 *
 * @param outcome a failed one
 * @returns one line
 */
export function failureInWords(outcome: Outcome): string {
  return oneLine(
    `${outcome.plan.query.label} for ${targetInWords(outcome.target)}: ${describeError(outcome.error)}`,
  );
}

/**
 * Says what failed in one sentence for the end of the run.
 *
 * @param outcomes all outcomes
 * @param problems further sentences, about tables
 * @returns the sentence; '' when nothing failed
 */
export function runFailure(outcomes: readonly Outcome[], problems: readonly string[]): string {
  const failed = outcomes.filter((one) => one.error !== undefined && one.isCut !== true);
  const cut = outcomes.filter((one) => one.isCut === true).length;
  const sentences = [...failed.map(failureInWords), ...problems];
  if (sentences.length === 0) {
    return '';
  }
  const queries = new Set(outcomes.map((one) => one.plan)).size;
  const failedQueries = new Set(failed.map((one) => one.plan)).size;
  const head =
    failedQueries === 0 ? 'Not everything is right' : `Cannot extract ${failedQueries} of ${queries} queries`;
  const more = sentences.length > NAMED ? `; and ${sentences.length - NAMED} more failures, told above` : '';
  const unread = cut > 0 ? `; ${cut} more were not read to their end` : '';
  return `${head}: ${sentences.slice(0, NAMED).join('; ')}${more}${unread}`;
}
