import { readCredentials } from '../config';
import type { Run } from '../extract';
import { firstSince, usesLastRun } from '../plan';
import type { QueryPlan, Root } from '../plan';
import { currentToken, lastRunOf } from '../state';
import type { State } from '../state';
import { formatDay, formatMoment } from '../time';

/** Queries that a sentence names; the others are counted. */
const NAMED_QUERIES = 10;

/** Where the token stands. */
interface Authorized {
  readonly config: { readonly authorization: unknown };
}

/** A run as far as it decides what the next one does not know. */
export interface ForgottenRun {
  readonly run: Pick<Run, 'config' | 'plan' | 'state' | 'now'>;
  /** The state with which it began: the next run begins with it again. */
  readonly before: State;
}

/**
 * Says what follows where a run fails and the platform does not keep its state: from which day on the next run reads again, and
 * until when the token of the Instagram login lives. Source: docs/state.md §3.
 */
export function forgottenLines(context: Authorized, { run, before }: ForgottenRun): readonly string[] {
  const again = run.plan.queries
    .filter((query) => query.problem === undefined && query.targets.length > 0 && usesLastRun(query))
    .map((query) => `${query.query.label} ${readAgain(query, run)}`);
  const more = again.length - NAMED_QUERIES;
  const read =
    again.length === 0
      ? ''
      : `: the next run reads again ${again.slice(0, NAMED_QUERIES).join(', ')}${more > 0 ? ` and ${more} more queries` : ''}`;
  const cure =
    run.config.onError === 'continue' || again.length === 0
      ? ''
      : '. With on-error: continue a run succeeds though a part was refused';
  return [
    `The platform does not keep the state of a run that fails${read}${cure}`,
    ...tokenLines(context, { run, before }),
  ];
}

/** The earliest day from which any of its accounts is read. */
function readAgain(query: QueryPlan, { config, state, now }: ForgottenRun['run']): string {
  const roots = query.roots.filter(({ range }) => range.since === 'last run');
  const begins = query.targets.flatMap(({ account }) => {
    const lastRun = lastRunOf(state, { query: query.key, account: account?.id ?? '' }, config.overlapDays);
    return roots.map((root) => lastRun ?? firstOf(root, now));
  });
  const earliest = begins.reduce((one, other) => Math.min(one, other), Infinity);
  return earliest === -Infinity ? 'as the first time' : `from ${formatMoment(earliest)} on`;
}

/** A list is read as far back as the API gives it. */
function firstOf({ level: { source }, range }: Root, now: number): number {
  return source.by === 'windows' ? firstSince(source, range, now) : -Infinity;
}

/** A renewed token does not end the one before it, so only that one's own end counts. Source: docs/graph-api.md §9.2. */
function tokenLines(
  { config: file }: Authorized,
  { run: { state, now }, before }: ForgottenRun,
): readonly string[] {
  if (state.token === undefined) {
    return [];
  }
  const { expiresAt } = currentToken(before, readCredentials(file.authorization), now);
  const end = expiresAt === undefined ? '60 days after it was given' : `on ${formatDay(expiresAt)}`;
  return [
    state['#token'] === before['#token']
      ? `Nor does it keep a renewed access token: this one ends ${end}, unless a run succeeds before`
      : `Nor does it keep the access token that was renewed in this run: the one before it ends ${end}, unless a run succeeds before`,
  ];
}
