import type { BaseType } from '@keboola/component-ts-lite';
import { isObject } from '../answer';
import type { JsonObject } from '../answer';
import type { TableSchema } from '../tables';

/** What is kept from run to run. */
export interface State {
  readonly version: 1;
  /** Tables by name: columns and keys that must not change. */
  readonly tables: Readonly<Record<string, TableSchema>>;
  /** By key of the query and account: the end of the last complete run, unix seconds. */
  readonly windows: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** The accounts of the last run, where it was for all that the token sees. */
  readonly accounts?: readonly string[];
  /** A token that was renewed; the platform encrypts what stands under such a key. */
  readonly '#token'?: string;
  /** The life of the token; see `KeptToken`. */
  readonly token?: TokenRecord;
}

/** What is known of a token of the Instagram login. */
interface TokenRecord {
  /** Tells from which configured token it came. */
  readonly of: string;
  /** When it was given, or first seen; unix seconds. */
  readonly issuedAt: number;
  /** Unix seconds; absent while it is not known. */
  readonly expiresAt?: number;
}

/** The types that a state names; STRING goes without saying. */
const TYPES: readonly unknown[] = [
  'INTEGER',
  'NUMERIC',
  'FLOAT',
  'BOOLEAN',
  'DATE',
  'TIMESTAMP',
] satisfies BaseType[];

/** The state of a first run. */
export const FRESH_STATE: State = { version: 1, tables: {}, windows: {} };

const isNames = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((name) => typeof name === 'string');
const isTypes = (value: unknown): value is Record<string, BaseType> =>
  isObject(value) && Object.values(value).every((type) => TYPES.includes(type));

const isText = (value: unknown): value is string => typeof value === 'string';
/** For some of the columns a field, each another one. */
const isFields =
  (columns: readonly string[]) =>
  (value: unknown): value is Record<string, string> =>
    isObject(value) &&
    Object.values(value).every(isText) &&
    new Set(Object.values(value)).size === Object.keys(value).length &&
    Object.keys(value).every((column) => columns.includes(column));

/**
 * Reads the state of an earlier run.
 *
 * @param value the parsed state file; `{}` or `[]` before the first run
 * @returns the state; where it is not ours, a fresh one with the reason
 */
export function parseState(value: unknown): { state: State; problem?: string } {
  if (JSON.stringify(value) === '{}' || JSON.stringify(value) === '[]') {
    return { state: FRESH_STATE };
  }
  if (!isObject(value) || value['version'] === undefined) {
    return { state: FRESH_STATE, problem: 'it is not the state of this component' };
  }
  if (value['version'] !== 1) {
    return { state: FRESH_STATE, problem: `its version is ${JSON.stringify(value['version'])}, not 1` };
  }
  const tables = isObject(value['tables']) ? parseTables(value['tables']) : undefined;
  const windows = isObject(value['windows']) ? parseWindows(value['windows']) : undefined;
  return tables === undefined || windows === undefined
    ? { state: FRESH_STATE, problem: 'it is damaged' }
    : { state: { version: 1, tables, windows, ...parseAccounts(value), ...parseToken(value) } };
}

/** Without them nothing is known of the last run's accounts. */
function parseAccounts({ accounts }: JsonObject): Pick<State, 'accounts'> {
  return isNames(accounts) ? { accounts } : {};
}

/** A token that cannot be read is no damage: the configured one is used. */
function parseToken({ '#token': kept, token }: JsonObject): Pick<State, 'token' | '#token'> {
  return isTokenRecord(token) ? { token, ...(isToken(kept) && { '#token': kept }) } : {};
}

function isTokenRecord(value: unknown): value is TokenRecord {
  const { of, issuedAt, expiresAt } = isObject(value) ? value : {};
  return (
    typeof of === 'string' &&
    Number.isSafeInteger(issuedAt) &&
    (expiresAt === undefined || Number.isSafeInteger(expiresAt))
  );
}

/** It travels in a header, which takes no other characters. */
const isToken = (value: unknown): value is string =>
  typeof value === 'string' && /^[\u0021-\u007e]+$/.test(value);

function parseTables(value: JsonObject): State['tables'] | undefined {
  const tables = Object.entries(value).map(([name, table]) => {
    const schema = parseSchema(table);
    return schema === undefined ? undefined : ([name, schema] as const);
  });
  return tables.every((table) => table !== undefined) ? Object.fromEntries(tables) : undefined;
}

function parseSchema(value: unknown): TableSchema | undefined {
  if (!isSchema(value)) {
    return undefined;
  }
  const { columns, primaryKey, types, fields, insteadOf, takenOver } = value;
  return {
    columns,
    primaryKey,
    ...(types && { types }),
    ...(fields && { fields }),
    ...(insteadOf !== undefined && { insteadOf }),
    ...(takenOver && { takenOver }),
  };
}

function isSchema(value: unknown): value is TableSchema {
  const { columns, primaryKey, types, fields, insteadOf, takenOver } = isObject(value) ? value : {};
  return (
    isNames(columns) &&
    isNames(primaryKey) &&
    primaryKey.every((column) => columns.includes(column)) &&
    isAbsentOr(isTypes, types) &&
    isAbsentOr(isFields(columns), fields) &&
    isAbsentOr(isText, insteadOf) &&
    isAbsentOr(isNames, takenOver)
  );
}

function isAbsentOr<Value>(
  is: (value: unknown) => value is Value,
  value: unknown,
): value is Value | undefined {
  return value === undefined || is(value);
}

function parseWindows(value: JsonObject): State['windows'] | undefined {
  const isEnds = (ends: unknown): ends is Record<string, number> =>
    isObject(ends) && Object.values(ends).every((end) => Number.isSafeInteger(end));
  return Object.values(value).every(isEnds) ? (value as State['windows']) : undefined;
}
