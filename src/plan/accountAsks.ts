import { accountUse, INSIGHTS_RULES } from '../catalogue';
import type { AccountUse } from '../catalogue';
import { groupAsks, remarksOf } from './asks';
import type { SplitAsk, Way } from './asks';
import { splitList } from './insights/layout';
import type { Params } from './queryPlan';

/** A step from what the query says to what the metric takes; the reason is absent where nothing changes. */
interface Step {
  readonly params: Params;
  readonly reason?: string;
}

/**
 * Splits a request for metrics of an account so that each is requested with what it takes: the API refuses all metrics of
 * a request when one of them does not take its period, breakdown or time frame. A metric that comes as totals only and is
 * requested as a daily series is requested as one total a day. Source: docs/graph-api.md §6.4.
 *
 * @param params tidy parameters of the request, with `metric`
 */
export function accountAsks({ metric, ...requested }: Params): SplitAsk {
  const metrics = splitList(metric);
  const known = metrics.flatMap((name) => {
    const use = accountUse(name);
    return use === undefined ? [] : [{ name, ...wayOf(use, requested) }];
  });
  // Of other names nothing is known: they go with metrics that are, so that their refusal leaves something to request.
  const others = known.find(({ reasons }) => reasons.length === 0) ?? known[0];
  const ways = metrics.map((name) => ({
    metrics: [name],
    params: (known.find((way) => way.name === name) ?? others)?.params ?? requested,
  }));
  return {
    asks: metrics.length === 0 ? [{ params: requested, metrics }] : groupAsks(ways),
    remarks: remarksOf(known),
  };
}

function wayOf(use: AccountUse, requested: Params): Omit<Way, 'name'> {
  return [withPeriod, withTimeframe, withBreakdown, withType].reduce<Omit<Way, 'name'>>(
    (way, step) => {
      const { params, reason } = step(use, way.params);
      return { params, reasons: reason === undefined ? way.reasons : [...way.reasons, reason] };
    },
    { params: requested, reasons: [] },
  );
}

function withPeriod({ periods }: AccountUse, params: Params): Step {
  const { period } = params;
  return period === undefined || periods.includes(period)
    ? { params }
    : {
        params: { ...params, period: periods[0] },
        reason: `cannot be requested with period(${period}): requested with period(${periods[0]})`,
      };
}

function withTimeframe({ timeframes, needsTimeframe }: AccountUse, params: Params): Step {
  const { timeframe } = params;
  const isTaken = timeframe === undefined ? needsTimeframe !== true : timeframes?.includes(timeframe);
  if (timeframes === undefined || isTaken === true) {
    return { params };
  }
  const given = timeframe === undefined ? 'without a timeframe' : `with timeframe(${timeframe})`;
  return {
    params: { ...params, timeframe: timeframes[0] },
    reason: `cannot be requested ${given}: requested with timeframe(${timeframes[0]})`,
  };
}

function withBreakdown({ breakdowns, needsBreakdown }: AccountUse, params: Params): Step {
  const { breakdown, breakdowns: alternative, ...others } = params;
  const given = splitList(breakdown ?? alternative).filter((name) => name !== INSIGHTS_RULES.timeframe);
  const isTaken = given.every((name) => breakdowns.includes(name));
  const isMissing = needsBreakdown !== undefined && !given.includes(needsBreakdown);
  if (isTaken && !isMissing) {
    return { params };
  }
  const refused = `cannot be requested ${given.length > 0 ? `with breakdown(${given.join()})` : 'without a breakdown'}`;
  return needsBreakdown === undefined
    ? { params: others, reason: `${refused}: requested without it` }
    : {
        params: { ...others, breakdown: needsBreakdown },
        reason: `${refused}: requested with breakdown(${needsBreakdown})`,
      };
}

/** Behind `withBreakdown`: a breakdown that is left is one of a total. */
function withType({ as, periods }: AccountUse, params: Params): Step {
  const { metric_type: type, time_increment: _, ...others } = params;
  const isTotal = type === 'total_value';
  if (as === 'series') {
    return isTotal
      ? { params: others, reason: 'cannot be requested as a total: requested as a series' }
      : { params };
  }
  const isBrokenDown = (others['breakdown'] ?? others['breakdowns']) !== undefined;
  if (isTotal || (as === 'either' && !isBrokenDown)) {
    return { params };
  }
  const refused = `cannot be requested as a series${as === 'either' ? ' with a breakdown' : ''}`;
  return asTotal(others, { refused, isDaily: (others['period'] ?? periods[0]) === 'day' });
}

/** In place of a series: one total a day, or where it has no days one for all. */
function asTotal(
  params: Params,
  { refused, isDaily }: { readonly refused: string; readonly isDaily: boolean },
): Step {
  const total = { ...params, metric_type: 'total_value' };
  return isDaily
    ? {
        params: { ...total, time_increment: '1' },
        reason: `${refused}: requested as one total a day, with metric_type(total_value).time_increment(1)`,
      }
    : { params: total, reason: `${refused}: requested with metric_type(total_value)` };
}
