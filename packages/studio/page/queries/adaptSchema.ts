import type { Json, JsonObject } from '../../src/wire';
import { isObject } from './queries';

/** What RJSF needs for a form of the platform. */
export interface AdaptedForm {
  readonly schema: JsonObject;
  readonly uiSchema: JsonObject;
}

/** Keys that the studio sets itself: its cards start from a template. */
const OWN_KEYS: ReadonlySet<string> = new Set(['id', 'template']);

/**
 * Translates a form schema of the platform, whose extensions RJSF does not know, into a schema and a `uiSchema`: order, hidden
 * parts, titles of choices, dependencies, choices that an action fills, and the editor for `fields`. Conditions such as `if`
 * are for the component, which validates.
 *
 * @param data what the form has now, for dependencies
 */
export function adaptSchema(schema: JsonObject, data: JsonObject): AdaptedForm {
  return adaptObject(schema, data, data);
}

function adaptObject(schema: JsonObject, data: JsonObject, root: JsonObject): AdaptedForm {
  const { if: _if, then: _then, else: _else, allOf: _allOf, properties, required: _, ...rest } = schema;
  const given = isObject(properties) ? Object.entries(properties) : [];
  const parts = given
    .flatMap(([key, part]) => (isObject(part) && isShown(key, part, { data, root }) ? [{ key, part }] : []))
    .sort((a, b) => orderOf(a.part) - orderOf(b.part))
    .map(({ key, part }) => {
      const value = data[key];
      return { key, ...adaptPart(key, part, { data: isObject(value) ? value : {}, root }) };
    });
  return {
    schema: {
      ...withoutExtensions(rest),
      properties: Object.fromEntries(parts.map(({ key, schema: part }) => [key, part])),
    },
    uiSchema: {
      'ui:order': [...parts.map(({ key }) => key), '*'],
      'ui:options': { isCollapsed: optionsOf(schema)['collapsed'] === true },
      ...Object.fromEntries(parts.map(({ key, uiSchema }) => [key, uiSchema])),
    },
  };
}

interface Values {
  readonly data: JsonObject;
  readonly root: JsonObject;
}

function adaptPart(key: string, part: JsonObject, { data, root }: Values): AdaptedForm {
  if (part['type'] === 'object' && isObject(part['properties'])) {
    return adaptObject(part, data, root);
  }
  const options = optionsOf(part);
  const { type } = part;
  return {
    // RJSF offers a choice of types where there are several: the first is the one of the form.
    schema: { ...withoutExtensions(part), type: firstOf(type) },
    uiSchema: {
      ...widgetOf(key, part, options),
      ...(options['enum_titles'] !== undefined && { 'ui:enumNames': options['enum_titles'] }),
      ...placeholderOf(options),
      'ui:options': { ...options, label: true },
    },
  };
}

function placeholderOf({ inputAttributes }: JsonObject): JsonObject {
  const placeholder = isObject(inputAttributes) ? inputAttributes['placeholder'] : undefined;
  return placeholder === undefined ? {} : { 'ui:placeholder': placeholder };
}

function firstOf(type: Json | undefined): Json {
  const types: readonly Json[] = Array.isArray(type) ? type : [type ?? 'string'];
  return types[0] ?? 'string';
}

function widgetOf(key: string, part: JsonObject, options: JsonObject): JsonObject {
  const { format, type } = part;
  if (key === 'fields') {
    return { 'ui:widget': 'fields' };
  }
  if (isObject(options['async']) || (type === 'array' && part['uniqueItems'] === true)) {
    return { 'ui:widget': type === 'array' ? 'choices' : 'choice' };
  }
  if (format === 'textarea' || format === 'editor') {
    return { 'ui:widget': 'textarea' };
  }
  return format === 'info' || format === 'radio' ? { 'ui:widget': format } : {};
}

/** RJSF takes a format that it does not know for a widget. */
function withoutExtensions(part: JsonObject): JsonObject {
  const {
    format: _,
    options: _options,
    propertyOrder: _order,
    $schema: _schema,
    links: _links,
    ...rest
  } = part;
  return rest;
}

function isShown(key: string, part: JsonObject, values: Values): boolean {
  const options = optionsOf(part);
  const { dependencies } = options;
  return (
    !OWN_KEYS.has(key) &&
    options['hidden'] !== true &&
    // Buttons of the platform's form call actions for which the studio has its own.
    part['type'] !== 'button' &&
    (!isObject(dependencies) || isMet(dependencies, values))
  );
}

