import type { ErrorObject } from 'ajv';
import { isObject } from '../answer';
import { DEFAULTS } from './defaults';
import type { Parameters } from './generated/parameters';
import { validate } from './generated/validate';
import { formatName, queryLabel } from './queryLabel';

/**
 * Checks normalized parameters against the schema of the platform's form; of a disabled query only the types, because
 * people put aside what is not finished.
 *
 * @param options `isRow`: they came as a configuration row, which has no list of queries
 * @returns the typed parameters with the enabled queries, or every violation, each with its path and in plain words
 */
export function validateParameters(
  parameters: unknown,
  { isRow }: { readonly isRow: boolean },
): { parameters: Parameters; violations?: never } | { violations: string[] } {
  validate(parameters);
  const errors = (validate.errors ?? []).filter(
    ({ keyword, instancePath }) =>
      // 'if' only says that one of the others holds.
      keyword !== 'if' && (keyword === 'type' || !isOfDisabledQuery(instancePath, parameters)),
  );
  if (errors.length === 0) {
    // Typed as far as anyone reads them: only disabled queries may be of another shape.
    const valid = parameters as Parameters;
    return { parameters: { ...valid, queries: valid.queries.filter(({ disabled }) => disabled !== true) } };
  }
  const violations = errors.map((error) => {
    // A row has its query beside the accounts, in no list.
    const pointer = isRow ? error.instancePath.replace(/^\/queries\/0/, '') : error.instancePath;
    return describe(error, formatPath(pointer, parameters));
  });
  return { violations: [...new Set(violations)] };
}

function isOfDisabledQuery(pointer: string, parameters: unknown): boolean {
  const index = /^\/queries\/(\d+)(?:\/|$)/.exec(pointer)?.[1];
  const { queries } = parameters as { readonly queries?: readonly unknown[] };
  const query: unknown = index === undefined ? undefined : queries?.[Number(index)];
  return isObject(query) && query['disabled'] === true;
}

function describe(error: ErrorObject, where: string): string {
  const value = formatValue(error.data);
  const params = error.params as Record<string, unknown>;
  switch (error.keyword) {
    case 'required':
      return `${where} has no '${String(params['missingProperty'])}'`;
    case 'type':
      return `${where} must be ${formatType(params['type'])}: now ${value}`;
    case 'enum':
      return `${where} must be one of ${(params['allowedValues'] as string[]).map((allowed) => `'${allowed}'`).join(', ')}: now ${value}`;
    case 'pattern':
      return `${where} must be ${formatPattern(error.instancePath)}: now ${value}`;
    case 'minimum':
      return `${where} must be ${String(params['limit'])} or more: now ${value}`;
    case 'minLength':
    case 'minItems':
      return `${where} must not be empty`;
    default:
      return `${where} ${error.message ?? 'is not valid'}: now ${value}`;
  }
}

/** The content of an object is not shown: it may be a secret. */
function formatValue(value: unknown): string {
  if (typeof value === 'object' && value !== null) {
    return Array.isArray(value) ? 'a list' : 'an object';
  }
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

/** `/queries/3/query/limit` → `parameters.queries[3] (query 'media').query.limit` */
function formatPath(pointer: string, parameters: unknown): string {
  let path = 'parameters';
  let value: unknown = parameters;
  const steps = pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  for (const step of steps) {
    value = (value as Record<string, unknown> | undefined)?.[step];
    const name = (value as Record<string, unknown> | null)?.['name'];
    const isQuery = path === 'parameters.queries' && typeof name === 'string';
    path += /^\d+$/.test(step) ? `[${step}]` : `.${formatName(step)}`;
    path += isQuery ? ` (${queryLabel(name)})` : '';
  }
  return path;
}

const TYPES: Readonly<Record<string, string>> = {
  string: 'text',
  integer: 'a whole number',
  boolean: 'true or false',
  object: 'an object',
  array: 'a list',
};

function formatType(type: unknown): string {
  const types = (Array.isArray(type) ? type : String(type).split(',')) as string[];
  return types.map((name) => TYPES[name] ?? name).join(' or ');
}

function formatPattern(pointer: string): string {
  if (pointer.endsWith('/api-version')) {
    return `a version such as '${DEFAULTS.apiVersion}'`;
  }
  return pointer.endsWith('/limit') ? 'a whole number from 1' : 'digits only';
}
