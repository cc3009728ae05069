import { isRecord } from '../json/jsonRecord';
import { readJson } from '../json/readJson';

/** Keys of what an authorization holds beside harmless things, e.g. access_token, refreshToken, client_secret. */
const SECRET_KEY = /(token|secret|passw(or)?d|passphrase|private_?key|api_?key)s?$/i;

/**
 * Collects the secrets of a configuration: every text under a key that starts with `#` (the platform's sign for encrypted
 * values) and, where such a text is JSON as `#data` of an authorization is, the texts in it whose key speaks of a token,
 * secret or password.
 *
 * @param config a configuration, or any part of one; not nested deeper than `readJson` allows
 * @returns every secret once; short ones too
 */
export function secretsOf(config: unknown): string[] {
  return [...new Set(entriesOf(config).flatMap(([key, value]) => secretsUnder(key, value)))];
}

function secretsUnder(key: string, value: unknown): string[] {
  return key.startsWith('#')
    ? textsOf(value).flatMap((text) => [text, ...secretsInJson(text)])
    : secretsOf(value);
}

function secretsInJson(text: string): string[] {
  return /^\s*[{[]/.test(text) ? secretsByKey(readJson(text).value) : [];
}

function secretsByKey(value: unknown): string[] {
  return entriesOf(value).flatMap(([key, inner]) =>
    SECRET_KEY.test(key) ? textsOf(inner) : secretsByKey(inner),
  );
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
