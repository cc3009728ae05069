import type { Filter, Json, JsonObject, RowsRequest } from '../wire';
import { Failure } from './failure';
import { objectOf, optionalTextOf, textOf } from './routes';

const CONDITIONS: readonly Filter['is'][] = ['equal', 'containing', 'atLeast', 'atMost'];

/**
 * Reads which part of a table is wanted.
 *
 * @throws Failure for what is no such request
 */
export function readRowsRequest(body: JsonObject): RowsRequest {
  const sort = body['sort'] === undefined ? undefined : objectOf(body, 'sort');
  return {
    table: textOf(body, 'table'),
    offset: numberOf(body, 'offset', 0),
    limit: numberOf(body, 'limit', 50),
    search: optionalTextOf(body, 'search'),
    filters: listOf(body['filters']).map(readFilter),
    ...(sort && {
      sort: { column: textOf(sort, 'column'), isDescending: sort['isDescending'] === true },
    }),
  };
}

function readFilter(value: Json): Filter {
  const filter = objectOf({ filter: value }, 'filter');
  const is = CONDITIONS.find((condition) => condition === filter['is']);
  if (is === undefined) {
    throw new Failure(400, `A filter is one of ${CONDITIONS.join(', ')}`);
  }
  return { column: textOf(filter, 'column'), is, value: textOf(filter, 'value') };
}

function listOf(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? (value as readonly Json[]) : [];
}

function numberOf(body: JsonObject, key: string, otherwise: number): number {
  const value = body[key] ?? otherwise;
  if (typeof value !== 'number' || !Number.isFinite(value)) {
    throw new Failure(400, `'${key}' has to be a number`);
  }
  return value;
}