/** All of the keys have the value, or one of the values, that is named; `root.a.b` is a path from the root. */
function isMet(dependencies: JsonObject, { data, root }: Values): boolean {
  return Object.entries(dependencies).every(([key, wanted]) => {
    const path = key.startsWith('root.') ? key.slice('root.'.length).split('.') : [key];
    const from: Json = key.startsWith('root.') ? root : data;
    const value = path.reduce<Json | undefined>((at, name) => (isObject(at) ? at[name] : undefined), from);
    const values: readonly (Json | undefined)[] = Array.isArray(wanted) ? wanted : [wanted];
    return values.some((one) => one === (value ?? ''));
  });
}

function optionsOf({ options }: JsonObject): JsonObject {
  return isObject(options) ? options : {};
}

function orderOf({ propertyOrder }: JsonObject): number {
  return typeof propertyOrder === 'number' ? propertyOrder : Number.MAX_SAFE_INTEGER;
}

/** Dates, which most people change, stand in the form itself: with what is read, not under *Advanced*. */
const DATES: readonly string[] = ['since', 'until'];

/** Moves the dates of a query's schema from *Advanced* to what is read. */
export function withDates(schema: JsonObject): JsonObject {
  const { properties } = schema;
  const { advanced, query } = isObject(properties) ? properties : {};
  if (!isObject(advanced) || !isObject(query)) {
    return schema;
  }
  const own = isObject(query['properties']) ? query['properties'] : {};
  const other = Object.entries(isObject(advanced['properties']) ? advanced['properties'] : {});
  const isDate = ([key]: readonly [string, unknown]): boolean => DATES.includes(key);
  // After what the query has itself, in the order that they had.
  const dates = other.filter(isDate).map(([key, part], index) => {
    const propertyOrder = 1000 + index;
    return [key, isObject(part) ? { ...part, propertyOrder } : part] as const;
  });
  return {
    ...schema,
    properties: {
      ...(isObject(properties) ? properties : {}),
      query: { ...query, properties: { ...own, ...Object.fromEntries(dates) } },
      advanced: {
        ...advanced,
        properties: Object.fromEntries(other.filter((entry) => !isDate(entry))),
      },
    },
  };
}

/**
 * Puts what an object has where the form shows it: a template says `query.limit`, the form has it in *Advanced*; an older query
 * may have its dates there, which the form has with what is read. The component reads both.
 */
export function toForm(value: JsonObject, schema: JsonObject): JsonObject {
  return datesToQuery(toAdvanced(value, schema), schema);
}

function datesToQuery(value: JsonObject, { properties }: JsonObject): JsonObject {
  const { advanced, query, ...rest } = value;
  const shown =
    isObject(properties) && isObject(properties['query']) ? properties['query']['properties'] : {};
  const isMoved = (key: string): boolean => DATES.includes(key) && isObject(shown) && key in shown;
  if (!isObject(advanced) || !Object.keys(advanced).some(isMoved)) {
    return value;
  }
  const entries = Object.entries(advanced);
  return {
    ...rest,
    query: {
      ...(isObject(query) ? query : {}),
      ...Object.fromEntries(entries.filter(([key]) => isMoved(key))),
    },
    advanced: Object.fromEntries(entries.filter(([key]) => !isMoved(key))),
  };
}

function toAdvanced(value: JsonObject, { properties }: JsonObject): JsonObject {
  const advanced = isObject(properties) ? properties['advanced'] : undefined;
  const keys =
    isObject(advanced) && isObject(advanced['properties']) ? Object.keys(advanced['properties']) : [];
  const { query, advanced: shown, ...rest } = value;
  const request = isObject(query) ? query : {};
  const moved = keys.flatMap((key) => {
    const given = request[key] ?? rest[key];
    return given === undefined ? [] : [[key, given] as const];
  });
  if (moved.length === 0) {
    return value;
  }
  const without = (object: JsonObject): JsonObject =>
    Object.fromEntries(Object.entries(object).filter(([key]) => !keys.includes(key)));
  const own = isObject(shown) ? shown : {};
  return { ...without(rest), query: without(request), advanced: { ...Object.fromEntries(moved), ...own } };
}
