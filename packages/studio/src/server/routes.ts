import type { JsonObject } from '../wire';
import { Failure } from './failure';

/** What answers a request with JSON. */
export type Route = (body: JsonObject) => unknown;

/** Half a character: neither an address nor a database can have one. */
const LONE_SURROGATE = /\p{Surrogate}/gu;

/** A text of a body, with a replacement character for each half of one. @throws Failure when it is not a text */
export function textOf(body: JsonObject, key: string): string {
  const value = body[key];
  if (typeof value !== 'string') {
    throw new Failure(400, `'${key}' has to be a text`);
  }
  return value.replace(LONE_SURROGATE, '\uFFFD');
}

/** A text of a body that may be missing. */
export function optionalTextOf(body: JsonObject, key: string): string {
  return body[key] === undefined ? '' : textOf(body, key);
}

/** An object of a body. @throws Failure when it is none */
export function objectOf(body: JsonObject, key: string): JsonObject {
  const value = body[key];
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Failure(400, `'${key}' has to be an object`);
  }
  return value as JsonObject;
}

/** A list of texts of a body, empty when missing. @throws Failure when it is something else */
export function textsOf(body: JsonObject, key: string): readonly string[] {
  const value = body[key] ?? [];
  if (!Array.isArray(value) || !value.every((one) => typeof one === 'string')) {
    throw new Failure(400, `'${key}' has to be a list of texts`);
  }
  return value;
}
