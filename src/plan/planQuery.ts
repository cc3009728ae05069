import { safeTableName, UserError } from '@keboola/component-ts-lite';
import type { NodeName } from '../catalogue';
import type { Account, Config, Query } from '../config';
import { answerKey, FieldsSyntaxError, parseFields, printFields } from '../fields';
import type { FieldItem } from '../fields';
import { insightsAsks } from './insightsAsks';
import { modifierParams, planLevel, withSummary } from './planLevel';
import { nodeAt } from './nodeAt';
import { Problems } from './problems';
import type { QueryPlan, Range, RootAsk, Target } from './queryPlan';
import { queryRemarks } from './remarks';
import { resolveModifiers, resolveRange, SECRET_FIELDS } from './resolveRange';

/** What a query is planned with. */
export interface PlanContext {
  readonly config: Pick<Config, 'accounts' | 'apiVersion'>;
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
  if (safeTableName(query.name) === '') {
    // Its tables would be called by their edges alone, and so would those of the next such query.
    throw new UserError(
      `Cannot name the tables of ${query.label}: its name has none of the letters A to Z and no digit`,
    );
  }
  const { segments, edge, fields, own, range: dates } = readPath(query);
  const { now } = context;
  const problems = new Problems();
  const range = problems.attempt(() => resolveRange(dates, { query, now })) ?? {};
  const targets =
    problems.attempt(() => planTargets(query, { segments, accounts: context.config.accounts })) ?? [];
  problems.attempt(() => refuseWayOut(query, [...segments, ...targets.map(({ node }) => node)]));
  const node = nodeAt(query, edge);
  const planned = problems.attempt(() => {
    const items = resolveModifiers(parseItems(fields, query.label), { query, now, ofAccount: edge === '' });
    const options = { query, items, range, own, node };
    return {
      asks: edge === '' ? rootAsks({ ...options, now }) : edgeAsks({ ...options, edge }),
      remarks: queryRemarks({ query, edge, items, own }, { now, apiVersion: context.config.apiVersion }),
    };
  });
  problems.throwAll();
  return { query, targets, asks: [], remarks: [], ...planned };
}

/** Takes the path apart; what it has as parameters of its own counts where the query says nothing of it. */
function readPath(query: Query): {
  segments: readonly string[];
  edge: string;
  fields: string;
  own: Readonly<Record<string, string>>;
  range: { since: string | undefined; until: string | undefined };
} {
  const [path = '', search = ''] = query.path.split(/\?(.*)/s);
  const { since = query.since, until = query.until, fields = '', ...own } = pathParams(search);
  const segments = path.split('/').filter((one) => one !== '');
  return {
    segments,
    edge: (query.ids === 'none' ? segments.slice(1) : segments).join('/'),
    fields: query.fields.trim() === '' ? fields : query.fields,
    own,
    range: { since, until },
  };
}

/** As a part of a URL `..` would leave the account and the API's version. */
function refuseWayOut(query: Query, parts: readonly string[]): void {
  const wayOut = parts.find((one) => one === '.' || one === '..');
  if (wayOut !== undefined) {
    throw new UserError(
      `Cannot plan ${query.label}: '${wayOut}' in its path or ids leads out of the account`,
    );
  }
  if (parts.some((one) => /[^\u0021-\u007e]/.test(one))) {
    throw new UserError(`Cannot plan ${query.label}: its path or ids have characters that no address has`);
  }
}

function parseItems(text: string, name: string): readonly FieldItem[] {
  try {
    return parseFields({ text, name });
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
  /** The kind of the nodes that are asked, if it is known. */
  readonly node: NodeName | undefined;
  readonly items: readonly FieldItem[];
  readonly range: Range;
  /** Parameters of the path itself. */
  readonly own: Readonly<Record<string, string>>;
}

/** The account's own fields are one request; its insights are asked at their edge, window by window (SPEC §3). */
function rootAsks(options: AskOptions & { now: number }): RootAsk[] {
  const { query, items, own, node } = options;
  const isInsights = (item: FieldItem): boolean => item.name === 'insights';
  const fields = items.filter((item) => !isInsights(item));
  const asks: RootAsk[] = [];
  if (fields.length > 0 || items.length === 0) {
    const level = planLevel({
      query: query.name,
      graphNode: 'page',
      produced: 'page',
      edge: '',
      node,
      fields,
      follow: { by: 'never' },
    });
    asks.push({ kind: 'node', fields: printFields(fields), params: own, level });
  }
  return [...asks, ...items.filter(isInsights).flatMap((item) => accountInsights(options, item))];
}

function accountInsights(options: AskOptions & { now: number }, item: FieldItem): RootAsk[] {
  const { query, own } = options;
  const { since, until, ...modifiers } = modifierParams(item);
  const isOwn = since !== undefined || until !== undefined;
  return insightsAsks({
    query: query.name,
    produced: answerKey(item),
    params: { ...own, ...modifiers },
    fields: item.fields ?? [],
    range: isOwn ? resolveRange({ since, until }, options) : options.range,
  });
}

function edgeAsks(options: AskOptions & { edge: string }): RootAsk[] {
  const { query, items, range, edge, node } = options;
  const produced = edge.slice(edge.lastIndexOf('/') + 1);
  if (edge === 'insights') {
    return insightsAsks({ query: query.name, produced, params: options.own, fields: items, range });
  }
  const place = { query: query.name, graphNode: `page_${produced}`, produced };
  const fields = items.length > 0 ? { fields: printFields(items) } : {};
  const list = planLevel({ ...place, edge: produced, node, fields: items, follow: { by: 'never' } });
  const level = options.own['summary'] === undefined ? list : withSummary(list, options.own['summary']);
  const params = { ...options.own, ...fields, limit: String(query.limit) };
  return [{ kind: 'edge', edge, params, range, level }];
}

function pathParams(search: string): Record<string, string> {
  return Object.fromEntries([...new URLSearchParams(search)].filter(([name]) => !SECRET_FIELDS.has(name)));
}
