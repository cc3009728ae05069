import { UserError } from '@keboola/component-ts-lite';
import type { Account, Config, Query } from '../config';
import { answerKey, FieldsSyntaxError, parseFields, printFields } from '../fields';
import type { FieldItem, Modifier } from '../fields';
import { insightsLevel } from './insightsLevel';
import { modifierParams, planLevel, withSummary } from './planLevel';
import type { Moment, QueryPlan, Range, RootAsk, Target } from './queryPlan';
import { formatMoment, resolveDate } from './resolveDate';

/** The word that stands for the end of the last complete run (SPEC §8). */
const LAST_RUN = /^last[\s_-]?run$/i;
/** Tokens are never written (SPEC §11), so they are never asked. */
const SECRET_FIELDS = new Set(['access_token']);

/** What a query is planned with. */
export interface PlanContext {
  readonly config: Pick<Config, 'accounts'>;
  /** Unix seconds of the run's start. */
  readonly now: number;
}

/**
 * Plans a query before its first request: whom it asks, what, and the tables it writes.
 *
 * @param query the query
 * @param context accounts and time
 * @returns the plan
 * @throws UserError whose message names the query and what is wrong
 */
export function planQuery(query: Query, context: PlanContext): QueryPlan {
  const items = resolveModifiers(parseItems(query), { query, now: context.now });
  const [path = '', search = ''] = query.path.split(/\?(.*)/s);
  const { since = query.since, until = query.until, ...own } = pathParams(search);
  const range = resolveRange({ since, until }, { query, now: context.now });
  const segments = path.split('/').filter((one) => one !== '');
  const targets = planTargets(query, { segments, accounts: context.config.accounts });
  const edge = (query.ids === 'none' ? segments.slice(1) : segments).join('/');
  const asks =
    edge === ''
      ? rootAsks({ query, items, range, own, now: context.now })
      : [edgeAsk({ query, items, range, own, edge })];
  const unnamed = asks.find((ask) => ask.level.table === '');
  if (unnamed !== undefined) {
    throw new UserError(`Cannot name the tables of ${query.label}: its name has no letter and no digit`);
  }
  return { query, targets, asks };
}

function parseItems(query: Query): readonly FieldItem[] {
  try {
    return parseFields({ text: query.fields, name: query.label });
  } catch (error) {
    if (error instanceof FieldsSyntaxError) {
      throw new UserError(`${error.message}\n${error.excerpt}`, { cause: error });
    }
    throw error;
  }
}

function planTargets(
  query: Query,
  at: { segments: readonly string[]; accounts: readonly Account[] },
): Target[] {
  if (query.ids === 'none') {
    const [node = ''] = at.segments;
    if (node === '') {
      throw new UserError(`Cannot plan ${query.label}: it has no 'ids', so its path must begin with a node`);
    }
    return [{ node }];
  }
  if (query.ids === 'every') {
    if (at.accounts.length === 0) {
      throw new UserError(
        `Cannot plan ${query.label}: it asks every account, but parameters.accounts is empty`,
      );
    }
    return at.accounts.map((account) => ({ account, node: account.id }));
  }
  return query.ids.map((id) => {
    const account = at.accounts.find((one) => one.id === id) ?? { id, name: '', category: '', fbPageId: '' };
    return { account, node: id };
  });
}

interface AskOptions {
  readonly query: Query;
  readonly items: readonly FieldItem[];
  readonly range: Range;
  /** Parameters of the path itself. */
  readonly own: Readonly<Record<string, string>>;
}

/** The account's own fields are one request; its insights are asked at their edge, window by window (SPEC §3). */
function rootAsks(options: AskOptions & { now: number }): RootAsk[] {
  const { query, items, own } = options;
  const isInsights = (item: FieldItem): boolean => item.name === 'insights';
  const fields = items.filter((item) => !isInsights(item));
  const asks: RootAsk[] = [];
  if (fields.length > 0 || items.length === 0) {
    const level = planLevel({
      query: query.name,
      graphNode: 'page',
      produced: 'page',
      edge: '',
      fields,
      follow: { by: 'never' },
    });
    asks.push({ kind: 'node', fields: printFields(fields), params: own, level });
  }
  return [...asks, ...items.filter(isInsights).map((item) => insightsAsk(options, item))];
}

function insightsAsk(options: AskOptions & { now: number }, item: FieldItem): RootAsk {
  const { query, own } = options;
  const { since, until, ...modifiers } = modifierParams(item);
  const params = tidyLists({ ...own, ...modifiers });
  const isOwn = since !== undefined || until !== undefined;
  const range = isOwn ? resolveRange({ since, until }, options) : options.range;
  const produced = answerKey(item);
  const level = insightsLevel({
    query: query.name,
    graphNode: `page_${produced}`,
    produced,
    params,
    fields: item.fields ?? [],
    ofAccount: true,
  });
  return {
    kind: 'insights',
    params: withSubFields(params, item.fields),
    range: rangeFor(params, range),
    level,
  };
}

function edgeAsk(options: AskOptions & { edge: string }): RootAsk {
  const { query, items, range, edge } = options;
  const produced = edge.slice(edge.lastIndexOf('/') + 1);
  const place = { query: query.name, graphNode: `page_${produced}`, produced };
  const fields = items.length > 0 ? { fields: printFields(items) } : {};
  if (edge === 'insights' && query.ids !== 'none') {
    const params = tidyLists(options.own);
    const level = insightsLevel({ ...place, params, fields: items, ofAccount: true });
    return { kind: 'insights', params: { ...params, ...fields }, range: rangeFor(params, range), level };
  }
  const list = planLevel({ ...place, edge: produced, fields: items, follow: { by: 'never' } });
  const level = options.own['summary'] === undefined ? list : withSummary(list, options.own['summary']);
  return {
    kind: 'edge',
    edge,
    params: { ...options.own, ...fields, limit: String(query.limit) },
    range,
    level,
  };
}

function withSubFields(
  params: Readonly<Record<string, string>>,
  fields: readonly FieldItem[] | undefined,
): Readonly<Record<string, string>> {
  return fields === undefined ? params : { ...params, fields: printFields(fields) };
}

/** As parameters of a request, lists stand without the white space that users put into modifiers. */
function tidyLists(params: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, value.replace(/\s*,\s*/g, ',').trim()]),
  );
}

/** Demographics are of no range: asked in windows they would come again and again (graph-api.md §5). */
function rangeFor(params: Readonly<Record<string, string>>, range: Range): Range {
  return params['period'] === 'lifetime' && params['metric_type'] === 'total_value' ? {} : range;
}

interface DateContext {
  readonly query: Query;
  readonly now: number;
}

/** Relative dates inside modifiers are resolved too: left as they are they would drift from page to page. */
function resolveModifiers(items: readonly FieldItem[], context: DateContext): readonly FieldItem[] {
  return items
    .filter((item) => !SECRET_FIELDS.has(item.name))
    .map((item) => ({
      ...item,
      modifiers: item.modifiers.map((one) => ({ ...one, value: resolvedValue(one, context) })),
      ...(item.fields && { fields: resolveModifiers(item.fields, context) }),
    }));
}

function resolvedValue(one: Modifier, context: DateContext): string {
  if (one.name !== 'since' && one.name !== 'until') {
    return one.value;
  }
  const moment = resolveMoment(one.value, one.name, context);
  return typeof moment === 'number' ? formatMoment(moment) : one.value;
}

function pathParams(search: string): Record<string, string> {
  return Object.fromEntries([...new URLSearchParams(search)].filter(([name]) => !SECRET_FIELDS.has(name)));
}

function resolveRange(
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
