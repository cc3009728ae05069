import type { BaseType } from '@keboola/component-ts-lite';

/** What is kept from run to run. */
export interface State {
  readonly version: 1;
  /** Tables by name: columns and keys that must not change. */
  readonly tables: Readonly<Record<string, TableShape>>;
  /** By query and account: the end of the last complete run, unix seconds. */
  readonly windows: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/** The shape of a table in Storage. */
export interface TableShape {
  readonly columns: readonly string[];
  readonly primaryKey: readonly string[];
  /** Types by column where they are not STRING; absent while no manifest has told types. */
  readonly types?: Readonly<Record<string, BaseType>> | undefined;
}

const TYPES: readonly unknown[] = [
  'INTEGER',
  'NUMERIC',
  'FLOAT',
  'BOOLEAN',
  'DATE',
  'TIMESTAMP',
] satisfies BaseType[];

/** Where every first run begins. */
export const FRESH_STATE: State = { version: 1, tables: {}, windows: {} };

type Plain = Readonly<Record<string, unknown>>;
const isPlain = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isNames = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'string');

const isTypes = (value: unknown): value is Record<string, BaseType> =>
  isPlain(value) && Object.values(value).every((one) => TYPES.includes(one));

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
  if (!isPlain(value) || value['version'] === undefined) {
    return { state: FRESH_STATE, problem: 'it is not the state of this component' };
  }
  if (value['version'] !== 1) {
    return { state: FRESH_STATE, problem: `its version is ${JSON.stringify(value['version'])}, not 1` };
  }
  const tables = isPlain(value['tables']) ? parseTables(value['tables']) : undefined;
  const windows = isPlain(value['windows']) ? parseWindows(value['windows']) : undefined;
  return tables === undefined || windows === undefined
    ? { state: FRESH_STATE, problem: 'it is damaged' }
    : { state: { version: 1, tables, windows } };
}

function parseTables(value: Plain): State['tables'] | undefined {
  const tables = Object.entries(value).map(([name, shape]) => {
    const columns = isPlain(shape) ? shape['columns'] : undefined;
    const primaryKey = isPlain(shape) ? shape['primaryKey'] : undefined;
    const types = isPlain(shape) ? shape['types'] : undefined;
    return isNames(columns) &&
      isNames(primaryKey) &&
      primaryKey.every((one) => columns.includes(one)) &&
      (types === undefined || isTypes(types))
      ? ([name, { columns, primaryKey, ...(types && { types }) }] as const)
      : undefined;
  });
  return tables.every((one) => one !== undefined) ? Object.fromEntries(tables) : undefined;
}

function parseWindows(value: Plain): State['windows'] | undefined {
  const isEnds = (ends: unknown): ends is Record<string, number> =>
    isPlain(ends) && Object.values(ends).every((end) => Number.isSafeInteger(end));
  return Object.values(value).every(isEnds) ? (value as State['windows']) : undefined;
}
