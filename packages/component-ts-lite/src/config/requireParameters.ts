import { UserError } from '../errors/userError';
import { isRecord, type JsonRecord } from '../json/jsonRecord';

/** A parameter by its name, nested ones with dots (`db.#password`); a list of names: one of them is enough. */
export type RequiredParameter = string | readonly string[];

/**
 * Checks that parameters are there. Null, '' and an empty list or object count as missing; false and 0 do not.
 *
 * @param parameters of config.json, or its image parameters
 * @param required what must be there
 * @throws UserError that names all that is missing at once
 */
export function requireParameters(parameters: JsonRecord, required: readonly RequiredParameter[]): void {
  const missing = required
    .map((one) => (typeof one === 'string' ? [one] : one))
    .filter((names) => !names.some((name) => isThere(parameters, name)))
    .map((names) => names.map((name) => `'${name}'`).join(' or '));
  if (missing.length > 0) {
    throw new UserError(`Cannot start: the configuration lacks ${missing.join(', ')}`);
  }
}

/** A name with dots may also be one name. */
function isThere(parameters: JsonRecord, name: string): boolean {
  return !isEmpty(own(parameters, name)) || !isEmpty(name.split('.').reduce<unknown>(own, parameters));
}

function own(value: unknown, name: string): unknown {
  return isRecord(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

function isEmpty(value: unknown): boolean {
  return (
    value === undefined ||
    value === null ||
    value === '' ||
    (typeof value === 'object' && Object.keys(value).length === 0)
  );
}
