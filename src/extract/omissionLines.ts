import { oneLine } from '../errors';
import { omissionKey, Omissions } from '../pages';
import type { ObjectPart, Omission } from '../pages';
import type { QueryPlan } from '../plan';
import { counted } from '../runtime';
import { formatTarget } from './outcome';
import type { Outcome } from './outcome';

/**
 * Formats what a query lacks though it did not fail: a line for each reason and each part that objects lack, with the account
 * where it is one of several.
 */
export function formatOmissions(plan: QueryPlan, outcomes: readonly Outcome[]): readonly string[] {
  const all = lacksOf(outcomes).filter(({ omission }) => omission.kind !== 'all' && !isExpected(omission));
  const names = all.filter(({ omission }) => omission.kind !== 'part');
  const sentences = [...new Set(names.map(reasonOf))].map((reason) => {
    const same = names.filter((name) => reasonOf(name) === reason);
    return formatNames(same);
  });
  const parts = all.flatMap(({ omission, whom, accounts }) => {
    if (omission.kind !== 'part') {
      return [];
    }
    const { examples, count } = omission;
    const ids = `${examples.join(', ')}${count > examples.length ? ', …' : ''}`;
    return [`${formatOmission(omission)} (${ids}): ${formatReason(omission, accounts)}${whom}`];
  });
  return [...sentences, ...parts].map((sentence) => oneLine(`${plan.query.label}: ${sentence}`));
}

/**
 * Formats what is missing though nothing is wrong: metrics that a query requests of media that never have them, with others
 * that do, and that there was nothing at all.
 */
export function formatExpected(plan: QueryPlan, outcomes: readonly Outcome[]): readonly string[] {
  const all = lacksOf(outcomes);
  const names = new Set(
    all.flatMap(({ omission }) => (isExpected(omission) ? [formatOmission(omission)] : [])),
  );
  const nothing = all.filter(({ omission }) => omission.kind === 'all');
  return [
    ...(names.size === 0 ? [] : [`not available: ${[...names].join(', ')}`]),
    ...nothing.map(({ omission, whom }) => `${formatOmission(omission)}: ${omission.reason}${whom}`),
  ].map((sentence) => oneLine(`${plan.query.label}: ${sentence}`));
}

/**
 * Formats why something is missing, in the API's own words; of posts before the conversion to a business account with its date, as far
 * as that shows. Source: docs/graph-api.md §0.5.
 *
 * @param accounts how many lack it: each has a date of its own
 */
export function formatReason(omission: Omission, accounts = 1): string {
  return omission.kind === 'part' && omission.newest !== undefined && accounts === 1
    ? `${omission.reason}; the newest of them is of ${omission.newest}, so the account was converted after that`
    : omission.reason;
}

/** What is lacking, with the accounts that lack it as the end of a sentence. */
interface Lack {
  readonly omission: Omission;
  /** '' where the query is for one account. */
  readonly whom: string;
  /** How many lack it. */
  readonly accounts: number;
}

function lacksOf(outcomes: readonly Outcome[]): readonly Lack[] {
  const omissions = new Omissions();
  const whom = new Map<string, Set<string>>();
  for (const outcome of outcomes) {
    for (const omission of outcome.omissions) {
      omissions.add(omission);
      const key = omissionKey(omission);
      whom.set(key, (whom.get(key) ?? new Set()).add(formatTarget(outcome.target)));
    }
  }
  const isOfSeveral = new Set(outcomes.map(({ target }) => target.node)).size > 1;
  return omissions.all().map((omission) => {
    const targets = [...(whom.get(omissionKey(omission)) ?? [])];
    const accounts = targets.length;
    const named = accounts === 1 ? targets.join() : `${accounts} accounts`;
    return { omission, accounts, whom: isOfSeveral ? `: ${named}` : '' };
  });
}

function reasonOf({ omission, whom }: Lack): string {
  return JSON.stringify([omission.reason, hasNoData(omission), whom]);
}

/** Formats metrics and fields that are missing for one reason. */
function formatNames(names: readonly Lack[]): string {
  const [first] = names;
  if (first === undefined) {
    return '';
  }
  const { omission, whom } = first;
  const what = hasNoData(omission)
    ? `The API has no data for ${names.flatMap((name) => metricOf(name.omission)).join(', ')}`
    : `skipped ${names.map((name) => formatOmission(name.omission)).join(', ')}`;
  return `${what}: ${omission.reason}${whom}`;
}

function hasNoData(omission: Omission): boolean {
  return omission.kind === 'metric' && omission.isEmpty === true;
}

function metricOf(omission: Omission): readonly string[] {
  return omission.kind === 'metric' ? [omission.metric] : [];
}

function isExpected(omission: Omission): boolean {
  return omission.kind === 'metric' && omission.isExpected === true;
}

/** Formats an omission without its reason. */
export function formatOmission(omission: Omission): string {
  if (omission.kind === 'all') {
    return 'nothing came';
  }
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
    case 'whole list':
      return `without ${their} ${part.list}`;
  }
}
