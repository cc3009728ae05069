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
      return value;
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

function withoutSecrets(key: string, value: unknown): unknown {
  return SECRET_FIELDS.has(key) ? undefined : value;
}
