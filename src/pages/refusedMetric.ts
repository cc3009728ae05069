import { allInsights, isInsights, metricsIn, needsSharing, wayOfField } from './insightsField';
import { readMetricRefusal } from './metricRefusal';
import type { MetricRefusal } from './metricRefusal';
import type { PageRequest, ListRemedy } from './reading';
import { mayBeOneMetrics } from './wordlessRefusal';

/** Drops metrics that are not available in the way they are requested; the run remembers them. */
export const withoutRefused: ListRemedy = ({ job }, ask, error) => {
  const refusal = refusalIn(ask, error.message);
  const isOfAll =
    refusal?.of === 'all' || refusal?.metrics.every((metric) => job.learned.isNoLongerKept(metric)) === true;
  if (refusal === undefined || !isOfAll) {
    return undefined;
  }
  for (const item of allInsights(ask.fields.inline)) {
    for (const metric of metricsIn(item).filter((name) => refusal.metrics.includes(name))) {
      job.learned.refuse(metric, { way: wayOfField(item) }, error.message);
    }
  }
  return 'again';
};

/** Requests metrics that some nodes have and others have not of each node on its own. */
export const metricsApart: ListRemedy = ({ job }, ask, error) => {
  const own = ask.fields.inline.filter(isInsights).flatMap(metricsIn);
  const refused = refusalIn(ask, error.message)?.metrics.filter((metric) => own.includes(metric)) ?? [];
  for (const metric of refused) {
    job.learned.perNode.add(metric);
    if (job.learned.lackedFrom(metric) !== undefined) {
      job.learned.ofOldMedia.set(metric, error.message);
    }
  }
  return refused.length > 0 ? 'again' : undefined;
};

/** Metrics that media refuse in words that are not known may be the reason of any error: they are requested of each node. */
export const sharedApart: ListRemedy = ({ job }, ask) => {
  const shared = ask.fields.inline.filter(isInsights).flatMap(metricsIn).filter(needsSharing);
  shared.forEach((metric) => job.learned.perNode.add(metric));
  return shared.length > 0 ? 'again' : undefined;
};

/**
 * A page that is refused in words that name no metric may be refused for any of them: they are requested of each node, so
 * that the nodes' own fields come.
 */
export const suspectsApart: ListRemedy = (reading, ask, error) => {
  const suspects = ask.fields.inline.filter(isInsights).flatMap(metricsIn);
  if (suspects.length === 0 || !reading.canOmitInsights || !mayBeOneMetrics(error)) {
    return undefined;
  }
  const { learned } = reading.job;
  for (const metric of suspects.filter((name) => !learned.perNode.has(name))) {
    learned.perNode.add(metric);
    learned.suspects.add(metric);
  }
  return 'again';
};

/** Nodes nested in these refuse a metric: read as lists of their own they show which of them have it. */
export const edgesApart: ListRemedy = (reading, ask, error) => {
  if (reading.split.edges === 'apart' || refusalIn(ask, error.message) === undefined) {
    return undefined;
  }
  reading.split = { ...reading.split, edges: 'apart' };
  return 'again';
};

function refusalIn(ask: PageRequest, message: string): MetricRefusal | undefined {
  return readMetricRefusal(message, allInsights(ask.fields.inline).map(metricsIn));
}
