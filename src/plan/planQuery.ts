import { safeTableName, UserError } from '@keboola/component-ts-lite';
import { READING_RULES } from '../catalogue';
import type { Account, Config, Query } from '../config';
import { answerKey, field, FieldsSyntaxError, parseFields } from '../fields';
import type { FieldItem } from '../fields';
import { insightsRoots } from './insightsRoots';
import { modifierParams, planLevel } from './planLevel';
import { allLevels } from './planTables';
import { Problems } from './problems';
import type { QueryPlan, Range, Root, Target } from './queryPlan';
import { queryKey } from './queryKey';
import { checkLimit, checkPathParts, doubledParams, nodeAt, readPath } from './readPath';
import type { QueryPath } from './readPath';
import { withDays } from './resolveDate';
import { resolveModifiers, resolveRange } from './resolveRange';
import type { GivenRange } from './resolveRange';
import { withSummary } from './summaryLevel';
import { queryWarnings } from './warnings';

/** What a query is planned with. */
export interface PlanContext {
  readonly config: Pick<Config, 'accounts' | 'apiVersion'>;
  /** Unix seconds of the run's start. */
  readonly now: number;
  /** Tables that the component writes itself, by name, with what they hold: no query may write them. */
  readonly reserved: ReadonlyMap<string, string>;
}

/**
 * Plans a query before its first request: whom it asks, for what, and the tables it writes.
 *
 * @returns the plan; of a query that cannot be run, with all that is wrong as its `problem`
 */
export function planQuery(query: Query, { config, now, reserved }: PlanContext): QueryPlan {
  const problems = new Problems();
  const warnings: string[] = [];
  const path = readPath(query);
  const { edge, segments } = path;
  const dates = { query, now, warn: (message: string) => void warnings.push(message) };
  const rangeOf = (given: GivenRange): Range => problems.attempt(() => resolveRange(given, dates)) ?? {};
  problems.attempt(() => checkName(query));
  const range = rangeOf(path);
  problems.attempt(() => checkLimit(query, path));
  const targets = problems.attempt(() => planTargets(query, segments, config.accounts)) ?? [];
  problems.attempt(() => checkPathParts(query, [...segments, ...targets.map(({ node }) => node)]));
  const parsed = problems.attempt(() => parseItems(path.fields, query.label));
  const items =
    parsed &&
    (problems.attempt(() => resolveModifiers(parsed, { ...dates, isAccount: edge === '' })) ?? parsed);
  const request = { query, path: withDaysIn(path, now), range, rangeOf };
  const roots =
    items === undefined
      ? []
      : edge === ''
        ? nodeRoots({ ...request, items })
        : edgeRoots({ ...request, items });
  problems.attempt(() => refuseReserved(query, roots, reserved));
  const problem = problems.all();
  const plan = { query, key: queryKey(query, path, parsed ?? [field(path.fields)]), roots };
  if (items === undefined || problem !== undefined) {
    return { ...plan, targets: [{ node: '' }], warnings: [], ...(problem !== undefined && { problem }) };
  }
  return {
    ...plan,
    targets,
    warnings: [
      ...doubledParams(query),
      ...new Set(warnings),
      ...queryWarnings({ query, edge, items, params: path.params }, { now, apiVersion: config.apiVersion }),
    ],
  };
}

/** Its tables would be named by their edges alone, and so would those of the next such query. */
function checkName({ name, label }: Query): void {
  if (safeTableName(name) === '') {
    throw new UserError(
      `Cannot name the tables of ${label}: its name has none of the letters A to Z and no digit`,
    );
  }
}

function refuseReserved({ label }: Query, roots: readonly Root[], reserved: PlanContext['reserved']): void {
  const written = roots.flatMap(({ level }) => allLevels(level)).filter(({ writesRows }) => writesRows);
  const taken = written.find(({ table }) => reserved.has(table))?.table;
  if (taken !== undefined) {
    throw new UserError(
      `Cannot write the table '${taken}' for ${label}: it holds ${reserved.get(taken) ?? ''}; rename the query`,
    );
  }
}

function withDaysIn(path: QueryPath, now: number): QueryPath {
  const params = Object.entries(path.params).map(([name, value]) => [name, withDays(value, now)] as const);
  return { ...path, params: Object.fromEntries(params) };
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
interface Resolved {
  readonly query: Query;
  readonly path: QueryPath;
  readonly items: readonly FieldItem[];
  readonly range: Range;
  /** Resolves a range inside the fields. */
  readonly rangeOf: (given: GivenRange) => Range;
}

/** The fields of the account itself are one request; its insights are read at their edge, window by window. */
function nodeRoots(resolved: Resolved): Root[] {
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
  return [
    ...(fields.length > 0 || items.length === 0 ? [{ level, range: {} }] : []),
    ...items.filter(isInsights).flatMap((item) => accountInsights(resolved, item)),
  ];
}

function accountInsights(resolved: Resolved, item: FieldItem): Root[] {
  const { query, path, rangeOf } = resolved;
  const { since, until, ...modifiers } = modifierParams(item);
  const hasOwnRange = since !== undefined || until !== undefined;
  return insightsRoots({
    query: query.name,
    edgeName: answerKey(item),
    params: { ...path.params, ...modifiers },
    fields: item.fields ?? [],
    range: hasOwnRange ? rangeOf({ since, until }) : resolved.range,
  });
}

function edgeRoots({ query, path, items, range }: Resolved): Root[] {
  const { edge, params, limit } = path;
  const edgeName = edge.slice(edge.lastIndexOf('/') + 1);
  if (edge === READING_RULES.insights) {
    return insightsRoots({ query: query.name, edgeName, params, fields: items, range });
  }
  const list = planLevel({
    query: query.name,
    graphNode: `${READING_RULES.rootName}_${edgeName}`,
    edgeName,
    node: nodeAt(query, edge),
    fields: items,
    source: { by: 'edge', edge, params: { ...params, limit } },
  });
  const level = params['summary'] === undefined ? list : withSummary(list, params['summary']);
  return [{ level, range }];
}
