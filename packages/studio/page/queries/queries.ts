import type { Json, JsonObject } from '../../src/wire';

/** A query of the configuration; its id is a text that no other has. */
export interface Query {
  readonly id: string;
  readonly value: JsonObject;
}

/** A query to begin with: for all accounts, as the form says; without a scope, its endpoint would have to begin with an id. */
export const EMPTY_QUERY: JsonObject = { name: 'query', scope: 'all', query: { path: '', fields: '' } };

/** Lists the queries of the parameters; one without an id gets its place. */
export function queriesOf(parameters: JsonObject): readonly Query[] {
  const { queries } = parameters;
  if (!Array.isArray(queries)) {
    return [];
  }
  return queries.filter(isObject).map((value, index) => {
    const { id } = value;
    return { id: typeof id === 'string' || typeof id === 'number' ? String(id) : String(index + 1), value };
  });
}

/** The parameters with other queries; each has its id, because actions choose by it. */
export function withQueries(parameters: JsonObject, queries: readonly Query[]): JsonObject {
  return {
    ...parameters,
    queries: queries.map(({ id, value }) => ({ ...value, id: idAs(value['id'], id) })),
  };
}

function idAs(given: Json | undefined, id: string): string | number {
  return typeof given === 'number' ? given : /^\d{1,15}$/.test(id) ? Number(id) : id;
}

/** A query with an id and a name of its own: two tables of one name would become one. */
export function addQuery(queries: readonly Query[], value: JsonObject): readonly Query[] {
  const numbers = queries.map(({ id }) => Number(id)).filter(Number.isSafeInteger);
  const id = String(Math.max(0, ...numbers) + 1);
  const name = nameOf(value);
  const names = new Set(queries.map((query) => nameOf(query.value)));
  let free = name;
  for (let count = 2; names.has(free); count += 1) {
    free = `${name}_${count}`;
  }
  return [...queries, { id, value: { ...value, name: free } }];
}

/** The name of a query, '' when it has none. */
export function nameOf({ name }: JsonObject): string {
  return typeof name === 'string' ? name : '';
}

/** What a query asks for, in one line. */
export function summaryOf({ query }: JsonObject): string {
  const { path, fields } = isObject(query) ? query : {};
  const where = typeof path === 'string' && path !== '' ? path : 'the account itself';
  return `${where}: ${typeof fields === 'string' && fields !== '' ? fields : 'no fields'}`;
}

/** Tells an object from all other JSON. */
export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
