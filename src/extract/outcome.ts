import { describeError, oneLine } from '../errors';
import { LeftOut } from '../pages';
import type { Omission } from '../pages';
import type { QueryPlan, Target } from '../plan';

/** How a query went for one account. */
export interface Outcome {
  readonly plan: QueryPlan;
  readonly target: Target;
  readonly rows: number;
  /** Requests sent, each try counted. */
  readonly requests: number;
  /** How many of these were sent again. */
  readonly retries: number;
  /** Milliseconds waited for the API's allowance. */
  readonly waitedMs: number;
  /** What the API did not give, though nothing failed. */
  readonly omissions: readonly Omission[];
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

/**
 * Says what a query did: rows, requests, and for how many accounts.
 *
 * @param plan the query
 * @param outcomes all of its outcomes
 * @returns one line
 */
export function planInWords(plan: QueryPlan, outcomes: readonly Outcome[]): string {
  const total = (of: (outcome: Outcome) => number): number => outcomes.reduce((sum, one) => sum + of(one), 0);
  const whole = outcomes.filter((one) => one.error === undefined).length;
  const accounts = plan.targets.some((one) => one.account)
    ? ` for ${whole} of ${outcomes.length} accounts`
    : '';
  const again = total((one) => one.retries);
  const waited = Math.ceil(total((one) => one.waitedMs) / 1000);
  return [
    `${plan.query.label}: ${counted(
      total((one) => one.rows),
      'row',
    )}${accounts}`,
    counted(
      total((one) => one.requests),
      'request',
    ),
    ...(again > 0 ? [`${again} of them again`] : []),
    ...(waited > 0 ? [`${counted(waited, 'second')} of waiting`] : []),
  ].join(', ');
}

/**
 * Says what a query lacks though it did not fail.
 *
 * @param plan the query
 * @param outcomes all of its outcomes
 * @returns a line for each kind of what is missing
 */
export function omissionsInWords(plan: QueryPlan, outcomes: readonly Outcome[]): readonly string[] {
  const all = new LeftOut();
  outcomes.flatMap((one) => one.omissions).forEach((one) => all.add(one));
  const { label } = plan.query;
  const metrics = all.omissions().filter(({ kind }) => kind === 'metric');
  const reasons = [...new Set(metrics.map(({ reason }) => reason))];
  return [
    ...reasons.map((reason) => {
      const names = metrics.filter((one) => one.reason === reason).map(({ what }) => what);
      return `${label}: left out ${names.join(', ')}: ${reason}`;
    }),
    ...all
      .omissions()
      .filter(({ kind }) => kind === 'objects')
      .map(({ what, reason, count, examples }) => {
        const ids = `${examples.join(', ')}${count > examples.length ? ', …' : ''}`;
        return `${label}: ${counted(count, 'object')} without ${what} (${ids}): ${reason}`;
      }),
  ].map(oneLine);
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
