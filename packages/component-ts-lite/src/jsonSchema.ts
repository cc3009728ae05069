/**
 * JSON Schema for `withParameters`, by ajv, which the component installs itself: `@keboola/component-ts-lite/json-schema`. A component's
 * configuration form is a JSON Schema, so one file can be both.
 */
import type { StandardSchemaV1 } from '@standard-schema/spec';
import { Ajv, type ErrorObject } from 'ajv';

/**
 * Makes a Standard Schema of a JSON Schema (draft-07). Keywords of the form, such as `propertyOrder` and `options`, are left alone.
 *
 * @param schema the JSON Schema; `T` is the type that it describes, which nobody checks
 * @param ajv with other options, formats or keywords; by default all problems are found and defaults are filled in
 * @returns to be given to `withParameters`
 * @throws Error when the schema itself is wrong
 */
export function fromJsonSchema<T = Record<string, unknown>>(
  schema: object,
  ajv: Ajv = new Ajv({ allErrors: true, strict: false, useDefaults: true }),
): StandardSchemaV1<unknown, T> {
  const validate = ajv.compile<T>(schema);
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
