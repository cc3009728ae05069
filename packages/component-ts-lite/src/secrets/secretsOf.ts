import { isRecord } from '../json/jsonRecord';
import { readJson } from '../json/readJson';

/** Keys of a workspace's credentials (https://developers.keboola.com/extend/common-interface/folders/#exchanging-data-via-database-workspace). */
const WORKSPACE_SECRET =
  /(token|secret|passw(or)?d|passphrase|private_?key(_?id)?|api_?key|connection_?string)s?$/i;
/** Sections of an input manifest whose `credentials` give access to the staging storage. */
const STAGING_SECTION = /^(s3|abs|gcs)$/;
/** What a query string looks like: `access_token=…&expires_in=…`. */
const QUERY_STRING = /^[^\s=&{}[\]"]+=[^\s&]+(&[^\s=&]+=[^\s&]*)*$/;
/** JSON within JSON within JSON is as deep as anybody writes it. */
const MOST_NESTED = 3;

/**
 * Collects the secrets of a document that the platform gives to the component: a configuration, a state, an input manifest.
 *
 * - Every text and number under a key that starts with `#`, the platform's sign for encrypted values
 *   (https://developers.keboola.com/overview/encryption/). Where such a text is JSON, as `#data` of an authorization is, or a query
 *   string, every text in it, whatever its key.
 * - Passwords, keys and connection strings in `workspace` (of `authorization`).
 * - `credentials` in `s3`, `abs` and `gcs`, which an input manifest has where the data is staged elsewhere.
 *
 * @param document any part of one; not nested deeper than `readJson` allows
 * @returns every secret once; short ones too
 */
export function secretsOf(document: unknown): string[] {
  return [...new Set(entriesOf(document).flatMap(([key, value]) => secretsUnder(key, value)))];
}

function secretsUnder(key: string, value: unknown): string[] {
  if (key.startsWith('#')) {
    return textsOf(value).flatMap((text) => [text, ...textsWithin(text, MOST_NESTED)]);
  }
  if (STAGING_SECTION.test(key) && isRecord(value)) {
    return [...textsOf(value['credentials']), ...secretsOf(value)];
  }
  return [...(key === 'workspace' ? secretsByKey(value) : []), ...secretsOf(value)];
}

/** The texts in a text that is JSON or a query string. */
function textsWithin(text: string, depth: number): string[] {
  const inner = /^\s*[{["]/.test(text)
    ? stringsOf(readJson(text).value)
    : QUERY_STRING.test(text)
      ? [...new URLSearchParams(text).values()]
      : [];
  return depth === 0 ? inner : inner.flatMap((one) => [one, ...textsWithin(one, depth - 1)]);
}

function secretsByKey(value: unknown): string[] {
  return entriesOf(value).flatMap(([key, inner]) =>
    WORKSPACE_SECRET.test(key) ? textsOf(inner) : secretsByKey(inner),
  );
}

/** Every text in a value, whatever its depth. */
function stringsOf(value: unknown): string[] {
  return typeof value === 'string' ? [value] : entriesOf(value).flatMap(([, inner]) => stringsOf(inner));
}

/** Every text and number in a value, whatever its depth. */
function textsOf(value: unknown): string[] {
  if (typeof value === 'string' || typeof value === 'number') {
    return [String(value)];
  }
  return entriesOf(value).flatMap(([, inner]) => textsOf(inner));
}

function entriesOf(value: unknown): [string, unknown][] {
  return isRecord(value) || Array.isArray(value) ? Object.entries(value) : [];
}
