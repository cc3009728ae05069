import type { GraphError } from '../errors';
import { wayOf } from './insightsField';
import type { Job } from './job';
import { readMetricRefusal } from './metricRefusal';
import { isNoMetric, mayBeOneMetrics, MOST_LONE_REFUSALS } from './wordlessRefusal';
import type { Params } from '../plan';

/** Retries of a single metric that is too much all the same. */
const RETRIES = 3;

/** The insights of one window while they are read. */
export interface WindowReading {
  readonly job: Job;
  /** Parameters of the request. */
  readonly params: Params;
  /** Counts retries of the metrics that are requested now. */
  retries: number;
  /** Metrics that were refused on their own in words that name none of them. */
  readonly alone: { readonly metric: string; readonly error: GraphError }[];
  /** The first error that stands; it is thrown after the other metrics have come. */
  failure?: GraphError;
}

/**
 * What to do when metrics of a window are refused: the lists of metrics to request instead, or undefined where the remedy
 * does not help.
 */
export type WindowRemedy = (
  metrics: readonly string[],
  error: GraphError,
  reading: WindowReading,
) => readonly (readonly string[])[] | undefined;

/** Drops metrics that are not available in the way they are requested; the run remembers them. */
export const withoutRefusedMetrics: WindowRemedy = (metrics, error, { job, params }) => {
  const refusal = readMetricRefusal(error.message, [metrics]);
  const refused = refusal?.metrics ?? [];
  const others = metrics.filter((metric) => !refused.includes(metric));
  if (refused.length === 0 || others.length === 0) {
    return undefined;
  }
  // What the API says of this account, others may have.
  const type = refusal?.of === 'all' ? undefined : job.target.node;
  const use = { way: wayOf('account', params), type };
  refused.forEach((metric) => {
    job.learned.refuse(metric, use, error.message);
    job.omissions.metric(metric, error.message);
  });
  return [others];
};

/** Requests half of the metrics at a time, where the error may be that of some of them. */
export const halves: WindowRemedy = (metrics) => {
  const half = Math.ceil(metrics.length / 2);
  return metrics.length > 1 ? [metrics.slice(0, half), metrics.slice(half)] : undefined;
};

/**
 * Finds the metrics for which all are refused in words that name none: half of them are requested at a time, and one that
 * is refused alone is left out if others come.
 */
export const oneOfThem: WindowRemedy = (metrics, error, reading) => {
  const [metric] = metrics;
  if (metric === undefined || !mayBeOneMetrics(error) || reading.alone.length >= MOST_LONE_REFUSALS) {
    return undefined;
  }
  if (metrics.length > 1) {
    return halves(metrics, error, reading);
  }
  reading.alone.push({ metric, error });
  return [];
};

/**
 * Leaves out what was refused alone, once others have come; the run remembers it.
 *
 * @throws GraphError the first of these errors where nothing else came
 */
export function leaveOutLone({ job, params, alone }: WindowReading, hasOthers: boolean): void {
  const [first] = alone;
  if (first !== undefined && !hasOthers) {
    throw first.error;
  }
  for (const { metric, error } of alone) {
    const type = isNoMetric(error.message) ? undefined : job.target.node;
    job.learned.refuse(metric, { way: wayOf('account', params), type }, error.message);
    job.omissions.metric(metric, error.message);
  }
}

/** The API says "then retry your request". */
export const metricsOnceMore: WindowRemedy = (metrics, _, reading) => {
  reading.retries += 1;
  return reading.retries <= RETRIES ? [metrics] : undefined;
};

/** There are no rows, and nothing is wrong. */
export const noData: WindowRemedy = (metrics, { message }, { job }) => {
  job.omissions.noData(metrics, message);
  return [];
};

/** Lets the other metrics come before the error is thrown. */
export const failAfterOthers: WindowRemedy = (_, error, reading) => {
  reading.failure ??= error;
  reading.retries = 0;
  return [];
};
