/**
 * JSON Schema for `withParameters`, by ajv, which the component installs itself: `@keboola/component-ts-lite/json-schema`. A component's
 * configuration form is a JSON Schema, so one file can be both.
 */
import type { StandardSchemaV1 } from '@standard-schema/spec';
import { Ajv, type ErrorObject } from 'ajv';
import { formSchema } from './config/formSchema';

/**
 * Makes a Standard Schema of a JSON Schema (draft-07), or of the schema of a configuration form: what is the form's alone, such as
 * `propertyOrder`, buttons and formats, is no condition, and nothing is printed about it.
 *
 * @param schema the JSON Schema; `T` is the type that it describes, which nobody checks
 * @param ajv with other options, formats or keywords; by default all problems are found, defaults are filled in, and formats not checked
 * @returns to be given to `withParameters`
 * @throws Error when the schema itself is wrong
 * @example
 * run: withParameters(fromJsonSchema<{ limit: number }>(schema), async ({ parameters }) => …)
 */
export function fromJsonSchema<T = Record<string, unknown>>(
  schema: object,
  ajv: Ajv = new Ajv({
    allErrors: true,
    strict: false,
    useDefaults: true,
    // `password` and `checkbox` are the form's own; stderr of a job that succeeds would become an error event.
    validateFormats: false,
    logger: false,
  }),
): StandardSchemaV1<unknown, T> {
  const validate = ajv.compile<T>(formSchema(schema) as object);
  return {
    '~standard': {
      version: 1,
      vendor: 'component-ts-lite',
      validate: (value) => {
        // Defaults are filled into a copy: the configuration stays as it came.
        const copy = structuredClone(value);
        return validate(copy) ? { value: copy } : { issues: (validate.errors ?? []).map(issueOf) };
      },
    },
  };
}

function issueOf({ instancePath, keyword, params, message }: ErrorObject): StandardSchemaV1.Issue {
  const path = instancePath
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
  const { missingProperty, additionalProperty } = params as Readonly<Record<string, string | undefined>>;
  if (keyword === 'required' && missingProperty !== undefined) {
    return { message: 'is missing', path: [...path, missingProperty] };
  }
  if (keyword === 'additionalProperties' && additionalProperty !== undefined) {
    return { message: 'is not known', path: [...path, additionalProperty] };
  }
  return { message: message ?? keyword, path };
}
