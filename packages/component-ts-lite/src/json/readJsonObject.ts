import { UserError } from '../errors/userError';
import { isRecord, type JsonRecord } from './jsonRecord';
import { readJson } from './readJson';

/**
 * Reads a JSON object that came from outside. PHP writes an empty object as `[]`, so that counts as one.
 *
 * @param text JSON; a byte order mark before it is tolerated
 * @param source what the message calls the text, e.g. `'in/state.json'`, with its quotes
 * @param advice what the user can do about it, appended to the message behind a semicolon
 * @returns the object
 * @throws UserError when the text is empty, not JSON (with line and column), nested too deep or not an object; it never quotes
 *   the text, which may hold secrets
 */
export function readJsonObject(text: string, source: string, advice?: string): JsonRecord {
  const { value, problem } = readJson(text);
  if (isRecord(value)) {
    return value;
  }
  if (Array.isArray(value) && value.length === 0) {
    return {};
  }
  const ending = advice === undefined ? '' : `; ${advice}`;
  throw new UserError(`Cannot read ${source}: ${problem ?? 'it is not a JSON object'}${ending}`);
}
