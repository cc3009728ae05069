import { isLosslessNumber, stringify } from 'lossless-json';

/** An object of an answer. */
export type JsonObject = Readonly<Record<string, unknown>>;

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
 * objects as JSON (SPEC §6).
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
          : (stringify(value) ?? '');
  }
}
