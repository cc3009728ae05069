import { UserError } from '@keboola/component-ts-lite';
import { SECRET_FIELDS } from '../answer';
import { READING_RULES } from '../catalogue';
import type { Query } from '../config';
import { mapItems, modifier } from '../fields';
import type { FieldItem, Modifier } from '../fields';
import type { Moment, Range } from './queryPlan';
import { formatMoment, resolveDate } from './resolveDate';

/** The words that stand for the end of the last complete run. */
const LAST_RUN = /^last[\s_-]*run$/i;

/** For whom and when dates are resolved. */
export interface DateContext {
  readonly query: Query;
  /** Unix seconds of the run's start. */
  readonly now: number;
}

/** Where in the answer the fields stand. */
interface FieldsContext extends DateContext {
  /** Whether they are the account's own: its `insights` have a range of their own. */
  readonly isAccount: boolean;
}

/**
 * Resolves the dates inside modifiers, which would otherwise drift from page to page, and drops fields that are never
 * written. Source: docs/graph-api.md §5.1.
 *
 * @throws UserError as `resolveRange`, and for 'last run' where nothing tells when that was
 */
export function resolveModifiers(items: readonly FieldItem[], context: FieldsContext): readonly FieldItem[] {
  return mapItems(items, (item, depth) =>
    SECRET_FIELDS.has(item.name)
      ? undefined
      : resolvedItem(item, { ...context, isAccount: context.isAccount && depth === 0 }),
  );
}

function resolvedItem(item: FieldItem, context: FieldsContext): FieldItem {
  const range = resolveRange({ since: modifier(item, 'since'), until: modifier(item, 'until') }, context);
  if (range.since === 'last run' && !(context.isAccount && item.name === READING_RULES.insights)) {
    throw new UserError(
      `Cannot plan ${context.query.label}: 'last run' cannot be used in the since of '${item.name}', only in the query's own or in that of the account's insights`,
    );
  }
  return {
    ...item,
    modifiers: item.modifiers.map((given) => ({ ...given, value: resolvedValue(given, context) })),
  };
}

function resolvedValue({ name, value }: Modifier, context: DateContext): string {
  if (name !== 'since' && name !== 'until') {
    return value;
  }
  const moment = resolveMoment(value, name, context);
  return typeof moment === 'number' ? formatMoment(moment) : value;
}

/**
 * Resolves a range of the configuration, once for the run.
 *
 * @param given the two texts as the user wrote them
 * @throws UserError for a date that cannot be read, and for an end before its beginning
 */
export function resolveRange(
  given: { since?: string | undefined; until?: string | undefined },
  context: DateContext,
): Range {
  const { label } = context.query;
  const since = resolveMoment(given.since, 'since', context);
  const until = resolveMoment(given.until, 'until', context);
  if (until === 'last run') {
    throw new UserError(`Cannot plan ${label}: 'last run' can be used in 'since' only`);
  }
  if (since !== undefined && since !== 'last run' && until !== undefined && until < since) {
    throw new UserError(
      `Cannot plan ${label}: until '${given.until ?? ''}' is before since '${given.since ?? ''}'`,
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
    throw new UserError(
      `Cannot plan ${query.label}: cannot read the date '${text.trim()}' in '${name}': use yyyy-mm-dd, a Unix timestamp or an expression such as '30 days ago'`,
    );
  }
  return moment;
}
