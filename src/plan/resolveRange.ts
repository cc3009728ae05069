import { UserError } from '@keboola/component-ts-lite';
import { SECRET_FIELDS } from '../answer';
import { READING_RULES } from '../catalogue';
import type { Query } from '../config';
import { mapItems, modifier } from '../fields';
import type { FieldItem } from '../fields';
import { DAY, formatMoment, isMidnight } from '../time';
import type { Moment, Range } from './queryPlan';
import { resolveDate, withDays } from './resolveDate';

/** The words that stand for the end of the last complete run. */
const LAST_RUN = /^last[\s_-]*run$/i;

/** For whom and when dates are resolved. */
export interface DateContext {
  readonly query: Query;
  /** Unix seconds of the run's start. */
  readonly now: number;
  /** Called with what the user should know about a range that can be used. */
  readonly warn: (message: string) => void;
}

/** Where in the answer the fields stand. */
interface FieldsContext extends DateContext {
  /** Whether they are the account's own: its `insights` have a range of their own. */
  readonly isAccount: boolean;
}

/** The two ends of a range as the user wrote them. */
export interface GivenRange {
  readonly since?: string | undefined;
  readonly until?: string | undefined;
}

/**
 * Resolves the dates inside modifiers, which would otherwise drift from page to page, and drops fields that are never
 * written. Source: docs/graph-api.md §5.
 *
 * @throws UserError as `resolveRange`, for 'last run' where nothing tells when that was, and for an alias that is never
 *   written
 */
export function resolveModifiers(items: readonly FieldItem[], context: FieldsContext): readonly FieldItem[] {
  return mapItems(items, (item, depth) => {
    if (SECRET_FIELDS.has(item.name)) {
      context.warn(`${context.query.label}: the field '${item.name}' is not requested: it is never written`);
      return undefined;
    }
    return resolvedItem(item, { ...context, isAccount: context.isAccount && depth === 0 });
  });
}

function resolvedItem(item: FieldItem, context: FieldsContext): FieldItem {
  const alias = modifier(item, 'as') ?? '';
  if (SECRET_FIELDS.has(alias)) {
    throw new UserError(
      `Cannot plan ${context.query.label}: '${item.name}' cannot be renamed to '${alias}': fields of that name are never written`,
    );
  }
  const range = resolveRange({ since: modifier(item, 'since'), until: modifier(item, 'until') }, context);
  if (range.since === 'last run' && !(context.isAccount && item.name === READING_RULES.insights)) {
    throw new UserError(
      `Cannot plan ${context.query.label}: 'last run' cannot be used in the since of '${item.name}', only in the query's own or in that of the account's insights`,
    );
  }
  return {
    ...item,
    modifiers: item.modifiers.map((given) => {
      const moment = given.name === 'since' || given.name === 'until' ? range[given.name] : undefined;
      const value = typeof moment === 'number' ? formatMoment(moment) : withDays(given.value, context.now);
      return value === given.value ? given : { ...given, value };
    }),
  };
}

/**
 * Resolves a range of the configuration, once for the run. One day as both ends means that day; ends in the wrong order
 * are swapped, with a warning: the date presets of older forms gave them so.
 *
 * @throws UserError for a date that cannot be read
 */
export function resolveRange(given: GivenRange, context: DateContext): Range {
  const since = resolveMoment(given.since, 'since', context);
  const until = resolveMoment(given.until, 'until', context);
  if (until === 'last run') {
    throw new UserError(`Cannot plan ${context.query.label}: 'last run' can be used in 'since' only`);
  }
  return typeof since === 'number' && until !== undefined
    ? orderedRange({ since, until }, given, context)
    : { ...(since !== undefined && { since }), ...(until !== undefined && { until }) };
}

/**
 * Completes a range with the end that it lacks and the query has. An end of the query on the wrong side of it is of another
 * range, and is not taken.
 */
export function joinRanges(own: Range, ofQuery: Range): Range {
  const { since, until } = { ...ofQuery, ...own };
  if (typeof since !== 'number' || until === undefined) {
    return { ...ofQuery, ...own };
  }
  const isOneDay = since === until && isMidnight(since);
  return until < since ? own : { since, until: isOneDay ? since + DAY : until };
}

function orderedRange(
  { since, until }: { readonly since: number; readonly until: number },
  given: GivenRange,
  { query, warn }: DateContext,
): Range {
  if (until < since) {
    const [first, last] = [given.since, given.until].map((text) => text?.trim() ?? '');
    warn(`${query.label}: until '${last ?? ''}' is before since '${first ?? ''}': they are swapped`);
    return { since: until, until: since };
  }
  return { since, until: since === until && isMidnight(since) ? since + DAY : until };
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
  const resolved = resolveDate(withDays(text, now), now);
  if ('problem' in resolved) {
    throw new UserError(`Cannot plan ${query.label}: in '${name}': ${resolved.problem}`);
  }
  return resolved.moment;
}
