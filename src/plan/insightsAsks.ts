import { printFields } from '../fields';
import type { FieldItem } from '../fields';
import { insightsLevel, splitList } from './insightsLevel';
import type { Range, RootAsk } from './queryPlan';

/** Insights of an account as a query asks for them. */
export interface AskedInsights {
  readonly query: string;
  /** The edge's name or its alias. */
  readonly produced: string;
  /** metric, period, metric_type, breakdown … */
  readonly params: Readonly<Record<string, string>>;
  /** Fields asked of each metric; none means all. */
  readonly fields: readonly FieldItem[];
  readonly range: Range;
}

/** How far back the API has an account's numbers: two years, less a margin for the time of day (graph-api.md §3.1, §5). */
const KEPT_DAYS = 728;
/** Metrics of the last 30 days only; asked for longer they take all others down with them (graph-api.md §5). */
const SHORT_METRICS = ['follower_count'];
const SHORT_DAYS = 30;

/**
 * Plans the requests for insights of an account. Metrics that the API keeps for a shorter time are asked alone; a series
 * of totals (`time_increment(1)`) is one window a day, because a total is one number a window (graph-api.md §5).
 *
 * @param asked what the query says
 * @returns the asks, all of one level
 */
export function insightsAsks({ query, produced, params, fields, range }: AskedInsights): RootAsk[] {
  const tidy = tidyLists(params);
  const level = insightsLevel({
    query,
    graphNode: `page_${produced}`,
    produced,
    params: tidy,
    fields,
    ofAccount: true,
  });
  const isDaily = tidy['time_increment'] === '1' && isOneNumber(tidy);
  const others = Object.entries(tidy).filter(([name]) => name !== 'time_increment');
  const base = {
    kind: 'insights' as const,
    // Demographics are of no range: asked in windows they would come again and again (graph-api.md §5).
    range: tidy['period'] === 'lifetime' && isOneNumber(tidy) ? {} : range,
    level,
    isDaily,
  };
  const whole = {
    ...(isDaily ? Object.fromEntries(others) : tidy),
    ...(fields.length > 0 && { fields: printFields(fields) }),
  };
  const metrics = splitList(tidy['metric']);
  const short = metrics.filter((one) => SHORT_METRICS.includes(one));
  if (short.length === 0) {
    return [{ ...base, params: whole, keptDays: KEPT_DAYS }];
  }
  const long = metrics.filter((one) => !SHORT_METRICS.includes(one));
  const shortAsk: RootAsk = { ...base, params: { ...whole, metric: short.join() }, keptDays: SHORT_DAYS };
  return long.length === 0
    ? [shortAsk]
    : [{ ...base, params: { ...whole, metric: long.join() }, keptDays: KEPT_DAYS }, shortAsk];
}

function isOneNumber(params: Readonly<Record<string, string>>): boolean {
  return params['metric_type'] === 'total_value';
}

/** As parameters of a request, lists stand without the white space that users put into modifiers. */
function tidyLists(params: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, value.replace(/\s*,\s*/g, ',').trim()]),
  );
}
