import { QUERY, QUERY_BUTTONS, REQUEST, ROOT } from './keys';
import type { Key, Keys, Schema } from './keys';

const DRAFT = 'http://json-schema.org/draft-07/schema#';

/** The schema that ajv checks: keywords that check something, and descriptions, which become comments of the types. */
export function checkedSchema(): Schema {
  return {
    type: 'object',
    required: ['queries'],
    properties: { ...accepted(ROOT), queries: { type: 'array', items: { $ref: '#/definitions/query' } } },
    definitions: {
      query: {
        type: 'object',
        required: ['name', 'query'],
        if: { required: ['scope'], properties: { scope: { const: 'chosen' } } },
        then: { required: ['chosen-accounts'], properties: { 'chosen-accounts': { minItems: 1 } } },
        properties: { ...accepted(QUERY), query: { type: 'object', properties: accepted(REQUEST) } },
      },
    },
  };
}

/** The form of the configuration. */
export function rootForm(): Schema {
  return form('Instagram', {
    ...shown(ROOT, false),
    advanced: advanced(shown(ROOT, true)),
  });
}

/** The form of a configuration row: one query. */
export function rowForm(): Schema {
  return form('Query', {
    ...shown(QUERY, false),
    query: group('What to read', shown(REQUEST, false)),
    ...shown(QUERY_BUTTONS, false),
    advanced: advanced({ ...shown(REQUEST, true), ...shown(QUERY, true) }),
  });
}

/** The form of the dialog that makes a row. */
export function newRowForm(): Schema {
  const { template, username, hashtag, name } = shown(QUERY, false);
  return form('New query', { template, username, hashtag, name });
}

function accepted(keys: Keys): Schema {
  return Object.fromEntries(
    Object.entries(keys).flatMap(([name, { accepts, description }]) =>
      accepts === undefined
        ? []
        : [[name, { ...(description !== undefined && { description }), ...accepts }]],
    ),
  );
}

function shown(keys: Keys, isAdvanced: boolean): Schema {
  const entries = Object.entries(keys).filter(
    ([, key]) => key.form !== undefined && (key.isAdvanced ?? false) === isAdvanced,
  );
  return Object.fromEntries(entries.map(([name, key]) => [name, field(key)]));
}

function field({ title, description, form: own }: Key): Schema {
  return { title, ...(description !== undefined && { description }), ...own };
}

function advanced(properties: Schema): Schema {
  return { ...group('Advanced', properties), options: { collapsed: true } };
}

function group(title: string, properties: Schema): Schema {
  return { title, type: 'object', properties: inOrder(properties) };
}

function form(title: string, properties: Schema): Schema {
  return { $schema: DRAFT, title, type: 'object', properties: inOrder(properties) };
}

/** `propertyOrder` sorts the form. */
function inOrder(properties: Schema): Schema {
  return Object.fromEntries(
    Object.entries(properties).map(([name, property], index) => [
      name,
      { ...(property as Schema), propertyOrder: (index + 1) * 10 },
    ]),
  );
}
