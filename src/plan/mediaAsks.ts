import { mediaUse } from '../catalogue';
import { groupAsks, remarksOf } from './asks';
import type { SplitAsk, Way } from './asks';
import { splitList } from './insights/layout';
import type { Params } from './queryPlan';

/**
 * Splits a request for metrics of media so that those that have no breakdown are requested without it: the API refuses all
 * metrics of a request when one of them does not take its breakdown. Source: docs/graph-api.md §6.3.
 *
 * @param params tidy parameters of the request, with `metric`
 */
export function mediaAsks({ metric, ...requested }: Params): SplitAsk {
  const metrics = splitList(metric);
  const { breakdown, breakdowns, ...without } = requested;
  const given = splitList(breakdown ?? breakdowns);
  const ways = metrics.map((name): Way => {
    const taken = mediaUse(name)?.breakdowns;
    // Of names that are not known, the API tells what they take.
    return taken === undefined || given.every((dimension) => taken.includes(dimension))
      ? { name, params: requested, reasons: [] }
      : {
          name,
          params: without,
          reasons: [`cannot be requested with breakdown(${given.join()}): requested without it`],
        };
  });
  return {
    asks:
      metrics.length === 0
        ? [{ params: requested, metrics }]
        : groupAsks(ways.map(({ name, params }) => ({ params, metrics: [name] }))),
    remarks: remarksOf(ways),
  };
}
