import { isTotal, isWithoutRange } from '../catalogue';
import { GraphError } from '../errors';
import { DAY, formatMoment, startOfDay } from '../time';
import { firstSince } from './firstRange';
import type { Level, Params, Range, Root, Window } from './queryPlan';
import { splitWindows } from './splitWindows';

/** A list or a node to be read from its first page to its last. */
export interface PlannedRequest {
  readonly level: Level;
  /** Without the level's fields. */
  readonly params: Params;
  /** The window that the answer stands for; absent where the answer is of no window or names its own. */
  readonly window?: Window;
  /** The window of an answer that does not name its own: of a total without a range, the API's default. */
  readonly assumedWindow?: Window;
}

/** What of a request depends on the account and the time. */
export interface RequestContext {
  /** Unix seconds of the run's start. */
  readonly now: number;
  /** Where `last run` begins for this query and account; undefined the first time. */
  readonly lastRun: number | undefined;
  /** Called when not all of a range can be requested. */
  readonly warn: (message: string) => void;
}

/** Why nothing of a root is requested. */
type Nothing = 'later' | 'never';

/**
 * Makes the requests of a query for one account. A range in which the API can have nothing yet is a warning.
 *
 * @returns the requests in the order of their rows
 * @throws GraphError 'query' when the API will never have anything in the query's range
 */
export function requestsOf(roots: readonly Root[], context: RequestContext): readonly PlannedRequest[] {
  const planned = roots.map((root) => requestsOfRoot(root, context));
  const requests = planned.flatMap((part) => (typeof part === 'string' ? [] : part));
  if (requests.length === 0 && planned.includes('never')) {
    throw new GraphError('query', 'The whole range of the query is older than what the API still has', {
      status: 0,
      cure: 'choose a later range',
    });
  }
  return requests;
}

function requestsOfRoot(
  { level, range }: Root,
  context: RequestContext,
): readonly PlannedRequest[] | Nothing {
  const { source } = level;
  switch (source.by) {
    case 'edge':
      return requestsInRange(level, resolveLastRun(range, context.lastRun), context);
    case 'windows': {
      const first = firstSince(source, range, context.now);
      const resolved = resolveLastRun(range, context.lastRun ?? first);
      const days = range.days ?? (source.isDaily ? 1 : undefined);
      return requestsInRange(
        level,
        days === undefined ? resolved : withSince(resolved, days, context),
        context,
      );
    }
    case 'node':
      return [{ level, params: source.params }];
    default:
      return [];
  }
}

function requestsInRange(
  level: Level,
  range: Window,
  context: RequestContext,
): readonly PlannedRequest[] | Nothing {
  const { source } = level;
  const { now, warn } = context;
  const { since = -Infinity, until = Infinity } = range;
  if (since >= until) {
    warn(`There is nothing to request between ${formatMoment(since)} and ${formatMoment(until)}`);
    return 'later';
  }
  if (source.by === 'edge') {
    return [{ level, params: { ...source.params, ...rangeParams(range) } }];
  }
  if (source.by !== 'windows') {
    return [];
  }
  if (since >= now) {
    warn(
      `The API has no ${metricsOf(source.params)} from ${formatMoment(since)} on yet: nothing is requested`,
    );
    return 'later';
  }
  const retained = retainedRange(range, source, context);
  if (retained === undefined) {
    return 'never';
  }
  const { params, isDaily } = source;
  const windows = splitWindows(retained, { now, isDaily });
  if (windows.length === 0) {
    warn(
      `The API has no whole day of ${metricsOf(params)} from ${formatMoment(since)} on yet: nothing is requested`,
    );
    return 'later';
  }
  return windows.map((window) => ({
    level,
    params: { ...params, ...rangeParams(window) },
    ...(window.since !== undefined ? { window } : defaultWindow(params, window, context)),
  }));
}

/** Without a range the API gives the last 24 hours. Source: docs/graph-api.md §5.2. */
function defaultWindow(
  params: Params,
  { until }: Window,
  { now }: RequestContext,
): Pick<PlannedRequest, 'assumedWindow'> {
  const end = Math.min(until ?? now, now);
  return isTotal(params) && !isWithoutRange(params)
    ? { assumedWindow: { since: end - DAY, until: end } }
    : {};
}

/**
 * For a range older than its data the API refuses the whole request: what it has is requested, and a warning names the
 * rest.
 *
 * @returns undefined where the API has nothing of the range any more
 */
function retainedRange(
  range: Window,
  { retentionDays, params }: { readonly retentionDays: number; readonly params: Params },
  { now, warn }: RequestContext,
): Window | undefined {
  const oldest = Math.ceil((now - retentionDays * DAY) / DAY) * DAY;
  const has = `The API has ${metricsOf(params)} for the last ${retentionDays} days only`;
  if ((range.until ?? now) <= oldest) {
    warn(`${has}: nothing before ${formatMoment(oldest)} is requested`);
    return undefined;
  }
  if (range.since === undefined || range.since >= oldest) {
    return range;
  }
  warn(`${has}: requested from ${formatMoment(oldest)} on, not from ${formatMoment(range.since)}`);
  return { ...range, since: oldest };
}

function metricsOf({ metric = 'insights' }: Params): string {
  return metric;
}

/**
 * What stands for whole days begins so many before its end, or before today. A series of totals without a beginning is of its
 * last whole day: the API's default, the last 24 hours, would at each run stand
 * beside the days of other runs, of which it has a part.
 */
function withSince(range: Window, days: number, { now }: RequestContext): Window {
  const { since, until } = range;
  if (since !== undefined) {
    return range;
  }
  const end = until !== undefined && until < now ? until : startOfDay(now);
  return { since: end - days * DAY, until: end };
}

function resolveLastRun(range: Range, lastRun: number | undefined): Window {
  const since = range.since === 'last run' ? lastRun : range.since;
  return { ...(since !== undefined && { since }), ...(range.until !== undefined && { until: range.until }) };
}

function rangeParams(window: Window): Params {
  const until = window.requestedUntil ?? window.until;
  return {
    ...(window.since !== undefined && { since: formatMoment(window.since) }),
    ...(until !== undefined && { until: formatMoment(until) }),
  };
}
