import { isObject } from '../answer';
import type { JsonObject } from '../answer';

/**
 * Brings the shapes of existing configurations into the one that the schema describes: PHP's `[]` for an empty object,
 * `null` for absent (but `ids: null` for every account), and a configuration row (`query` beside `accounts`) as a list of
 * one query.
 *
 * @param parameters as they came, root and row merged by the platform
 * @returns new parameters, whether they were a row's, and a warning for each part that is ignored
 */
export function normalizeParameters(parameters: JsonObject): {
  parameters: JsonObject;
  isRow: boolean;
  warnings: string[];
} {
  const known = withoutNulls(withIds(parameters));
  const warnings: string[] = [];
  const accounts = accountsById(known['accounts']);
  const queries = Array.isArray(known['queries']) ? known['queries'].map(withRequest) : known['queries'];
  if (!('query' in known)) {
    const filled = { ...known, ...(accounts && { accounts }), queries: queries ?? [] };
    return { parameters: filled, isRow: false, warnings };
  }
  if (Array.isArray(queries) && queries.length > 0) {
    warnings.push("Both 'query' and 'queries' are given: a configuration row runs its own query only");
  }
  const { id, name, type, disabled, incremental, query, 'run-by-id': runById, ...rest } = known;
  const row = withoutNulls({ id, name, type, disabled, incremental, 'run-by-id': runById, query });
  const asList = { ...rest, ...(accounts && { accounts }), queries: [withRequest(row)] };
  return { parameters: asList, isRow: true, warnings };
}

/** `ids: null` of existing configurations means every account, as an empty text does; absent `ids` mean none. */
function withIds(parameters: JsonObject): JsonObject {
  const { queries } = parameters;
  return {
    ...everyAccountFor(parameters),
    ...(Array.isArray(queries) && {
      queries: queries.map((query: unknown) => (isObject(query) ? everyAccountFor(query) : query)),
    }),
  };
}

function everyAccountFor(owner: JsonObject): JsonObject {
  const { query } = owner;
  return isObject(query) && query['ids'] === null ? { ...owner, query: { ...query, ids: '' } } : owner;
}

/** PHP writes an empty object as `[]`; the accounts of a list are indexed by their ids. */
function accountsById(accounts: unknown): JsonObject | undefined {
  if (!Array.isArray(accounts)) {
    return isObject(accounts) ? accounts : undefined;
  }
  return Object.fromEntries(
    accounts.map((account: unknown, index) => [
      isObject(account) && typeof account['id'] === 'string' ? account['id'] : String(index),
      account,
    ]),
  );
}

function withRequest(query: unknown): unknown {
  return isObject(query) && Array.isArray(query['query']) && query['query'].length === 0
    ? { ...query, query: {} }
    : query;
}

function withoutNulls(value: JsonObject): JsonObject {
  const entries = Object.entries(value).filter(([, part]) => part !== null && part !== undefined);
  return Object.fromEntries(entries.map(([key, part]) => [key, cleaned(part)]));
}

function cleaned(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(cleaned);
  }
  return isObject(value) ? withoutNulls(value) : value;
}
