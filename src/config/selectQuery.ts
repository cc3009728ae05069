import { UserError } from '@keboola/component-ts-lite';
import { isObject } from '../answer';
import type { JsonObject } from '../answer';
import { formatName } from './queryLabel';

/** The name of a query that has none yet: its tables are shown under it. */
const PROVISIONAL_NAME = 'query';

/**
 * Reduces parameters to the one query that an action is about: that of the row, the only one, the one whose id or name
 * `query-id` gives, or else the first that is not disabled. A query that is disabled or has no name yet is taken as well.
 *
 * @param parameters as they came
 * @returns the same parameters with that query only
 * @throws UserError where there is none
 */
export function selectQuery(parameters: JsonObject): JsonObject {
  const { queries: given, 'query-id': wanted, ...rest } = parameters;
  const queries = Array.isArray(given) ? given.filter(isObject) : [];
  const query = rest['query'] ?? undefined;
  // What is no object is still the row's query where there is no other: the schema refuses it by its path.
  const isRow = query !== undefined || typeof rest['template'] === 'string';
  if (isRow && (typeof query === 'object' || queries.length === 0)) {
    return ready(rest);
  }
  const { query: _, template: __, ...root } = rest;
  return { ...root, queries: [ready(chosen(queries, wanted))] };
}

function chosen(queries: readonly JsonObject[], wanted: unknown): JsonObject {
  const [only] = queries;
  if (only === undefined) {
    throw new UserError(
      'There is no query yet: begin with a template, or enter a name, an endpoint and fields',
    );
  }
  if (wanted === undefined || wanted === null || wanted === '') {
    return queries.find(({ disabled }) => disabled !== true) ?? only;
  }
  const [id] = [wanted].map(String);
  const found =
    queries.find((query) => String(query['id']) === id) ?? queries.find(({ name }) => name === id);
  if (found === undefined) {
    throw new UserError(`There is no query with the id or the name '${formatName(id ?? '')}'`);
  }
  return found;
}

function ready({ disabled: _, ...query }: JsonObject): JsonObject {
  const isNamed = ['name', 'template'].some((key) => typeof query[key] === 'string' && query[key] !== '');
  return isNamed ? query : { ...query, name: PROVISIONAL_NAME };
}
