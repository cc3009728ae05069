import { isObject } from '../answer';
import type { JsonObject } from '../answer';
import { findTemplate } from '../templates';
import { schema } from './generated/schema';
import { withInputs } from './inputs';
import { formatName } from './queryLabel';

/** Keys that belong to a query's request. */
const REQUEST_KEYS: ReadonlySet<string> = new Set(
  Object.keys(schema.definitions.query.properties.query.properties),
);

/**
 * Brings what the platform's forms write into the older shape: the keys of their Advanced parts to their places, and a template to the
 * query that it stands for.
 *
 * @param parameters as they came, without nulls
 * @param warnings gets a sentence for each part that is ignored
 */
export function fromForm(parameters: JsonObject, warnings: string[]): JsonObject {
  const { advanced, ...known } = parameters;
  const row = withInputs(fromTemplate(known, warnings));
  const flat = isObject(advanced) ? withAdvanced(row, advanced, warnings) : row;
  const { queries } = flat;
  // Rows that were put together into one configuration keep the shape of their form.
  return Array.isArray(queries)
    ? {
        ...flat,
        queries: queries.map((query: unknown) => (isObject(query) ? fromForm(query, warnings) : query)),
      }
    : flat;
}

/** What the form shows counts: an older value beside it would be one that nobody sees. */
function withAdvanced(known: JsonObject, advanced: JsonObject, warnings: string[]): JsonObject {
  const query = queryOf(known);
  const isOfRequest = ([key]: readonly [string, unknown]): boolean =>
    query !== undefined && REQUEST_KEYS.has(key);
  const entries = Object.entries(advanced);
  const request = Object.fromEntries(entries.filter(isOfRequest));
  const others = Object.fromEntries(entries.filter((entry) => !isOfRequest(entry)));
  const before = { ...query, ...known };
  for (const [key, value] of entries) {
    if (Object.hasOwn(before, key) && before[key as keyof typeof before] !== value) {
      warnings.push(`'${formatName(key)}' is given twice: the one in 'advanced' counts`);
    }
  }
  return { ...known, ...others, ...(query && { query: { ...query, ...request } }) };
}

/** The request of a row; PHP writes an empty one as `[]`. */
function queryOf({ query }: JsonObject): JsonObject | undefined {
  return isObject(query) ? query : Array.isArray(query) && query.length === 0 ? {} : undefined;
}

/** What a row says itself counts before its template; an empty text says nothing. */
function fromTemplate(known: JsonObject, warnings: string[]): JsonObject {
  const { template: wanted, queries } = known;
  if (typeof wanted !== 'string' || wanted === '' || (Array.isArray(queries) && queries.length > 0)) {
    return known;
  }
  const template = findTemplate(wanted);
  if (template === undefined) {
    warnings.push(`There is no template '${formatName(wanted)}': it is ignored`);
    return known;
  }
  const { name, ...request } = template.query;
  // But for `ids`, of which an empty text means every account.
  const own = Object.entries(queryOf(known) ?? {}).filter(([key, value]) => value !== '' || key === 'ids');
  const hasName = typeof known['name'] === 'string' && known['name'].trim() !== '';
  return { ...known, ...(!hasName && { name }), query: { ...request, ...Object.fromEntries(own) } };
}
