import { isLosslessNumber, stringify } from 'lossless-json';

/** An object of an answer. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Fields that are never requested, followed or written: tokens and what is derived from them. */
export const SECRET_FIELDS: ReadonlySet<string> = new Set(['access_token', 'appsecret_proof']);

/** Tells an object from a list, a scalar and a number that is kept as text. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !isLosslessNumber(value);
}

/**
 * Formats a value as a cell: text as it is, numbers as the API wrote them, `true`/`false`, null as '', lists and objects
 * as JSON without their secret fields.
 */
export function toCell(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return hideTokens(value);
    case 'number':
    case 'boolean':
      return String(value);
    default:
      return value === null || value === undefined
        ? ''
        : isLosslessNumber(value)
          ? value.toString()
          : (stringify(value, withoutSecrets) ?? '');
  }
}

/** Turns a part of an answer into JSON for anybody, without secret fields; numbers that JavaScript cannot hold become text. */
export function plainJson(value: unknown): unknown {
  const plain = (key: string, part: unknown): unknown =>
    isLosslessNumber(part) ? part.toString() : withoutSecrets(key, part);
  return JSON.parse(stringify(value, plain) ?? 'null') as unknown;
}

function withoutSecrets(key: string, value: unknown): unknown {
  return SECRET_FIELDS.has(key) ? undefined : typeof value === 'string' ? hideTokens(value) : value;
}

/** No text with a token is shorter. */
const SHORTEST_WITH_TOKEN = 20;
/** A token or proof as a parameter of an address or as a field of JSON, in a text. */
const NAMED_SECRET = /((?:access_token|appsecret_proof)(?:=|%3D|\\*"\s*:\s*\\*"))[^&"\\\s]+/gi;
/** Every text that NAMED_SECRET matches has this, which is found, or not, in a quarter of the time. */
const NAMES_SECRET = /_(?:token|proof)/i;
/** A token of Meta by its form: they are far longer than this, and no other text looks like it by chance. */
const TOKEN_FORM = /(?<![\w-])(?:EAA|IGAA|IGQ)[A-Za-z0-9]{40,}/g;
const TOKEN_START = /EAA|IGAA|IGQ/;

/**
 * Hides tokens of which nothing is known, such as those of other pages in an address; known ones are hidden before the
 * answer is parsed.
 */
export function hideTokens(text: string): string {
  if (text.length < SHORTEST_WITH_TOKEN) {
    return text;
  }
  const unnamed = NAMES_SECRET.test(text) ? text.replace(NAMED_SECRET, '$1***') : text;
  return TOKEN_START.test(unnamed) ? unnamed.replace(TOKEN_FORM, '***') : unnamed;
}
