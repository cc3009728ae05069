import type { Level, Params, Range, Root, Window } from './queryPlan';
import { formatMoment } from './resolveDate';
import { splitWindows } from './splitWindows';

const DAY = 86_400;

/** A list or a node to be read from its first page to its last. */
export interface PlannedRequest {
  readonly level: Level;
  /** Without the level's fields. */
  readonly params: Params;
  /** The window that the answer stands for; absent where the answer is of no window or names its own. */
  readonly window?: Window;
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

/**
 * Makes the requests of a root for one account.
 *
 * @returns the requests in the order of their rows; none when the range is empty
 */
export function requestsOf({ level, range }: Root, context: RequestContext): readonly PlannedRequest[] {
  const { source } = level;
  switch (source.by) {
    case 'edge':
    case 'windows':
      return requestsInRange(level, resolveLastRun(range, context.lastRun), context);
    case 'node':
      return [{ level, params: source.params }];
    default:
      return [];
  }
}

function requestsInRange(level: Level, range: Window, context: RequestContext): readonly PlannedRequest[] {
  const { source } = level;
  if (range.since !== undefined && range.until !== undefined && range.since >= range.until) {
    return [];
  }
  if (source.by === 'edge') {
    return [{ level, params: { ...source.params, ...rangeParams(range) } }];
  }
  if (source.by !== 'windows') {
    return [];
  }
  const { params, isDaily } = source;
  return splitWindows(retainedRange(range, source, context), { now: context.now, isDaily }).map((window) => ({
    level,
    params: { ...params, ...rangeParams(window) },
    ...(window.since !== undefined && { window }),
  }));
}

/** For a range older than its data the API refuses the whole request: what it has is requested, and a warning names the rest. */
function retainedRange(
  range: Window,
  { retentionDays, params }: { readonly retentionDays: number; readonly params: Params },
  { now, warn }: RequestContext,
): Window {
  const oldest = Math.ceil((now - retentionDays * DAY) / DAY) * DAY;
  if (range.since === undefined || range.since >= oldest) {
    return range;
  }
  warn(
    `The API has ${params['metric'] ?? 'insights'} for the last ${retentionDays} days only: requested from ${formatMoment(oldest)} on, not from ${formatMoment(range.since)}`,
  );
  return { ...range, since: oldest };
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
