import { safeTableName, UserError } from '@keboola/component-ts-lite';
import { openInput } from '../config';
import type { Config, Query } from '../config';
import { field, FieldsSyntaxError, parseFields } from '../fields';
import type { FieldItem } from '../fields';
import { addOnRemarks } from './addOns';
import { partRemarks } from './insightsParts';
import type { KeyOf } from './insightsRoots';
import { checkAliases } from './keyAliases';
import { replacedHistory } from './loadWarnings';
import { allLevels } from './planTables';
import { planTargets } from './planTargets';
import { Problems } from './problems';
import type { QueryPlan, Range, Root } from './queryPlan';
import { queryKey } from './queryKey';
import { NO_ROOTS, queryRoots } from './queryRoots';
import type { Resolved } from './queryRoots';
import { checkLimit, checkPathParts, doubledParams, nodeAt, readPath } from './readPath';
import type { QueryPath } from './readPath';
import { refusalsOf } from './refusals';
import { withDays } from './resolveDate';
import { resolveModifiers, resolveRange } from './resolveRange';
import type { GivenRange } from './resolveRange';
import { rewriteFields } from './rewriteFields';
import { withSnapshots } from './snapshotLevel';
import { understoodQuery } from './understoodQuery';
import { queryWarnings } from './warnings';
import type { AskedApi, Requested } from './warnings';

/** What a query is planned with. */
export interface PlanContext {
  readonly config: Pick<Config, 'accounts' | 'apiVersion' | 'login'>;
  /** Unix seconds of the run's start. */
  readonly now: number;
  /** Tables that the component writes itself, by name, with what they hold: no query may write them. */
  readonly reserved: ReadonlyMap<string, string>;
  /** The key that a table has in Storage; undefined where there is no such table yet. @default none has one */
  readonly keyOf?: KeyOf | undefined;
}

/**
 * Plans a query before its first request: whom it asks, for what, and the tables it writes.
 *
 * @returns the plan; of a query that cannot be run, with all that is wrong as its `problem`
 */
export function planQuery(written: Query, { config, now, reserved, keyOf }: PlanContext): QueryPlan {
  const { query, ...meant } = understoodQuery(written, config.accounts);
  const problems = new Problems();
  const warnings: string[] = [];
  const path = readPath(query);
  const { edge, segments } = path;
  const dates = { query, now, warn: (message: string) => void warnings.push(message) };
  const rangeOf = (given: GivenRange): Range => problems.attempt(() => resolveRange(given, dates)) ?? {};
  problems.attempt(() => checkName(query));
  problems.attempt(() => checkInputs(query));
  const range = rangeOf(path);
  problems.attempt(() => checkLimit(query, path));
  const targets = problems.attempt(() => planTargets(query, segments, config.accounts)) ?? [];
  problems.attempt(() => checkPathParts(query, [...segments, ...targets.map(({ node }) => node)]));
  const parsed = problems.attempt(() => parseItems(path.fields, query.label));
  const items =
    parsed &&
    (problems.attempt(() => resolveModifiers(parsed, { ...dates, isAccount: edge === '' })) ?? parsed);
  const request = { query, path: withDaysIn(path, now), items, range, rangeOf, keyOf };
  problems.attempt(() => checkAliases(query, edge, parsed ?? []));
  const planned = problems.attempt(() => queryRoots(request)) ?? NO_ROOTS;
  const roots = withSnapshots(query, planned.roots, now);
  problems.attempt(() => refuseReserved(query, roots, reserved));
  const problem = problems.all();
  const plan = { query, key: queryKey(query, path, parsed ?? [field(path.fields)]), roots };
  if (parsed === undefined || items === undefined || problem !== undefined) {
    return brokenPlan(plan, problem);
  }
  const api = { now, apiVersion: config.apiVersion, login: config.login };
  return {
    ...plan,
    targets,
    ...(meant.path !== undefined && { readAs: meant.path }),
    ...remarksOn({ ...request, edge, items: parsed }, [...meant.remarks, ...planned.remarks], api),
    refusals: refusalsOf({ query, edge, items: parsed, params: path.params }),
    warnings: [
      ...doubledParams(query),
      ...replacedHistory(query, roots),
      ...new Set([...warnings, ...planned.warnings.map((warning) => `${query.label}: ${warning}`)]),
      ...queryWarnings({ query, edge, items, params: path.params }, api),
    ],
  };
}

/** The plan of a query that cannot be run: it asks nobody. */
function brokenPlan(
  plan: Pick<QueryPlan, 'query' | 'key' | 'roots'>,
  problem: string | undefined,
): QueryPlan {
  const nothing = { targets: [{ node: '' }], warnings: [], remarks: [], refusals: [] };
  return { ...plan, ...nothing, ...(problem !== undefined && { problem }) };
}

/** What of a query is requested in another way than it says, with its fields as they would be written today. */
function remarksOn(
  requested: Pick<Requested, 'edge' | 'items'> & Pick<Resolved, 'query' | 'path' | 'range'>,
  remarks: readonly string[],
  api: AskedApi,
): Pick<QueryPlan, 'remarks' | 'rewrittenFields'> {
  const { query, edge, items } = requested;
  const rewritten = rewriteFields(requested, api);
  const all = new Set([
    ...requested.path.remarks,
    ...remarks,
    ...partRemarks(items, nodeAt(query, edge)),
    ...addOnRemarks(items),
  ]);
  return {
    remarks: [...all].map((remark) => `${query.label}: ${remark}`),
    ...(rewritten !== undefined && { rewrittenFields: rewritten }),
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

/** What a template leaves to be entered must never be sent. */
function checkInputs(query: Query): void {
  const open = openInput(query);
  if (open !== undefined) {
    throw new UserError(`Cannot plan ${query.label}: enter ${open.meaning}, as '${open.key}'`);
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
