import { idOf, isEdge, isObject } from '../answer';
import type { Expectation, JsonObject } from '../answer';
import { answerKey, hasNames } from '../fields';
import type { FieldItem } from '../fields';

/**
 * Names the fields of an answer as the query does: the API answers each under its own name.
 *
 * @param body a node, or a list of nodes
 * @param items the fields that were requested of each node
 */
export function renamed(body: JsonObject, items: readonly FieldItem[]): JsonObject {
  if (!hasNames(items)) {
    return body;
  }
  return isEdge(body)
    ? { ...body, data: body.data.map((node) => (isObject(node) ? renamedNode(node, items) : node)) }
    : renamedNode(body, items);
}

/** Expects of an answer, with its fields named as the query does, what `expects` says. */
export function expectRenamed(expects: Expectation, items: readonly FieldItem[]): Expectation {
  return hasNames(items) ? (body) => expects(renamed(body, items)) : expects;
}

/**
 * Joins what came of the same nodes by two requests: nodes by their ids, those that have none by their places.
 *
 * @param more what came by the later request
 * @param items the fields of both, in whose order those of a node stand
 */
export function joinNodes(
  nodes: readonly unknown[],
  more: readonly unknown[],
  items: readonly FieldItem[],
): readonly unknown[] {
  const byId = new Map(more.map((node) => [idOf(node), node]));
  return nodes.map((node, index) => {
    const id = idOf(node);
    const other = id === '' ? more[index] : byId.get(id);
    return isObject(node) && isObject(other) ? joinFields(node, other, items) : node;
  });
}

function joinFields(node: JsonObject, more: JsonObject, items: readonly FieldItem[]): JsonObject {
  const joined = Object.entries(node).map(([key, value]): [string, unknown] => {
    const inner = items.filter((item) => answerKey(item) === key).flatMap(({ fields = [] }) => fields);
    return [key, joinValues(value, more[key], inner)];
  });
  const added = Object.entries(more).filter(([key]) => !Object.hasOwn(node, key));
  return Object.fromEntries(inOrder([...joined, ...added], items));
}

function joinValues(value: unknown, more: unknown, items: readonly FieldItem[]): unknown {
  if (isEdge(value) && isEdge(more)) {
    return { ...value, data: joinNodes(value.data, more.data, items) };
  }
  return isObject(value) && isObject(more) ? joinFields(value, more, items) : value;
}

/** The order must not show which request a field came by; what was not requested keeps its place behind the field before it. */
function inOrder(
  entries: readonly (readonly [string, unknown])[],
  items: readonly FieldItem[],
): readonly (readonly [string, unknown])[] {
  const keys = items.map(answerKey);
  let before = -1;
  return entries
    .map((entry) => {
      const place = keys.indexOf(entry[0]);
      before = place === -1 ? before : place;
      return { entry, place: before };
    })
    .sort((left, right) => left.place - right.place)
    .map(({ entry }) => entry);
}

function renamedNode(node: JsonObject, items: readonly FieldItem[]): JsonObject {
  const taken = new Set(items.map(answerKey));
  return Object.fromEntries(
    Object.entries(node).flatMap(([key, value]): (readonly [string, unknown])[] => {
      const requested = items.filter(({ name }) => name === key);
      if (requested.length === 0) {
        return taken.has(key) ? [] : [[key, value]];
      }
      return requested.map((item) => [answerKey(item), renamedValue(value, item)]);
    }),
  );
}

function renamedValue(value: unknown, { fields }: FieldItem): unknown {
  return isObject(value) && fields !== undefined ? renamed(value, fields) : value;
}
