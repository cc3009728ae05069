import { UserError } from '@keboola/component-ts-lite';
import type { FolderPart } from '@keboola/component-ts-lite';
import { shardOf } from '../plan';
import { orderColumns } from '../tables';
import type { TableSchema } from '../tables';
import { FRESH_STATE } from './state';
import type { State } from './state';

type Ends = State['windows'][string];

/**
 * Leaves of a state what one shard hands on: the schemas of all tables, and the ends of its own accounts. An account that no
 * query asks any more belongs to a shard too, so nothing is lost when the states of all shards are merged.
 *
 * @param read further accounts whose ends this shard knows, by key of the query
 */
export function stateOfShard(
  state: State,
  { index, count }: FolderPart,
  read: ReadonlyMap<string, ReadonlySet<string>> = new Map(),
): State {
  const windows = Object.entries(state.windows).flatMap(([query, ends]) => {
    const own = Object.entries(ends).filter(
      ([account]) =>
        (account === '' ? 0 : shardOf(account, count)) === index || read.get(query)?.has(account) === true,
    );
    return own.length === 0 ? [] : [[query, Object.fromEntries(own)] as const];
  });
  return { ...state, windows: Object.fromEntries(windows) };
}

/**
 * Merges the states of shards. The order and the grouping do not matter, and a state that is merged twice counts once: of
 * two ends the later counts, a table has the columns of all, and of the tokens the one that was renewed last is kept.
 *
 * @throws UserError when two states disagree about the key of a table or the type of a column
 */
export function mergeStates(states: readonly State[]): State {
  return states.reduce(mergeTwo, FRESH_STATE);
}

function mergeTwo(left: State, right: State): State {
  return {
    version: 1,
    tables: mergeRecords(left.tables, right.tables, mergeSchemas),
    windows: mergeRecords(left.windows, right.windows, mergeEnds),
    ...mergeAccounts(left, right),
    ...tokenOf(isPreferred(left, right) ? left : right),
  };
}

function mergeAccounts({ accounts: left }: State, { accounts: right }: State): Pick<State, 'accounts'> {
  return left === undefined && right === undefined
    ? {}
    : { accounts: [...new Set([...(left ?? []), ...(right ?? [])])].sort() };
}

function tokenOf({ token, '#token': renewed }: State): Pick<State, 'token' | '#token'> {
  return token === undefined ? {} : { token, ...(renewed !== undefined && { '#token': renewed }) };
}

/** Prefers a renewed token, and the last of several; of others the one that has been known for the longest time. */
function isPreferred(left: State, right: State): boolean {
  const [one, other] = [rankOfToken(left), rankOfToken(right)];
  const at = one.findIndex((part, index) => part !== other[index]);
  return (one[at] ?? 0) >= (other[at] ?? 0);
}

/** The text only makes the choice the same in any order. */
function rankOfToken({ token, '#token': renewed }: State): readonly (number | string)[] {
  if (token === undefined) {
    return [0];
  }
  const text = JSON.stringify([token, renewed]);
  return renewed === undefined ? [1, -token.issuedAt, text] : [2, token.issuedAt, text];
}

function mergeEnds(left: Ends, right: Ends): Ends {
  return mergeRecords(left, right, (one, other) => Math.max(one, other));
}

function mergeSchemas(left: TableSchema, right: TableSchema, table: string): TableSchema {
  for (const [what, of] of FIXED) {
    if (JSON.stringify(of(left)) !== JSON.stringify(of(right))) {
      throw contradiction(`table '${table}' has ${what}`, String(of(left)), String(of(right)));
    }
  }
  const isSame = left.columns.join() === right.columns.join();
  return {
    ...left,
    columns: isSame ? left.columns : orderColumns([...left.columns, ...right.columns]),
    ...mergeByColumn('types', [left, right], table),
    ...mergeByColumn('fields', [left, right], table),
  };
}

/** What no run changes. */
const FIXED: readonly (readonly [string, (schema: TableSchema) => unknown])[] = [
  ['the primary key', ({ primaryKey }) => primaryKey],
  ['the name of another', ({ insteadOf }) => insteadOf ?? ''],
  ['columns of another extractor', ({ takenOver }) => takenOver ?? []],
];

function mergeByColumn(
  property: 'types' | 'fields',
  [{ [property]: left }, { [property]: right }]: readonly [TableSchema, TableSchema],
  table: string,
): Pick<TableSchema, 'types' | 'fields'> {
  if (left === undefined && right === undefined) {
    return {};
  }
  const merged = mergeRecords<string>(left ?? {}, right ?? {}, (one, other, column) => {
    if (one !== other) {
      throw contradiction(`column '${column}' of table '${table}' is`, one, other);
    }
    return one;
  });
  return { [property]: merged };
}

function contradiction(what: string, one: string, other: string): UserError {
  return new UserError(
    `Cannot merge the states: ${what} ${one || 'none'} in one and ${other || 'none'} in another`,
  );
}

/** Sorted by key, so that the order of merging does not show. */
function mergeRecords<Value>(
  left: Readonly<Record<string, Value>>,
  right: Readonly<Record<string, Value>>,
  merge: (left: Value, right: Value, key: string) => Value,
): Readonly<Record<string, Value>> {
  const merged = new Map(Object.entries(left));
  for (const [key, value] of Object.entries(right)) {
    // A value that is new is merged with itself, which sorts what it holds.
    merged.set(key, merge(merged.get(key) ?? value, value, key));
  }
  return Object.fromEntries([...merged].sort(([one], [other]) => (one < other ? -1 : 1)));
}
