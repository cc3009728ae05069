import { UserError } from '../errors/userError';
import { isRecord, type JsonRecord } from '../json/jsonRecord';

/**
 * A parameter by its name, nested ones with dots (`db.#password`). A list is a choice: one of its parts is enough, and a part that is
 * itself a list counts when all of its names are there, as in the official Python framework: `['token', ['user', '#password']]`.
 */
export type RequiredParameter = string | readonly (string | readonly string[])[];

/**
 * Checks that parameters are there. Null, '' and an empty list or object count as missing; false and 0 do not.
 *
 * @param parameters of config.json
 * @param required what must be there
 * @throws UserError that names all that is missing at once
 */
export function requireParameters(parameters: JsonRecord, required: readonly RequiredParameter[]): void {
  const missing = missingOf(parameters, required);
  if (missing !== '') {
    throw new UserError(`Cannot start: the configuration lacks ${missing}`);
  }
}

/**
 * Checks that image parameters are there, as `requireParameters` does. They are set in the Developer Portal
 * (https://help.keboola.com/extend/common-interface/config-file/), so the user cannot add them.
 *
 * @param imageParameters of config.json
 * @param required what must be there
 * @throws Error, which ends the job with exit code 2, that names all that is missing at once
 */
export function requireImageParameters(
  imageParameters: JsonRecord,
  required: readonly RequiredParameter[],
): void {
  const missing = missingOf(imageParameters, required);
  if (missing !== '') {
    throw new Error(
      `Cannot start: the image parameters lack ${missing}; add them to the component in the Developer Portal`,
    );
  }
}

function missingOf(parameters: JsonRecord, required: readonly RequiredParameter[]): string {
  return required
    .map((one) => (typeof one === 'string' ? [[one]] : one.map((part) => [part].flat())))
    .filter((choices) => !choices.some((names) => names.every((name) => isThere(parameters, name))))
    .map((choices) => choices.map((names) => names.map((name) => `'${name}'`).join(' and ')).join(' or '))
    .join(', ');
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
