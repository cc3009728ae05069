import { expectNode, isEdge, isObject, withLists } from '../answer';
import type { JsonObject, ListFields } from '../answer';
import { GraphError } from '../errors';
import { answerKey, printRequested } from '../fields';
import type { FieldItem } from '../fields';
import type { GraphRequest } from '../graph';
import { firstRemedy } from './firstRemedy';
import { metricsIn, wayOfField, withMetrics } from './insightsField';
import { graphRequest } from './job';
import type { Job } from './job';
import { leaveOutNode } from './nodeRemedies';
import type { ApartNode, NodeTask } from './nodeRemedies';
import { NEWER } from './omissions';
import { NODE_REMEDIES } from './remedies';
import { expectRenamed, renamed } from './renaming';

/** What came of the nodes: for each id the insights by the key of the answer, and the ids that have none. */
export interface NodeInsights {
  readonly found: ReadonlyMap<string, JsonObject>;
  readonly refused: ReadonlySet<string>;
}

/** Metrics have no lists of nodes. */
const NO_LISTS: ListFields = { edges: new Map() };

interface State {
  readonly found: Map<string, JsonObject>;
  readonly refused: Set<string>;
  /** Kinds of tasks of which one node was answered: their metrics are known to be available. */
  readonly settled: Set<string>;
}

/**
 * Requests the insights of nodes one by one, many in one round trip: an error is then that of one node. A metric that a
 * node refuses is left out for it and, where its product type is known, for all of that type; one node of each type is
 * requested before the others to find that out. What does not come is noted in the job's omissions.
 *
 * @param items the insights fields to request of each node
 * @throws GraphError for an error that is not one node's
 */
export async function fetchNodeInsights(
  nodes: readonly ApartNode[],
  items: readonly FieldItem[],
  job: Job,
): Promise<NodeInsights> {
  const state: State = { found: new Map(), refused: new Set(), settled: new Set() };
  let open: readonly NodeTask[] = nodes.flatMap((node) =>
    items.map((item) => ({ ...node, item, metrics: metricsIn(item) })),
  );
  while (open.length > 0) {
    const available = open.flatMap((task) => withoutRefused(task, job));
    const { now, later } = firstOfEachKind(available, state.settled);
    const answers = await job.api.sendBatch(now.map((task) => requestOf(task, job)));
    const again: NodeTask[] = [];
    for (const [index, task] of now.entries()) {
      const answer = answers[index];
      if (answer instanceof GraphError) {
        again.push(...(await afterRefusal(task, answer, { job, state })));
      } else if (answer !== undefined) {
        state.settled.add(kindOf(task));
        const use = { way: wayOfField(task.item), type: task.type };
        task.metrics.forEach((metric) => job.learned.noteAvailable(metric, use));
        state.found.set(
          task.id,
          joinInsights(state.found.get(task.id) ?? {}, renamed(answer.body, [task.item])),
        );
      }
    }
    open = [...again, ...later];
  }
  return state;
}

/** Metrics that are known to be refused are not requested again. */
function withoutRefused(task: NodeTask, { learned, omissions }: Job): NodeTask[] {
  const way = wayOfField(task.item);
  const metrics = task.metrics.filter((metric) => {
    const tooNew = isTooNew(task, learned.lackedFrom(metric)) ? learned.ofOldMedia.get(metric) : undefined;
    const forAll = learned.refusal(metric, { way });
    const forType = task.type === undefined ? undefined : learned.refusal(metric, { way, type: task.type });
    const reason = forAll ?? tooNew ?? forType;
    if (reason !== undefined) {
      const of = forAll !== undefined ? undefined : tooNew !== undefined ? NEWER : task.type;
      omissions.metric(metric, reason, of);
    }
    return reason === undefined;
  });
  return metrics.length > 0 || task.metrics.length === 0 ? [{ ...task, metrics }] : [];
}

function isTooNew({ publishedAt }: NodeTask, from: number | undefined): boolean {
  return from !== undefined && publishedAt !== undefined && publishedAt >= from;
}

function firstOfEachKind(
  tasks: readonly NodeTask[],
  settled: ReadonlySet<string>,
): { now: readonly NodeTask[]; later: readonly NodeTask[] } {
  const first = new Set<string>();
  const now: NodeTask[] = [];
  const later: NodeTask[] = [];
  for (const task of tasks) {
    const kind = kindOf(task);
    const isNow = task.type === undefined || settled.has(kind) || !first.has(kind);
    first.add(kind);
    (isNow ? now : later).push(task);
  }
  return { now, later };
}

function kindOf({ type, item, metrics }: NodeTask): string {
  return `${type ?? ''} ${answerKey(item)} ${metrics.join()}`;
}

function requestOf(task: NodeTask, job: Job): GraphRequest {
  const item = withMetrics(task.item, (metric) => task.metrics.includes(metric)) ?? task.item;
  const expects = withLists(expectNode, { edges: new Map([[answerKey(item), NO_LISTS]]) });
  return {
    ...graphRequest([task.id], { fields: printRequested([item]) }, job),
    expects: expectRenamed(expects, [item]),
  };
}

/** Finds what is left to request of a node after an error. */
async function afterRefusal(
  task: NodeTask,
  error: GraphError,
  { job, state }: { readonly job: Job; readonly state: State },
): Promise<readonly NodeTask[]> {
  return firstRemedy(NODE_REMEDIES, error, {
    attempt: (remedy, refused) => {
      const rest = remedy(task, refused, job);
      if (rest?.length === 0) {
        state.settled.add(kindOf(task));
      }
      if (rest !== undefined && remedy === leaveOutNode) {
        state.refused.add(task.id);
      }
      return rest;
    },
  });
}

/**
 * Joins the metrics of two answers for one node.
 *
 * @param more what came later, by the key of the answer
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

function joinLists(before: unknown, more: JsonObject): JsonObject {
  return isEdge(before) && isEdge(more) ? { ...before, data: [...before.data, ...more.data] } : more;
}
