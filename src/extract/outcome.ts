import { UserError } from '@keboola/component-ts-lite';
import { describeError, oneLine } from '../errors';
import type { Omission } from '../pages';
import type { QueryPlan, Target } from '../plan';
import { counted } from '../runtime';

/** How a query went for one account. */
export interface Outcome {
  readonly plan: QueryPlan;
  readonly target: Target;
  readonly rows: number;
  /** Requests sent, each try counted. */
  readonly requests: number;
  /** How many of these were sent again. */
  readonly retries: number;
  /** Milliseconds waited for the API's quota. */
  readonly waitedMs: number;
  /** What the API did not give, though nothing failed. */
  readonly omissions: readonly Omission[];
  /** What failed; absent when everything came. */
  readonly error?: unknown;
  /** Set when it was not read to its end because the run ended before. */
  readonly isCut?: boolean;
}

/** Failures that the last sentence of a run names; the others are counted. */
const NAMED_FAILURES = 20;

/** Makes the only outcome of a query that cannot be run; undefined for one that can. */
export function unplannedOutcome(plan: QueryPlan, target: Target): Outcome | undefined {
  const [sentence] = plan.problem?.split('\n') ?? [];
  return sentence === undefined
    ? undefined
    : {
        plan,
        target,
        rows: 0,
        requests: 0,
        retries: 0,
        waitedMs: 0,
        omissions: [],
        error: new UserError(sentence),
      };
}

/** Formats a failure in one line: query, account, the API's own words. */
export function formatFailure({ plan, target, error }: Outcome): string {
  if (plan.problem !== undefined) {
    return describeError(error);
  }
  return oneLine(`${plan.query.label} for ${formatTarget(target)}: ${describeError(error)}`);
}

/** Names whom a query asked: the account, or the node with which its path begins. */
export function formatTarget({ account, node }: Target): string {
  if (account === undefined) {
    return `'${node}'`;
  }
  return account.name === '' ? `account ${account.id}` : `${account.name} (${account.id})`;
}

/**
 * Formats all that failed as the last sentence of the run.
 *
 * @param problems further sentences, about tables
 * @returns '' when nothing failed
 */
export function runFailure(outcomes: readonly Outcome[], problems: readonly string[]): string {
  const failed = outcomes.filter(({ error, isCut }) => error !== undefined && isCut !== true);
  const cut = outcomes.filter(({ isCut }) => isCut === true).length;
  const sentences = [...failed.map(formatFailure), ...problems];
  if (sentences.length === 0) {
    return '';
  }
  const queries = new Set(outcomes.map(({ plan }) => plan)).size;
  const failedQueries = new Set(failed.map(({ plan }) => plan)).size;
  const head =
    failedQueries === 0 ? 'The run is not complete' : `Cannot extract ${failedQueries} of ${queries} queries`;
  const unnamed = sentences.length - NAMED_FAILURES;
  const more = unnamed > 0 ? `; and ${unnamed} more failures, told above` : '';
  const unread = cut > 0 ? `; ${counted(cut, 'more job')} not read to the end` : '';
  return `${head}: ${sentences.slice(0, NAMED_FAILURES).join('; ')}${more}${unread}`;
}

/** Formats how many accounts or nodes a query asks, for who follows a run by its log. */
export function formatTargets({ query, targets }: QueryPlan): string {
  return `${query.label} asks ${counted(targets.length, 'target')}`;
}

/** Formats how one query went for one account: what the table run_report says later, while the run goes on. */
export function formatJobOutcome({ plan, target, rows, requests, error, isCut }: Outcome): string {
  const end = isCut === true ? ', cut' : error === undefined ? '' : ', failed';
  return oneLine(
    `${plan.query.label} for ${formatTarget(target)}: ${counted(rows, 'row')}, ${counted(requests, 'request')}${end}`,
  );
}

/** Formats what a query cost and gave: rows, accounts, requests. */
export function formatQueryOutcome(plan: QueryPlan, outcomes: readonly Outcome[]): string {
  const total = (key: 'rows' | 'requests' | 'retries' | 'waitedMs'): number =>
    outcomes.reduce((sum, outcome) => sum + outcome[key], 0);
  const complete = outcomes.filter(({ error }) => error === undefined).length;
  const accounts = plan.targets.some(({ account }) => account)
    ? ` for ${complete} of ${outcomes.length} accounts`
    : '';
  const retries = total('retries');
  const waited = Math.ceil(total('waitedMs') / 1000);
  return [
    `${plan.query.label}: ${counted(total('rows'), 'row')}${accounts}`,
    counted(total('requests'), 'request'),
    ...(retries > 0 ? [`${retries} of them retries`] : []),
    ...(waited > 0 ? [`waited ${counted(waited, 'second')}`] : []),
  ].join(', ');
}
