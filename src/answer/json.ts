import { isLosslessNumber, stringify } from 'lossless-json';
import { hideTokens, SECRET_FIELDS } from './secretNames';

/** An object of an answer. */
export type JsonObject = Readonly<Record<string, unknown>>;

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
