import { addOnsIn, requestsOf, requestsPerPage } from '../plan';
import type { PlannedRequest, RunPlan } from '../plan';
import { planOutput } from '../tables';
import { formatMoment } from '../time';

/** A table as the queries declare it; rows may add columns of which the plan does not know. */
export interface DescribedTable {
  readonly name: string;
  readonly columns: readonly string[];
  readonly primaryKey: readonly string[];
}

/** What a run would do, told without a request. */
export interface PlanDescription {
  readonly tables: readonly DescribedTable[];
  /** The ranges that are requested, of each table in their order; `until` is exclusive, and absent where it is the API's default. */
  readonly windows: readonly { readonly table: string; readonly since?: string; readonly until?: string }[];
  /** The fewest requests: a list that has more than one page takes one for each of them. */
  readonly requests: number;
  /** How many requests a page takes, at the most; absent where all of it comes by one. */
  readonly requestsPerPage?: number;
  /** How many requests each post takes besides, at the most; absent where it takes none. */
  readonly requestsPerPost?: number;
  readonly warnings: readonly string[];
}

/**
 * Describes the plan of a run.
 *
 * @param now unix seconds
 * @throws GraphError 'query' for a range of which the API will never have anything
 */
export function describePlan({ queries, tables }: RunPlan, now: number): PlanDescription {
  const warnings = new Set(queries.flatMap((query) => [...query.warnings, ...query.remarks]));
  const requests = queries.flatMap((plan) => {
    const warn = (message: string): void => void warnings.add(`${plan.query.label}: ${message}`);
    return plan.targets.flatMap(() => requestsOf(plan.roots, { now, lastRun: undefined, warn }));
  });
  const passes = requests.map(({ level }) => requestsPerPage(level));
  const most = Math.max(1, ...passes);
  const ofPosts = Math.max(0, ...requests.map(({ level }) => addOnsIn(level.fields).length));
  const output = planOutput({
    planned: tables,
    spooled: new Map(),
    known: new Map(),
    reserved: [],
  });
  const windows = new Map(requests.flatMap(windowOf).map((window) => [JSON.stringify(window), window]));
  return {
    tables: output.map(({ name, columns, primaryKey }) => ({ name, columns, primaryKey })),
    windows: [...windows.values()],
    requests: passes.reduce((sum, count) => sum + count, 0),
    ...(most > 1 && { requestsPerPage: most }),
    ...(ofPosts > 0 && { requestsPerPost: ofPosts }),
    warnings: [...warnings],
  };
}

function windowOf({ level, window, params }: PlannedRequest): PlanDescription['windows'] {
  const since = window?.since === undefined ? params['since'] : formatMoment(window.since);
  const until = window?.until === undefined ? params['until'] : formatMoment(window.until);
  return since === undefined && until === undefined
    ? []
    : [{ table: level.table, ...(since !== undefined && { since }), ...(until !== undefined && { until }) }];
}
