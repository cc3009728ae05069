import { safeColumnName } from '@keboola/component-ts-lite';
import type { BaseType } from '@keboola/component-ts-lite';
import { isObject } from '../answer';
import type { JsonObject } from '../answer';
import type { TableSchema } from '../tables';
import { compactWindows, expandEnds } from './windowsFile';
import type { Windows } from './windowsFile';

/** What is kept from run to run. */
export interface State {
  readonly version: 1;
  /** Tables by name: columns and keys that must not change. */
  readonly tables: Readonly<Record<string, TableSchema>>;
  /** How far queries were read; the file groups accounts (`windowsFile`). */
  readonly windows: Windows;
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

/** Storage would refuse the table for another name. */
const isLegal = (column: string): boolean => column !== '' && safeColumnName(column) === column;

const isText = (value: unknown): value is string => typeof value === 'string';
/** For some of the columns a field, each another one. */
const isFields =
  (columns: readonly string[]) =>
  (value: unknown): value is Record<string, string> =>
    isObject(value) &&
    Object.values(value).every(isText) &&
    new Set(Object.values(value)).size === Object.keys(value).length &&
    Object.keys(value).every((column) => columns.includes(column));

/** A state as it was read. */
export interface ParsedState {
  readonly state: State;
  /** Why nothing of it can be used. */
  readonly problem?: string;
  /** What of it cannot be used, a sentence each. */
  readonly damaged: readonly string[];
}

/**
 * Reads the state of an earlier run. A table or a query that is damaged costs its own memory and no other.
 *
 * @param value the parsed state file; `{}` or `[]` before the first run
 * @returns the state; where it is not ours, a fresh one with the reason
 */
export function parseState(value: unknown): ParsedState {
  if (JSON.stringify(value) === '{}' || JSON.stringify(value) === '[]') {
    return { state: FRESH_STATE, damaged: [] };
  }
  if (!isObject(value) || value['version'] === undefined) {
    return unusable('it is not the state of this component');
  }
  const { version, tables, windows, groups } = value;
  if (version !== 1) {
    return unusable(`its version is ${JSON.stringify(version)}, not 1`);
  }
  if (!isObject(tables) || !isObject(windows) || !isAbsentOr(isGroups, groups)) {
    return unusable('it is damaged');
  }
  const schemas = parseEach(tables, parseSchema);
  const ends = parseEach(windows, (given) => (isEnds(given) ? expandEnds(given, groups) : undefined));
  return {
    state: {
      version,
      tables: schemas.parsed,
      windows: ends.parsed,
      ...parseAccounts(value),
      ...parseToken(value),
    },
    damaged: [
      ...schemas.damaged.map((name) => `table '${name}': its columns and its key are decided anew`),
      ...ends.damaged.map((key) => `query '${key}': it is read as the first time`),
    ].map((sentence) => `The state of the last run is damaged for ${sentence}`),
  };
}

/** Without them nothing is known of the last run's accounts. */
function parseAccounts({ accounts }: JsonObject): Pick<State, 'accounts'> {
  return isNames(accounts) ? { accounts } : {};
}

function unusable(problem: string): ParsedState {
  return { state: FRESH_STATE, problem, damaged: [] };
}

/** Makes of a state what its file has. */
export function stateFile({ windows, ...state }: State): Record<string, unknown> {
  return { ...state, ...compactWindows(windows) };
}

/** Parses what stands under each name; `undefined` is damage. */
function parseEach<Value>(
  given: JsonObject,
  parse: (value: unknown) => Value | undefined,
): { readonly parsed: Readonly<Record<string, Value>>; readonly damaged: readonly string[] } {
  const entries = Object.entries(given).map(([name, value]) => [name, parse(value)] as const);
  return {
    parsed: Object.fromEntries(
      entries.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const])),
    ),
    damaged: entries.filter(([, value]) => value === undefined).map(([name]) => name),
  };
}

const isEnds = (value: unknown): value is Record<string, number> =>
  isObject(value) && Object.values(value).every((end) => Number.isSafeInteger(end));
const isGroups = (value: unknown): value is string[][] => Array.isArray(value) && value.every(isNames);

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
    columns.every(isLegal) &&
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
