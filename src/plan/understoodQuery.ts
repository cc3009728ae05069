import { READING_RULES } from '../catalogue';
import type { Account, Query } from '../config';

/** A query as a person meant it, where what is written has no other meaning. */
export interface UnderstoodQuery {
  readonly query: Query;
  /** The path, where it is another than the one written. */
  readonly path?: string;
  /** How the query is read in another way than it is written, each a clause. */
  readonly remarks: readonly string[];
}

/** Host and version of an address of the API. */
const ADDRESS = /^https?:\/\/graph\.(?:facebook|instagram)\.com\/+(?:v\d+\.\d+\/+)?/i;
const VERSION = /^v\d+\.\d+\/+/i;
/** Marks of the language and white space as an address has them. */
const ENCODED_MARK = /%(?:25)?(?:7b|7d|2c|28|29|20|22|3a|0a|0d)/i;
/** Marks of a path. */
const ENCODED_PATH = /%(?:2f|3f)/i;

/**
 * Reads a query as a person plainly meant it: fields and paths as they are copied from an address, the address itself, the
 * account's own id before its edge, and the sign of a hashtag or a name (docs/graph-api.md §1.1, §1.8).
 */
export function understoodQuery(query: Query, accounts: readonly Account[]): UnderstoodQuery {
  const fields = plainFields(query.fields);
  const known = knownIds(query, accounts);
  const { path, own } = withoutOwnId(plainPath(query.path), known);
  const words = { path: plainWord(path), parameters: plainWord(query.parameters, path) };
  const ids = own === undefined || known.length === 1 ? query.ids : [own];
  const remarks = [
    ...(path === query.path ? [] : [`its path is read as '${path}'${own === undefined ? '' : ` of ${own}`}`]),
    ...(fields === query.fields ? [] : [`its fields are read as ${fields}`]),
    ...(words.path === path && words.parameters === query.parameters
      ? []
      : ["the word of its search is sent without '#'"]),
  ];
  const changed = { ...query, ...words, fields, ids };
  return remarks.length === 0
    ? { query, remarks }
    : { query: changed, remarks, ...(words.path !== query.path && { path: words.path }) };
}

/** The ids before the path of a query, where the configuration has them. */
function knownIds({ ids }: Query, accounts: readonly Account[]): readonly string[] {
  if (ids === 'every') {
    return accounts.map(({ id }) => id);
  }
  return ids === 'none' ? [] : ids;
}

/** In fields, `%` stands for a mark that was encoded; but `%%days:-5%%` is one of our own. */
function plainFields(text: string): string {
  const fields = text.replace(/^\s*\??fields=/, '');
  return decoded(fields, ENCODED_MARK).replace(/(\bbusiness_discovery\s*\.\s*username\(\s*)@/g, '$1');
}

function plainPath(text: string): string {
  const path = text.replaceAll('&amp;', '&');
  const decodedPath = path.includes('?') ? path : decoded(path, ENCODED_PATH);
  return decodedPath.replace(ADDRESS, '').replace(VERSION, '');
}

function decoded(text: string, marks: RegExp): string {
  if (text.includes('%%') || !marks.test(text)) {
    return text;
  }
  try {
    const plain = decodeURIComponent(text);
    return plain === text ? text : decoded(plain, marks);
  } catch {
    // Not an encoding after all: the text stands as it is.
    return text;
  }
}

/** The path stands after the account's id, so that this id within it has no meaning of its own. */
function withoutOwnId(
  path: string,
  ids: readonly string[],
): { readonly path: string; readonly own?: string } {
  const own = ids.find((id) => path === id || path.startsWith(`${id}/`) || path.startsWith(`${id}?`));
  return own === undefined ? { path } : { path: path.slice(own.length).replace(/^\/+/, ''), own };
}

/** A search for a hashtag takes the word without its sign. */
function plainWord(text: string, path = text): string {
  const isSearch = [...READING_RULES.searches.keys()].some((search) => path.includes(search));
  return isSearch ? text.replace(/((?:^|[?&])q=)(?:#|%23)+/g, '$1') : text;
}
