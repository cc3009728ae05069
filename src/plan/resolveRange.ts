import { UserError } from '@keboola/component-ts-lite';
import type { Query } from '../config';
import { modifier } from '../fields';
import type { FieldItem, Modifier } from '../fields';
import type { Moment, Range } from './queryPlan';
import { formatMoment, resolveDate } from './resolveDate';

/** The word that stands for the end of the last complete run (SPEC §8). */
const LAST_RUN = /^last[\s_-]*run$/i;
/** Tokens are never written (SPEC §11), so they are never asked. */
export const SECRET_FIELDS: ReadonlySet<string> = new Set(['access_token']);

/** For whom and when dates are resolved. */
export interface DateContext {
  readonly query: Query;
  readonly now: number;
}

/** Where in the answer the fields stand. */
interface FieldsContext extends DateContext {
  /** Whether they are asked of the account itself: its `insights` have a range of their own (SPEC §3). */
  readonly ofAccount: boolean;
}

/**
 * Resolves the dates inside modifiers too: left as they are they would drift from page to page (graph-api.md §5). Fields
 * that are never written are left out; where nothing else was asked, it is the `id`.
 *
 * @param items the fields
 * @param context the query, for messages, the time, and where the fields stand
 * @returns the fields with dates as the API is asked
 * @throws UserError as `resolveRange`, and for 'last run' where nothing tells when that was
 */
export function resolveModifiers(items: readonly FieldItem[], context: FieldsContext): readonly FieldItem[] {
  const kept = items.filter((item) => !SECRET_FIELDS.has(item.name));
  const [first] = items;
  return kept.length === 0 && first !== undefined
    ? [{ name: 'id', modifiers: [], span: first.span }]
    : kept.map((item) => resolvedItem(item, context));
}

function resolvedItem(item: FieldItem, context: FieldsContext): FieldItem {
  const range = resolveRange({ since: modifier(item, 'since'), until: modifier(item, 'until') }, context);
  if (range.since === 'last run' && !(context.ofAccount && item.name === 'insights')) {
    throw new UserError(
      `Cannot plan ${context.query.label}: 'last run' may not stand in the since of '${item.name}', only in the query's own or in that of the account's insights`,
    );
  }
  return {
    ...item,
    modifiers: item.modifiers.map((one) => ({ ...one, value: resolvedValue(one, context) })),
    ...(item.fields && { fields: resolveModifiers(item.fields, { ...context, ofAccount: false }) }),
  };
}

function resolvedValue(one: Modifier, context: DateContext): string {
  if (one.name !== 'since' && one.name !== 'until') {
    return one.value;
  }
  const moment = resolveMoment(one.value, one.name, context);
  return typeof moment === 'number' ? formatMoment(moment) : one.value;
}

/**
 * Resolves a range of the configuration, once for the run.
 *
 * @param given the two texts as the user wrote them
 * @param context the query, for messages, and the time
 * @returns the range
 * @throws UserError for a date that is not understood, and for an end before its beginning
 */
export function resolveRange(
  given: { since?: string | undefined; until?: string | undefined },
  context: DateContext,
): Range {
  const { label } = context.query;
  const since = resolveMoment(given.since, 'since', context);
  const until = resolveMoment(given.until, 'until', context);
  if (until === 'last run') {
    throw new UserError(`Cannot plan ${label}: 'last run' may stand in 'since' only`);
  }
  if (since !== undefined && since !== 'last run' && until !== undefined && until < since) {
    throw new UserError(
      `Cannot plan ${label}: until '${given.until ?? ''}' lies before since '${given.since ?? ''}'`,
    );
  }
  return { ...(since !== undefined && { since }), ...(until !== undefined && { until }) };
}

function resolveMoment(
  text: string | undefined,
  name: string,
  { query, now }: DateContext,
): Moment | undefined {
  if (text === undefined || text.trim() === '') {
    return undefined;
  }
  if (LAST_RUN.test(text.trim())) {
    return 'last run';
  }
  const moment = resolveDate(text, now);
  if (moment === undefined) {
    throw new UserError(`Cannot plan ${query.label}: ${name} '${text.trim()}' is no date that is understood`);
  }
  return moment;
}
