import { isRecord, type JsonRecord } from '../json/jsonRecord';

/** Keywords whose value is a schema, or a list of schemas. */
const SCHEMAS = [
  'items',
  'additionalItems',
  'additionalProperties',
  'contains',
  'propertyNames',
  'not',
  'if',
  'then',
  'else',
  'allOf',
  'anyOf',
  'oneOf',
];
/** Keywords whose value is an object of schemas by name. */
const NAMED_SCHEMAS = ['properties', 'patternProperties', 'definitions', '$defs', 'dependencies'];
const LIMITS: readonly (readonly [inclusive: string, exclusive: string])[] = [
  ['minimum', 'exclusiveMinimum'],
  ['maximum', 'exclusiveMaximum'],
];
/** Parts of a form that show something and hold no value. */
const SHOWN_TYPES: readonly unknown[] = ['button', 'info'];

/**
 * Makes JSON Schema (draft-07) of the schema of a configuration form. The editor that shows the form knows older drafts and more than
 * they have (https://help.keboola.com/extend/component/ui-options/configuration-schema/): buttons, selects whose options a sync action
 * fetches (`enum: []`), `type: any`, and `required`, `exclusiveMinimum` and `exclusiveMaximum` as true or false.
 *
 * @param schema of a form; not changed
 * @returns the same conditions without what is the form's alone
 */
export function formSchema(schema: unknown): unknown {
  if (Array.isArray(schema)) {
    return schema.map(formSchema);
  }
  if (!isRecord(schema)) {
    return schema;
  }
  const { $schema: _, id, type, enum: options, required, ...rest } = schema;
  if (SHOWN_TYPES.includes(type)) {
    return {};
  }
  return {
    ...Object.fromEntries(
      Object.entries(rest)
        .filter(([keyword]) => !LIMITS.flat().includes(keyword))
        .map(([keyword, value]) => [keyword, converted(keyword, value)]),
    ),
    // Draft-04 has the schema's own name there.
    ...(id !== undefined && typeof id !== 'string' && { id }),
    ...(type !== undefined && type !== 'any' && { type }),
    ...(options !== undefined && !isEmptyList(options) && { enum: withoutTwins(options) }),
    ...requiredNames(required, schema['properties']),
    ...limits(schema),
  };
}

function converted(keyword: string, value: unknown): unknown {
  if (SCHEMAS.includes(keyword)) {
    return formSchema(value);
  }
  return NAMED_SCHEMAS.includes(keyword) && isRecord(value)
    ? Object.fromEntries(Object.entries(value).map(([name, schema]) => [name, formSchema(schema)]))
    : value;
}

/** The names of the list, and the properties that say `required: true` of themselves; not those that hold no value. */
function requiredNames(required: unknown, properties: unknown): { readonly required?: unknown } {
  if (required !== undefined && typeof required !== 'boolean' && !Array.isArray(required)) {
    return { required };
  }
  const own = isRecord(properties) ? Object.entries(properties) : [];
  const shown = own.flatMap(([name, schema]) =>
    isRecord(schema) && SHOWN_TYPES.includes(schema['type']) ? [name] : [],
  );
  const marked = own.flatMap(([name, schema]) =>
    isRecord(schema) && schema['required'] === true ? [name] : [],
  );
  const listed: readonly unknown[] = Array.isArray(required) ? required : [];
  const names = [...new Set([...listed, ...marked])].filter((name) => !shown.includes(name as string));
  return names.length === 0 ? {} : { required: names };
}

/** Draft-04 says with a flag whether the limit itself is excluded. */
function limits(schema: JsonRecord): JsonRecord {
  return Object.fromEntries(
    LIMITS.flatMap(([inclusive, exclusive]) => {
      const [value, flag] = [schema[inclusive], schema[exclusive]];
      const both = {
        [inclusive]: flag === true ? undefined : value,
        [exclusive]: flag === true ? value : flag,
      };
      return Object.entries(both).filter(([, limit]) => limit !== undefined && limit !== false);
    }),
  );
}

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}

function withoutTwins(options: unknown): unknown {
  return Array.isArray(options) ? [...new Set(options as unknown[])] : options;
}
