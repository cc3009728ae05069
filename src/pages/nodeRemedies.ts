import { isRemovedOfMedia } from '../catalogue';
import type { GraphError } from '../errors';
import type { FieldItem } from '../fields';
import { needsSharing, wayOfField } from './insightsField';
import type { Job } from './job';
import { readMetricRefusal } from './metricRefusal';
import { isNoMetric, mayBeOneMetrics } from './wordlessRefusal';

/** A node whose insights are requested on their own. */
export interface ApartNode {
  readonly id: string;
  /** Its product type, which decides about metrics; undefined where it is not known. */
  readonly type: string | undefined;
  /** When it was published, unix seconds; undefined where it is not known. */
  readonly publishedAt?: number | undefined;
}

/** Insights to request of one node. */
export interface NodeTask extends ApartNode {
  readonly item: FieldItem;
  /** The metrics of the item that are still to come; none: all that the API gives by default. */
  readonly metrics: readonly string[];
}

/**
 * What to do when the insights of one node are refused: what is left to request of it (nothing: the node is done), or
 * undefined where the remedy does not help.
 */
export type NodeRemedy = (task: NodeTask, error: GraphError, job: Job) => readonly NodeTask[] | undefined;

/** Drops the refused metrics: for all nodes, for all of the node's product type, or for this node. */
export const withoutMetricsOfNode: NodeRemedy = (task, error, { learned, omissions }) => {
  const refusal = readMetricRefusal(error.message, [task.metrics]);
  if (refusal === undefined) {
    return undefined;
  }
  const way = wayOfField(task.item);
  const { type } = task;
  const isOfAll = refusal.of === 'all' || refusal.metrics.every((metric) => learned.isNoLongerKept(metric));
  if (isOfAll || (refusal.of === 'type' && type !== undefined)) {
    const use = { way, ...(!isOfAll && { type }) };
    refusal.metrics.forEach((metric) => learned.refuse(metric, use, error.message));
    return [task];
  }
  refusal.metrics.forEach((metric) => {
    omissions.object(task.id, { is: 'metric', metric }, error.message);
    if (isRemovedOfMedia(metric)) {
      learned.noteSingleRefusal(metric, { way, type }, error.message);
    }
  });
  const metrics = task.metrics.filter((metric) => !refusal.metrics.includes(metric));
  return metrics.length > 0 ? [{ ...task, metrics }] : [];
};

/** Requests metrics that may be refused in any words alone, and leaves out the one that is then refused. */
export const sharedAlone: NodeRemedy = (task, { message }, { omissions }) => {
  const shared = task.metrics.filter(needsSharing);
  const [metric] = shared;
  if (metric === undefined) {
    return undefined;
  }
  if (task.metrics.length === 1) {
    omissions.object(task.id, { is: 'metric', metric }, message);
    return [];
  }
  const others = task.metrics.filter((name) => !shared.includes(name));
  return [...(others.length > 0 ? [others] : []), ...shared.map((name) => [name])].map((metrics) => ({
    ...task,
    metrics,
  }));
};

/**
 * Finds the metric for which all are refused in words that name none: half of them are requested at a time, and the one
 * that is refused alone is left out.
 */
export const halvesOfNode: NodeRemedy = (task, error, { learned, omissions }) => {
  const { metrics, type } = task;
  const [metric] = metrics;
  if (metric === undefined || !mayBeOneMetrics(error)) {
    return undefined;
  }
  if (metrics.length > 1) {
    const half = Math.ceil(metrics.length / 2);
    return [metrics.slice(0, half), metrics.slice(half)].map((part) => ({ ...task, metrics: part }));
  }
  const use = { way: wayOfField(task.item), type };
  if (isNoMetric(error.message)) {
    learned.refuse(metric, { way: use.way }, error.message);
    learned.clearSuspects();
    omissions.metric(metric, error.message);
    return [];
  }
  learned.noteSingleRefusal(metric, use, error.message);
  omissions.object(task.id, { is: 'metric', metric }, error.message);
  return [];
};

/** The node has no insights. */
export const leaveOutNode: NodeRemedy = ({ id }, { message }, { omissions }) => {
  omissions.object(id, { is: 'insights' }, message);
  return [];
};
