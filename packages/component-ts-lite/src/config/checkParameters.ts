import type { StandardSchemaV1 } from '@standard-schema/spec';
import { UserError } from '../errors/userError';
import type { JsonRecord } from '../json/jsonRecord';

/** More are counted only. */
const MOST_PROBLEMS = 20;

/**
 * Checks parameters by a schema of any library that follows Standard Schema (https://standardschema.dev), such as zod, valibot or
 * arktype, or by JSON Schema (`@keboola/component-ts-lite/json-schema`).
 *
 * @param schema what the parameters have to be; it may convert them and fill in defaults
 * @param parameters of config.json
 * @returns what the schema makes of them
 * @throws UserError that names the place and the problem of every issue at once
 */
export async function checkParameters<Schema extends StandardSchemaV1>(
  schema: Schema,
  parameters: JsonRecord,
): Promise<StandardSchemaV1.InferOutput<Schema>> {
  const result = await schema['~standard'].validate(parameters);
  if (result.issues === undefined) {
    return result.value;
  }
  const sentences = result.issues.slice(0, MOST_PROBLEMS).map(sentence);
  const more = result.issues.length - sentences.length;
  const ending = more > 0 ? `; and ${more} more` : '';
  throw new UserError(`Cannot start: ${sentences.join('; ')}${ending}`);
}

function sentence({ message, path = [] }: StandardSchemaV1.Issue): string {
  const place = path.map((segment) => String(typeof segment === 'object' ? segment.key : segment)).join('.');
  return place === '' ? `the parameters: ${message}` : `'${place}': ${message}`;
}
