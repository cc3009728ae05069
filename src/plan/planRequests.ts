import type { Range, RootAsk, Window } from './queryPlan';
import { formatMoment } from './resolveDate';
import { splitWindows } from './splitWindows';

const DAY = 86_400;

/** One list or node to be read from its first page to its last. */
export interface PlannedRequest {
  readonly kind: RootAsk['kind'];
  /** The edge behind the node; '' for the node itself. */
  readonly edge: string;
  readonly params: Readonly<Record<string, string>>;
  readonly level: RootAsk['level'];
  /** The window that the answer stands for; absent where the answer is of no window or tells its own. */
  readonly window?: Window;
}

/** What of a request depends on the account and the time. */
export interface RequestContext {
  /** Unix seconds of the run's start. */
  readonly now: number;
  /** Where `last run` begins for this query and account; undefined the first time. */
  readonly lastRun: number | undefined;
  /** Told when not all of a range can be asked. */
  readonly tell: (message: string) => void;
}

/**
 * Makes the requests of one ask for one account.
 *
 * @param ask the ask of the plan
 * @param context time and the account's last run
 * @returns the requests in the order of their rows; none when the range holds no time to ask for
 */
export function planRequests(ask: RootAsk, context: RequestContext): readonly PlannedRequest[] {
  const { kind, level } = ask;
  if (ask.kind === 'node') {
    const fields = ask.fields === '' ? {} : { fields: ask.fields };
    return [{ kind, edge: '', params: { ...ask.params, ...fields }, level }];
  }
  const range = resolveLastRun(ask.range, context.lastRun);
  if (range.since !== undefined && range.until !== undefined && range.since >= range.until) {
    return [];
  }
  if (ask.kind === 'edge') {
    return [{ kind, edge: ask.edge, params: { ...ask.params, ...rangeParams(range) }, level }];
  }
  return splitWindows(keptRange(range, ask, context), { now: context.now, isDaily: ask.isDaily }).map(
    (window) => ({
      kind,
      edge: 'insights',
      params: { ...ask.params, ...rangeParams(window) },
      level,
      ...(window.since !== undefined && { window }),
    }),
  );
}

/** Asked for older numbers than it has, the API refuses all of them: what it has is asked, and the rest is told. */
function keptRange(
  range: Window,
  { keptDays, params }: RootAsk & { kind: 'insights' },
  { now, tell }: RequestContext,
): Window {
  const oldest = Math.ceil((now - keptDays * DAY) / DAY) * DAY;
  if (range.since === undefined || range.since >= oldest) {
    return range;
  }
  tell(
    `The API has ${params['metric'] ?? 'insights'} for the last ${keptDays} days only: asked from ${formatMoment(oldest)} on, not from ${formatMoment(range.since)}`,
  );
  return { ...range, since: oldest };
}

function resolveLastRun(range: Range, lastRun: number | undefined): Window {
  const since = range.since === 'last run' ? lastRun : range.since;
  return { ...(since !== undefined && { since }), ...(range.until !== undefined && { until: range.until }) };
}

function rangeParams(window: Window): Record<string, string> {
  const until = window.askedUntil ?? window.until;
  return {
    ...(window.since !== undefined && { since: formatMoment(window.since) }),
    ...(until !== undefined && { until: formatMoment(until) }),
  };
}
