import { UserError } from '@keboola/component-ts-lite';
import { describeError, oneLine } from '../errors';
import { Omissions } from '../pages';
import type { ObjectPart, Omission } from '../pages';
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

function formatTarget({ account, node }: Target): string {
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
  const more = unnamed > 0 ? `; and ${unnamed} more failures, listed above` : '';
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

/** Formats what a query lacks though it did not fail: a line for each reason and each part that objects lack. */
export function formatOmissions(plan: QueryPlan, outcomes: readonly Outcome[]): readonly string[] {
  const omissions = new Omissions();
  outcomes.flatMap((outcome) => outcome.omissions).forEach((omission) => omissions.add(omission));
  const { label } = plan.query;
  const names = omissions.all().filter((omission) => omission.kind !== 'part' && !isExpected(omission));
  const reasons = [...new Set(names.map(({ reason }) => reason))];
  return [
    ...reasons.map((reason) => {
      const skipped = names.filter((name) => name.reason === reason).map(formatOmission);
      return `${label}: skipped ${skipped.join(', ')}: ${reason}`;
    }),
    ...omissions.all().flatMap((omission) => {
      if (omission.kind !== 'part') {
        return [];
      }
      const { examples, count, reason } = omission;
      const ids = `${examples.join(', ')}${count > examples.length ? ', …' : ''}`;
      return [`${label}: ${formatOmission(omission)} (${ids}): ${reason}`];
    }),
  ].map((line) => oneLine(line));
}

/** Formats the metrics that a query requests of media that never have them, with others that do. */
export function formatExpected(plan: QueryPlan, outcomes: readonly Outcome[]): readonly string[] {
  const omissions = new Omissions();
  outcomes.flatMap((outcome) => outcome.omissions.filter(isExpected)).forEach((one) => omissions.add(one));
  const names = [...new Set(omissions.all().map(formatOmission))];
  return names.length === 0 ? [] : [`${plan.query.label}: not available: ${names.join(', ')}`];
}

function isExpected(omission: Omission): boolean {
  return omission.kind === 'metric' && omission.isExpected === true;
}

/** Formats an omission without its reason. */
export function formatOmission(omission: Omission): string {
  if (omission.kind === 'field') {
    return `field '${omission.field}'`;
  }
  if (omission.kind === 'metric') {
    const { metric, of } = omission;
    return `metric '${metric}'${of === undefined ? '' : ` for ${of} media`}`;
  }
  const { part, count } = omission;
  return part.is === 'values'
    ? `${counted(count, 'value')} of '${part.metric}' left out`
    : `${counted(count, 'object')} ${formatLack(part, count)}`;
}

function formatLack(part: Exclude<ObjectPart, { readonly is: 'values' }>, count: number): string {
  const [they, their] = count === 1 ? ['it', 'its'] : ['they', 'their'];
  switch (part.is) {
    case 'object':
      return `skipped, because ${they} cannot be read`;
    case 'insights':
      return 'without insights';
    case 'metric':
      return `without the metric '${part.metric}'`;
    case 'list':
      return `without the rest of ${their} ${part.list}`;
  }
}
