import type { Range, RootAsk, Window } from './queryPlan';
import { formatMoment } from './resolveDate';
import { splitWindows } from './splitWindows';

/** One list or node to be read from its first page to its last. */
export interface PlannedRequest {
  /** The edge behind the node; '' for the node itself. */
  readonly edge: string;
  readonly params: Readonly<Record<string, string>>;
  readonly level: RootAsk['level'];
  /** The window that the answer stands for; absent where the answer is of no window or tells its own. */
  readonly window?: Window;
  /** Whether later pages are followed; those of account insights never are (SPEC §5). */
  readonly paged: boolean;
}

/** What of a request depends on the account and the time. */
export interface RequestContext {
  /** Unix seconds of the run's start. */
  readonly now: number;
  /** Where `last run` begins for this query and account; undefined the first time. */
  readonly lastRun: number | undefined;
}

/**
 * Makes the requests of one ask for one account.
 *
 * @param ask the ask of the plan
 * @param context time and the account's last run
 * @returns the requests in the order of their rows; none when the range holds no time to ask for
 */
export function planRequests(ask: RootAsk, context: RequestContext): readonly PlannedRequest[] {
  if (ask.kind === 'node') {
    const fields = ask.fields === '' ? {} : { fields: ask.fields };
    return [{ edge: '', params: { ...ask.params, ...fields }, level: ask.level, paged: false }];
  }
  const range = resolveLastRun(ask.range, context.lastRun);
  if (range.since !== undefined && range.until !== undefined && range.since >= range.until) {
    return [];
  }
  if (ask.kind === 'edge') {
    const params = { ...ask.params, ...rangeParams(range) };
    return [{ edge: ask.edge, params, level: ask.level, paged: true }];
  }
  return splitWindows(range, context.now).map((window) => ({
    edge: 'insights',
    params: { ...ask.params, ...rangeParams(window) },
    level: ask.level,
    ...(window.since !== undefined && { window }),
    paged: false,
  }));
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
