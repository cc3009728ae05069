import { isObject } from '../answer';
import type { JsonObject } from '../answer';
import type { Config } from './config';
import { fromForm } from './fromForm';
import { schema } from './generated/schema';
import { queryLabel } from './queryLabel';

/** Parameters in the shape that the schema describes. */
export interface NormalizedParameters {
  readonly parameters: JsonObject;
  /** Whether they were a row's. */
  readonly isRow: boolean;
  readonly accountsBy: Config['accountsBy'];
  /** A warning for each part that is ignored. */
  readonly warnings: readonly string[];
}

/**
 * Brings the shapes of forms and of existing configurations into the one that the schema describes: PHP's `[]` for an empty object,
 * `null` for absent (but `ids: null` for every account), accounts by their ids or `all`, and a configuration row (`query` beside
 * `accounts`) as a list of one query.
 *
 * @param parameters as they came, root and row merged by the platform
 */
export function normalizeParameters(parameters: JsonObject): NormalizedParameters {
  const warnings: string[] = [];
  const known = fromForm(withoutNulls(parameters), warnings);
  const { accounts, accountsBy } = normalizeAccounts(known['accounts']);
  const { queries } = known;
  const filled = { ...known, accounts };
  if (!('query' in known)) {
    const list = Array.isArray(queries)
      ? queries.map((query) => withRequest(query, warnings))
      : (queries ?? []);
    return { parameters: { ...filled, queries: list }, isRow: false, accountsBy, warnings };
  }
  if (Array.isArray(queries) && queries.length > 0) {
    warnings.push("Both 'query' and 'queries' are given: a configuration row runs its own query only");
  }
  const isOfRow = (key: string): boolean => ROW_KEYS.has(key);
  const row = Object.fromEntries(Object.entries(filled).filter(([key]) => isOfRow(key)));
  const rest = Object.fromEntries(Object.entries(filled).filter(([key]) => !isOfRow(key)));
  const query = withRequest(
    isObject(row['query']) && !hasScope(row) ? { ...row, scope: 'all' } : row,
    warnings,
  );
  return { parameters: { ...rest, queries: [query] }, isRow: true, accountsBy, warnings };
}

/** Keys of a query that stand next to the root's in a configuration row. */
const ROW_KEYS: ReadonlySet<string> = new Set(Object.keys(schema.definitions.query.properties));

/** Whether a row says for which accounts it is: one that does not is for all of them. */
function hasScope(row: JsonObject): boolean {
  return 'scope' in row || 'ids' in (row['query'] as JsonObject);
}

/** PHP writes an empty object as `[]`; a form gives a list of ids, or `all`. */
function normalizeAccounts(given: unknown): { accounts: unknown } & Pick<NormalizedParameters, 'accountsBy'> {
  const isAll = (value: unknown): boolean => typeof value === 'string' && value.trim() === 'all';
  if (isAll(given) || (Array.isArray(given) && given.some(isAll))) {
    return { accounts: {}, accountsBy: 'all' };
  }
  if (!Array.isArray(given)) {
    return { accounts: given ?? {}, accountsBy: 'entry' };
  }
  const entries = given.map((account: unknown) => (isId(account) ? { id: String(account).trim() } : account));
  return {
    accounts: Object.fromEntries(
      entries.map((account, index) => [
        isObject(account) && /^\d+$/.test(String(account['id'])) ? String(account['id']) : String(index),
        account,
      ]),
    ),
    accountsBy: given.some(isId) ? 'id' : 'entry',
  };
}

/** An id as text, or as a number that is exact. */
function isId(value: unknown): boolean {
  return typeof value === 'string' || Number.isSafeInteger(value);
}

/** The request of a query in one shape: PHP's `[]` as an empty object, and the accounts that a form chose as `ids`. */
function withRequest(query: unknown, warnings: string[]): unknown {
  if (!isObject(query) || !('query' in query)) {
    return query;
  }
  const given = query['query'];
  const request = Array.isArray(given) && given.length === 0 ? {} : given;
  return {
    ...query,
    query: isObject(request) && 'scope' in query ? inScope(request, query, warnings) : request,
  };
}

function inScope(request: JsonObject, query: JsonObject, warnings: string[]): JsonObject {
  const ids = idsInScope(query);
  const { ids: before, ...others } = request;
  if (before !== undefined && before !== ids) {
    const label = queryLabel(typeof query['name'] === 'string' ? query['name'] : '');
    warnings.push(`Both 'scope' and 'ids' are given in ${label}: 'scope' counts`);
  }
  return ids === undefined ? others : { ...others, ids };
}

/** The accounts of a scope as `ids`; undefined for none. A choice that is no list is left to the schema to refuse. */
function idsInScope({ scope, 'chosen-accounts': chosen }: JsonObject): string | undefined {
  switch (scope) {
    case 'chosen':
      return Array.isArray(chosen) ? chosen.map(String).join(',') : '';
    case 'none':
      return undefined;
    default:
      return '';
  }
}

/** Removes what is null, but for the `ids` of a request: there it means every account, as an empty text does. */
function withoutNulls(value: JsonObject, isRequest = false): JsonObject {
  const entries = Object.entries(value).flatMap(([key, part]): [string, unknown][] => {
    if (part === null || part === undefined) {
      return isRequest && key === 'ids' && part === null ? [[key, '']] : [];
    }
    return [[key, cleaned(part, key === 'query')]];
  });
  return Object.fromEntries(entries);
}

function cleaned(value: unknown, isRequest: boolean): unknown {
  if (Array.isArray(value)) {
    return value.map((part: unknown) => cleaned(part, false));
  }
  return isObject(value) ? withoutNulls(value, isRequest) : value;
}
