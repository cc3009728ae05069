import { INSIGHTS_RULES, isTotal } from '../catalogue';
import type { Params, Range } from './queryPlan';

/** A request for metrics, as the query has it and as it is sent. */
export interface LongRequest {
  readonly requested: Params;
  readonly sent: Params;
  readonly range: Range;
}

/**
 * Tells how many whole days a request without a beginning stands for, where its period is longer than a day: the API gives
 * a total of the last 24 hours whatever the period, and a metric that has days only is sent with `period=day`. A series
 * names the end of each of its periods itself. Source: docs/graph-api.md §5.2.
 *
 * @returns undefined where the API's default is what the query says
 */
export function daysOfPeriod({ requested, sent, range }: LongRequest): number | undefined {
  const days = INSIGHTS_RULES.periodDays.get(requested['period'] ?? '');
  const isOwnSeries = !isTotal(sent) && sent['period'] === requested['period'];
  return range.since !== undefined || isOwnSeries ? undefined : days;
}

/** Tells in a clause what is requested for a long period without a beginning. */
export function longPeriodRemark({ period }: Params, days: number, { until }: Range): string {
  const which =
    until === undefined ? `the last ${days} whole days` : `the ${days} whole days before its until`;
  return `period(${period ?? ''}) has no since: ${which} are requested`;
}
