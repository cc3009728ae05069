import type { Secrets } from '@keboola/component-ts-lite';
import { changeJsonTexts } from './jsonTexts';
import { numberWithPseudonym, withPseudonyms } from './pseudonym';

/** The root of the API, as recordings have it. */
export const API = 'https://graph.facebook.com';

const HIDDEN = 'REDACTED';
/** Parameters and fields that are secret, and no part of what is asked. */
export const SECRET_NAMES: ReadonlySet<string> = new Set([
  'access_token',
  'appsecret_proof',
  'input_token',
  'fb_exchange_token',
  'client_secret',
]);
const names = [...SECRET_NAMES].join('|');
/** A parameter of a link; `\u0026` is the end of it in JSON that is cut short. */
const IN_LINK = new RegExp(`((?:${names})=)(?:\\\\u00(?!26)[0-9a-f]{2}|[^&"'\\\\\\s<>])*`, 'gi');
/** The same of a link within a link. */
const IN_ENCODED_LINK = new RegExp(`((?:${names})%3D)(?:%(?!26)[0-9a-f]{2}|[^&"'\\\\\\s<>%])*`, 'gi');
/** Tokens of Meta, also those that are not ours. */
const TOKEN = /\b(?:EAA|IG[A-Z]{2})[A-Za-z0-9_-]{20,}/g;
/** Media are signed for a while only; without the signature the address stays the same from run to run. */
const SIGNATURE =
  /(https?:\\?\/\\?\/[^"'\s?<>]*(?:cdninstagram|fbcdn|fbsbx)[^"'\s?<>]*)\?(?:\\u0026|[^"'\s\\<>])*/g;

/** What is not to be kept. */
export interface Unkept {
  /** Scheme, host and port that were asked. */
  readonly origin: string;
  readonly secrets: Secrets;
}

/**
 * Takes out of a text what must not be kept: tokens, secrets and proofs wherever they stand, ids, signatures of media, the host.
 *
 * @param text a JSON document, also one that is cut short, or any other text
 * @param unkept host and secrets
 * @returns what may be kept; JSON wherever it was
 */
export function scrubText(text: string, unkept: Unkept): string {
  return /^\s*[{[]/.test(text)
    ? changeJsonTexts(text, {
        text: (inner, key) => (SECRET_NAMES.has(key) ? HIDDEN : scrubPlain(inner, unkept)),
        number: numberWithPseudonym,
      })
    : scrubPlain(text, unkept);
}

function scrubPlain(text: string, { origin, secrets }: Unkept): string {
  const plain = text
    .replaceAll(origin, API)
    .replaceAll(origin.replaceAll('/', '\\/'), API.replaceAll('/', '\\/'))
    .replace(IN_LINK, `$1${HIDDEN}`)
    .replace(IN_ENCODED_LINK, `$1${HIDDEN}`)
    .replace(SIGNATURE, '$1');
  return withPseudonyms(secrets.redact(plain).replace(TOKEN, HIDDEN));
}
