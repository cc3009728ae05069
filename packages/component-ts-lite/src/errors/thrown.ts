import { types } from 'node:util';

/**
 * Whether something thrown is an error, also one of another realm (a vm context, as Jest's tests run in).
 *
 * @param thrown anything
 * @returns true for every kind of Error
 */
export function isError(thrown: unknown): thrown is Error {
  return thrown instanceof Error || types.isNativeError(thrown);
}

/**
 * The code of an error of node or of an HTTP client, such as `ENOENT`.
 *
 * @param thrown anything
 * @returns undefined when it has none
 */
export function errorCode(thrown: unknown): string | undefined {
  const code: unknown = isError(thrown) && 'code' in thrown ? thrown.code : undefined;
  return typeof code === 'string' ? code : undefined;
}

/**
 * The errors that an AggregateError gathers.
 *
 * @param thrown anything
 * @returns empty for other errors
 */
export function gatheredErrors(thrown: unknown): readonly unknown[] {
  const errors: unknown =
    isError(thrown) && thrown.name === 'AggregateError' && 'errors' in thrown ? thrown.errors : undefined;
  return Array.isArray(errors) ? errors : [];
}
