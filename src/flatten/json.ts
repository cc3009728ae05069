import { isLosslessNumber, stringify } from 'lossless-json';

/** An object of an answer. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Fields that are never written: tokens (SPEC §11). */
export const SECRET_FIELDS: ReadonlySet<string> = new Set(['access_token']);

/**
 * Tells an object from a list, a scalar and a number that is kept as text.
 *
 * @param value part of an answer
 * @returns whether it has named parts
 */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !isLosslessNumber(value);
}

/**
 * Writes a value as a cell: text as it is, numbers as the API wrote them, `true`/`false`, null empty, lists and
 * objects as JSON (SPEC §6), without what is never written.
 *
 * @param value part of an answer
 * @returns the cell
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
