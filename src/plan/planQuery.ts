import { safeTableName, UserError } from '@keboola/component-ts-lite';
import { READING_RULES } from '../catalogue';
import type { Account, Config, Query } from '../config';
import { answerKey, FieldsSyntaxError, parseFields } from '../fields';
import type { FieldItem } from '../fields';
import { partRemarks } from './insightsParts';
import { insightsRoots } from './insightsRoots';
import type { InsightsRoots } from './insightsRoots';
import { modifierParams } from './modifierParams';
import { planLevel } from './planLevel';
import { Problems } from './problems';
import type { QueryPlan, Range, Target } from './queryPlan';
import { queryKey } from './queryKey';
import { checkPathParts, nodeAt, readPath } from './readPath';
import type { QueryPath } from './readPath';
import { resolveModifiers, resolveRange } from './resolveRange';
import { rewriteFields } from './rewriteFields';
import type { DateContext } from './resolveRange';
import { withSummary } from './summaryLevel';
import { queryWarnings } from './warnings';

/** What a query is planned with. */
export interface PlanContext {
  readonly config: Pick<Config, 'accounts' | 'apiVersion'>;
  /** Unix seconds of the run's start. */
  readonly now: number;
  /** The key that a table has in Storage; undefined where there is no such table yet. @default none has one */
  readonly keyOf?: (table: string) => readonly string[] | undefined;
}

/**
 * Plans a query before its first request: whom it asks, for what, and the tables it writes.
 *
 * @throws UserError that names the query and all that is wrong with it
 */
export function planQuery(query: Query, { config, now, keyOf = () => undefined }: PlanContext): QueryPlan {
  if (safeTableName(query.name) === '') {
    // Its tables would be named by their edges alone, and so would those of the next such query.
    throw new UserError(
      `Cannot name the tables of ${query.label}: its name has none of the letters A to Z and no digit`,
    );
  }
  const path = readPath(query);
  const { edge, segments } = path;
  const problems = new Problems();
  const warnings: string[] = [];
  const dates = { query, now, warn: (message: string) => void warnings.push(message) };
  const range = problems.attempt(() => resolveRange(path, dates)) ?? {};
  const targets = problems.attempt(() => planTargets(query, segments, config.accounts)) ?? [];
  problems.attempt(() => checkPathParts(query, [...segments, ...targets.map(({ node }) => node)]));
  const planned = problems.attempt(() => {
    const parsed = parseItems(path.fields, query.label);
    const key = queryKey(query, path, parsed);
    const items = resolveModifiers(parsed, { ...dates, isAccount: edge === '' });
    const request = { ...dates, path, items, range, keyOf };
    const { roots, remarks, warnings: lost = [] } = edge === '' ? nodeRoots(request) : edgeRoots(request);
    const rewritten = rewriteFields({ query, edge, items: parsed }, { now, apiVersion: config.apiVersion });
    return {
      key,
      roots,
      ...(rewritten !== undefined && { rewrittenFields: rewritten }),
      remarks: [
        ...new Set([...remarks, ...partRemarks(parsed, nodeAt(query, edge))]),
        ...(rewritten === undefined ? [] : [`as today's API has it, its fields are ${rewritten}`]),
      ].map((remark) => `${query.label}: ${remark}`),
      warnings: [
        ...new Set([...warnings, ...lost.map((warning) => `${query.label}: ${warning}`)]),
        ...queryWarnings({ query, edge, items, params: path.params }, { now, apiVersion: config.apiVersion }),
      ],
    };
  });
  problems.throwAll();
  return { query, key: '', targets, roots: [], warnings: [], remarks: [], ...planned };
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

function planTargets(query: Query, segments: readonly string[], accounts: readonly Account[]): Target[] {
  if (query.ids === 'none') {
    const [node = ''] = segments;
    if (node === '') {
      throw new UserError(`Cannot plan ${query.label}: it has no 'ids', so its path must begin with a node`);
    }
    return [{ node }];
  }
  if (query.ids === 'every') {
    if (accounts.length === 0) {
      throw new UserError(
        `Cannot plan ${query.label}: it is for every account, but parameters.accounts is empty`,
      );
    }
    return accounts.map((account) => ({ account, node: account.id }));
  }
  return query.ids.map((id) => {
    const account = accounts.find((known) => known.id === id) ?? { id, name: '', category: '', fbPageId: '' };
    return { account, node: id };
  });
}

/** A query with its path and dates resolved. */
interface Resolved extends DateContext {
  readonly path: QueryPath;
  readonly items: readonly FieldItem[];
  readonly range: Range;
  readonly keyOf: NonNullable<PlanContext['keyOf']>;
}

/** The fields of the account itself are one request; its insights are read at their edge, window by window. */
function nodeRoots(resolved: Resolved): InsightsRoots {
  const { query, items, path } = resolved;
  const isInsights = (item: FieldItem): boolean => item.name === READING_RULES.insights;
  const fields = items.filter((item) => !isInsights(item));
  const { rootName } = READING_RULES;
  const level = planLevel({
    query: query.name,
    graphNode: rootName,
    edgeName: rootName,
    node: nodeAt(query, path.edge),
    fields,
    source: { by: 'node', params: path.params },
  });
  const insights = items.filter(isInsights).map((item) => accountInsights(resolved, item));
  return {
    roots: [
      ...(fields.length > 0 || items.length === 0 ? [{ level, range: {} }] : []),
      ...insights.flatMap(({ roots }) => roots),
    ],
    remarks: insights.flatMap(({ remarks }) => remarks),
    warnings: insights.flatMap(({ warnings = [] }) => warnings),
  };
}

function accountInsights(resolved: Resolved, item: FieldItem): InsightsRoots {
  const { query, path, keyOf } = resolved;
  const { since, until, ...modifiers } = modifierParams(item);
  const hasOwnRange = since !== undefined || until !== undefined;
  return insightsRoots({
    query: query.name,
    edgeName: answerKey(item),
    params: { ...path.params, ...modifiers },
    fields: item.fields ?? [],
    range: hasOwnRange ? resolveRange({ since, until }, resolved) : resolved.range,
    isAccount: isAccount(query),
    keyOf,
  });
}

function edgeRoots({ query, path, items, range, keyOf }: Resolved): InsightsRoots {
  const { edge, params } = path;
  const edgeName = edge.slice(edge.lastIndexOf('/') + 1);
  if (edge === READING_RULES.insights) {
    const requested = { query: query.name, edgeName, params, fields: items, range, keyOf };
    return insightsRoots({ ...requested, isAccount: isAccount(query) });
  }
  const list = planLevel({
    query: query.name,
    graphNode: `${READING_RULES.rootName}_${edgeName}`,
    edgeName,
    node: nodeAt(query, edge),
    fields: items,
    source: { by: 'edge', edge, params: { ...params, limit: String(query.limit) } },
  });
  const level = params['summary'] === undefined ? list : withSummary(list, params['summary']);
  return { roots: [{ level, range }], remarks: [] };
}

function isAccount(query: Query): boolean {
  return nodeAt(query, '') === READING_RULES.accountNode;
}
