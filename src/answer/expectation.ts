import { isObject } from './json';
import type { JsonObject } from './json';
import { idOf, isEdge } from './nodeList';

/**
 * Says what is wrong with the body of an answer; undefined where it is what was requested. A body that is something else
 * must never become rows: the request is sent again, and in the end it fails.
 */
export type Expectation = (body: JsonObject) => string | undefined;

const LIST_IN_LIST = 'one of its objects is a list';
const NO_OBJECT = 'one of its objects is no object';

/** A list always has its `data`, empty or not, and no list in it. Source: docs/graph-api.md §2.1. */
export const expectList: Expectation = (body) => {
  if (!isEdge(body)) {
    return 'data' in body ? "its 'data' is not a list" : "it has no 'data'";
  }
  return body.data.some((node) => Array.isArray(node)) ? LIST_IN_LIST : undefined;
};

/**
 * A list of objects.
 *
 * @param problemOf says what is wrong with one of them; undefined where it is what was requested
 */
export function expectObjects(problemOf: (node: JsonObject) => string | undefined): Expectation {
  return (body) =>
    expectList(body) ??
    firstProblem(isEdge(body) ? body.data : [], (node) => (isObject(node) ? problemOf(node) : NO_OBJECT));
}

/**
 * A node always has its id, and no field `data`; some names that look like nodes are lists. Source: docs/graph-api.md §1.1.
 */
export const expectNode: Expectation = (body) => {
  if ('data' in body) {
    return expectList(body);
  }
  return idOf(body) === '' ? "it has no 'id'" : undefined;
};

/** It stands beside the nodes of a list; a node may have a field of that name. */
const SUMMARY = 'summary';

/** What is requested of the nodes of a list. */
export interface ListFields {
  /** Which of their fields are lists, by their keys, joined with those of the objects around them. */
  readonly edges: ReadonlyMap<string, ListFields>;
  /** All their fields; none: the API's default ones, and nodes may be texts as well as objects. @default none */
  readonly fields?: readonly unknown[];
  /** Set where only the name of the field says that it is a list: whatever else may come instead. */
  readonly isGuess?: true;
}

/**
 * Adds to what a body must be that every nested list is one: it may be absent, but it may not be null, a text, an object
 * or an error, unless it was only guessed to be a list; and that nodes of which fields are requested are objects.
 */
export function withLists(base: Expectation, fields: ListFields): Expectation {
  return (body) =>
    base(body) ?? firstProblem(isEdge(body) ? body.data : [body], (node) => problemOf(node, fields, ''));
}

function problemOf(node: unknown, fields: ListFields, prefix: string): string | undefined {
  if (node === null) {
    return 'one of its objects is null';
  }
  if (Array.isArray(node)) {
    return LIST_IN_LIST;
  }
  if (!isObject(node)) {
    return fields.fields?.length ? NO_OBJECT : undefined;
  }
  if (fields.edges.size === 0) {
    return undefined;
  }
  return firstProblem(Object.keys(node), (key) => {
    const name = prefix + key;
    const value = node[key];
    const list = name === SUMMARY ? undefined : fields.edges.get(name);
    if (list === undefined) {
      return isObject(value) && !isEdge(value) ? problemOf(value, fields, `${name}_`) : undefined;
    }
    return problemOfList(value, name, list);
  });
}

function problemOfList(value: unknown, name: string, list: ListFields): string | undefined {
  if (!isEdge(value)) {
    return list.isGuess && !isBrokenList(value) ? undefined : `its '${name}' is not a list`;
  }
  return 'error' in value
    ? `its '${name}' has an error beside the data`
    : firstProblem(value.data, (node) => problemOf(node, list, ''));
}

/** An object that should be a list, as no other object has these. */
function isBrokenList(value: unknown): boolean {
  return isObject(value) && ('data' in value || 'error' in value);
}

function firstProblem<Item>(
  items: readonly Item[],
  problem: (item: Item) => string | undefined,
): string | undefined {
  for (const item of items) {
    const found = problem(item);
    if (found !== undefined) {
      return found;
    }
  }
  return undefined;
}
