import { answerKey, printFields } from '../fields';
import type { FieldItem } from '../fields';
import { isObject } from '../flatten';
import type { JsonObject } from '../flatten';
import { GraphError } from '../errors';
import { isMissing } from '../graph';
import { readMetricRefusal } from './metricRefusal';
import { graphRequest } from './pageOptions';
import type { PagesOptions } from './pageOptions';
import { metricsOf, withMetrics } from './parts';

/** A node whose insights are asked on their own. */
export interface ApartNode {
  readonly id: string;
  /** Its product type, by which metrics are allowed; undefined where it is not known. */
  readonly type: string | undefined;
}

interface Task extends ApartNode {
  readonly item: FieldItem;
  readonly metrics: readonly string[];
}

/** What came of the nodes: for each id the insights by the key of the answer, and the ids that have none. */
export interface ApartResult {
  readonly found: ReadonlyMap<string, JsonObject>;
  readonly refused: ReadonlySet<string>;
}

interface State {
  readonly found: Map<string, JsonObject>;
  readonly refused: Set<string>;
  /** Kinds of which one node went ahead: their other metrics are not refused. */
  readonly settled: Set<string>;
}

/** Errors that say nothing of other nodes. */
const OF_ONE_NODE: ReadonlySet<string> = new Set(['object', 'no-data', 'metric']);

/**
 * Asks the insights of nodes one by one, many in one round trip: an error is then that of one node. A metric that a node
 * refuses is left out for it and, where its product type is known, for all of that type; one node of each type goes
 * ahead of the others to find that out.
 *
 * @param nodes the nodes
 * @param items the insights fields to ask of each
 * @param options the job
 * @returns what came; what did not is noted in `options.leftOut`
 * @throws GraphError for an error that is not one node's
 */
export async function askApart(
  nodes: readonly ApartNode[],
  items: readonly FieldItem[],
  options: PagesOptions,
): Promise<ApartResult> {
  const state: State = { found: new Map(), refused: new Set(), settled: new Set() };
  let open: readonly Task[] = nodes.flatMap((node) =>
    items.map((item) => ({ ...node, item, metrics: metricsOf(item) })),
  );
  while (open.length > 0) {
    const allowed = open.flatMap((task) => withoutRefused(task, options));
    const { now, later } = firstOfEachKind(allowed, state.settled);
    const answers = await options.client.sendBatch(now.map((task) => request(task, options)));
    const again: Task[] = [];
    for (const [index, task] of now.entries()) {
      const answer = answers[index];
      if (answer instanceof GraphError) {
        again.push(...afterRefusal(task, answer, { options, state }));
      } else if (answer !== undefined) {
        state.settled.add(kindOf(task));
        state.found.set(task.id, joinInsights(state.found.get(task.id) ?? {}, answer.body));
      }
    }
    open = [...again, ...later];
  }
  return state;
}

/** Metrics that the type is known to refuse are not asked again. */
function withoutRefused(task: Task, { memory, leftOut }: PagesOptions): Task[] {
  const metrics = task.metrics.filter((metric) => {
    const reason = memory.unknown.media.get(metric) ?? memory.refusal(metric, task.type);
    if (reason !== undefined) {
      leftOut.metric(metric, reason, memory.unknown.media.has(metric) ? '' : task.type);
    }
    return reason === undefined;
  });
  return metrics.length > 0 || task.metrics.length === 0 ? [{ ...task, metrics }] : [];
}

function firstOfEachKind(
  tasks: readonly Task[],
  settled: ReadonlySet<string>,
): { now: readonly Task[]; later: readonly Task[] } {
  const ahead = new Set<string>();
  const now: Task[] = [];
  const later: Task[] = [];
  for (const task of tasks) {
    const kind = kindOf(task);
    const goes = task.type === undefined || settled.has(kind) || !ahead.has(kind);
    ahead.add(kind);
    (goes ? now : later).push(task);
  }
  return { now, later };
}

function kindOf({ type, item, metrics }: Task): string {
  return `${type ?? ''} ${answerKey(item)} ${metrics.join()}`;
}

function request(task: Task, options: PagesOptions): ReturnType<typeof graphRequest> {
  const item = withMetrics(task.item, (metric) => task.metrics.includes(metric)) ?? task.item;
  return { ...graphRequest([task.id], { fields: printFields([item]) }, options), isList: false };
}

/** What is left to ask of a node after an error. */
function afterRefusal(
  task: Task,
  error: GraphError,
  { options, state }: { readonly options: PagesOptions; readonly state: State },
): Task[] {
  const refusal = error.kind === 'metric' ? readMetricRefusal(error.message, [task.metrics]) : undefined;
  if (refusal?.kind === 'unknown') {
    refusal.metrics.forEach((one) => options.memory.unknown.media.set(one, error.message));
    return [task];
  }
  if (refusal?.kind === 'unfit') {
    return withoutMetric(task, { metric: refusal.metric, error }, options);
  }
  if (!OF_ONE_NODE.has(error.kind) && !isMissing(error)) {
    throw error;
  }
  state.settled.add(kindOf(task));
  state.refused.add(task.id);
  options.leftOut.object(task.id, 'insights', error.message);
  return [];
}

function withoutMetric(
  task: Task,
  { metric, error }: { readonly metric: string; readonly error: GraphError },
  { memory, leftOut }: PagesOptions,
): Task[] {
  if (task.type !== undefined && isOfType(error)) {
    memory.refuse(metric, task.type, error.message);
    return [task];
  }
  leftOut.object(task.id, `metric '${metric}'`, error.message);
  const metrics = task.metrics.filter((one) => one !== metric);
  return metrics.length > 0 ? [{ ...task, metrics }] : [];
}

function isOfType({ message }: GraphError): boolean {
  return /media product type/i.test(message);
}

/**
 * Joins the metrics of two answers for one node.
 *
 * @param node what is there
 * @param more what came later, by the key of the answer
 * @returns the node with the metrics of both
 */
export function joinInsights(node: JsonObject, more: JsonObject): JsonObject {
  const added = Object.entries(more).filter(([key]) => key !== 'id');
  return Object.fromEntries([
    ...Object.entries(node),
    ...added.map(([key, value]): [string, unknown] => [
      key,
      isObject(value) ? joinLists(node[key], value) : value,
    ]),
  ]);
}

function joinLists(one: unknown, other: JsonObject): JsonObject {
  const before = isObject(one) ? dataOf(one) : undefined;
  const more = dataOf(other);
  return isObject(one) && before && more ? { ...one, data: [...before, ...more] } : other;
}

function dataOf({ data }: JsonObject): readonly unknown[] | undefined {
  return Array.isArray(data) ? (data as unknown[]) : undefined;
}
