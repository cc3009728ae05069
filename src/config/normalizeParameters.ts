type Plain = Readonly<Record<string, unknown>>;

const isPlain = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Brings the shapes that existing configurations have into the one that the schema describes: PHP's `[]` for an empty
 * object, `null` for absent, and a configuration row (`query` beside `accounts`) as a list of one query.
 *
 * @param parameters the parameters as they came, root and row merged by the platform
 * @returns new parameters, whether they were a row's, and a sentence for each thing that was put aside
 */
export function normalizeParameters(parameters: Plain): {
  parameters: Plain;
  isRow: boolean;
  warnings: string[];
} {
  const known = withoutNulls(parameters);
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

/** PHP writes an empty object as `[]`, and a list of accounts is told apart by their ids. */
function accountsById(accounts: unknown): Plain | undefined {
  if (!Array.isArray(accounts)) {
    return isPlain(accounts) ? accounts : undefined;
  }
  return Object.fromEntries(
    accounts.map((account: unknown, index) => [
      isPlain(account) && typeof account['id'] === 'string' ? account['id'] : String(index),
      account,
    ]),
  );
}

function withRequest(query: unknown): unknown {
  return isPlain(query) && Array.isArray(query['query']) && query['query'].length === 0
    ? { ...query, query: {} }
    : query;
}

function withoutNulls(value: Plain): Plain {
  const entries = Object.entries(value).filter(([, one]) => one !== null && one !== undefined);
  return Object.fromEntries(entries.map(([key, one]) => [key, cleaned(one)]));
}

function cleaned(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(cleaned);
  }
  return isPlain(value) ? withoutNulls(value) : value;
}
