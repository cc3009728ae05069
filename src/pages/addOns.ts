import { idOf, isObject } from '../answer';
import type { JsonObject } from '../answer';
import { GraphError } from '../errors';
import type { ErrorKind } from '../errors';
import { answerKey } from '../fields';
import type { FieldItem } from '../fields';
import type { GraphRequest } from '../graph';
import type { Level } from '../plan';
import { graphRequest } from './job';
import type { Job } from './job';
import { renamed } from './renaming';

/** Errors that concern one post, or the add-ons of all of them. */
const OF_THE_POST: ReadonlySet<ErrorKind> = new Set<ErrorKind>([
  'field',
  'missing',
  'no-data',
  'object',
  'permission',
  'query',
  'too-old',
  'unknown',
]);

/** What is requested of whose posts. */
interface AddOns {
  /** The add-ons, with the fields of each that are wanted; none: all. */
  readonly items: readonly FieldItem[];
  readonly level: Level;
}

/**
 * Requests polls and prompts of posts, each by itself, many in one round trip. They have no id of their own: each gets that
 * of its post, which has one at the most. What is refused is noted in the job's omissions.
 *
 * @returns for each id of a post that has any, lists of one by the key of the answer
 * @throws GraphError for an error that is not one post's
 */
export async function fetchAddOns(
  ids: readonly string[],
  { items, level }: AddOns,
  job: Job,
): Promise<ReadonlyMap<string, JsonObject>> {
  const found = new Map<string, JsonObject>();
  const tasks = items.flatMap((item) => ids.map((id) => ({ id, item })));
  const answers =
    tasks.length === 0 ? [] : await job.api.sendBatch(tasks.map((task) => requestOf(task, job)));
  for (const [index, { id, item }] of tasks.entries()) {
    const answer = answers[index];
    if (answer instanceof GraphError) {
      noteRefusal(answer, { id, item, level }, job);
    } else if (answer !== undefined) {
      const nodes = nodesIn(answer.body).map((node) => withOwnId(node, { id, item }));
      if (nodes.length > 0) {
        found.set(id, { ...found.get(id), [answerKey(item)]: { data: nodes } });
      }
    }
  }
  return found;
}

interface Task {
  readonly id: string;
  readonly item: FieldItem;
}

function requestOf({ id, item }: Task, job: Job): GraphRequest {
  return { ...graphRequest([id, item.name], {}, job), expects: () => undefined, mayBeNull: true };
}

/** An object, nothing, or a list of either; as they are, or as `data`. */
function nodesIn(body: JsonObject): readonly JsonObject[] {
  const found = 'data' in body ? body['data'] : body;
  const nodes: readonly unknown[] = Array.isArray(found) ? found : [found];
  return nodes.filter(isObject).filter((node) => Object.keys(node).length > 0);
}

/** They come whole: what is not wanted is left out here. */
function withOwnId(node: JsonObject, { id, item: { fields } }: Task): JsonObject {
  const wanted = new Set(fields?.map(({ name }) => name));
  const entries = Object.entries(node).filter(([name]) => fields === undefined || wanted.has(name));
  return { ...renamed(Object.fromEntries(entries), fields ?? []), id: idOf(node) || id };
}

function noteRefusal(
  error: GraphError,
  { id, item, level }: Task & { readonly level: Level },
  job: Job,
): void {
  if (!OF_THE_POST.has(error.kind)) {
    throw error;
  }
  if (error.kind === 'field') {
    job.learned.missingFields(level).set(item.name, error.message);
    job.omissions.field(item.name, error.message);
  } else {
    job.omissions.object(id, { is: 'list', list: item.name }, error.message);
  }
}
