import { safeColumnName } from '@keboola/component-ts-lite';
import { fieldOf, fieldsOf } from '../catalogue';
import type { ColumnFact, NodeName } from '../catalogue';
import type { Level } from './queryPlan';

/** A column that a level declares. */
export interface DeclaredColumn {
  readonly name: string;
  /** Absent where nothing is known of it. */
  readonly fact?: ColumnFact;
}

/**
 * Makes the column of a field.
 *
 * @param name the field's real name
 * @param at its key in the answer, the kind of node it is asked on, and what the objects around it are
 * @returns the column; known where the catalogue knows the field there as one with a single value
 */
export function declaredColumn(
  name: string,
  at: { readonly key: string; readonly node?: NodeName | undefined; readonly inside: readonly string[] },
): DeclaredColumn {
  const field = fieldOf(name, at.node);
  const column = safeColumnName(at.key);
  return field?.nature === 'scalar'
    ? { name: column, fact: { type: field.type, description: [...at.inside, field.description].join(': ') } }
    : { name: column };
}

/**
 * Lists the columns that nodes of a kind may have when nothing is asked by name.
 *
 * @param node the kind
 * @returns its fields with a single value
 */
export function defaultColumns(node: NodeName): readonly DeclaredColumn[] {
  return Object.keys(fieldsOf(node))
    .map((name) => declaredColumn(name, { key: name, node, inside: [] }))
    .filter(({ fact }) => fact !== undefined);
}

/**
 * Adds the id, which comes whether it is asked or not.
 *
 * @param columns the columns of a level
 * @param node the kind of its nodes, if it is known
 * @returns the columns with an `id` among them
 */
export function withId(
  columns: readonly DeclaredColumn[],
  node: NodeName | undefined,
): readonly DeclaredColumn[] {
  return columns.some(({ name }) => name === 'id')
    ? columns
    : [...columns, declaredColumn('id', { key: 'id', node, inside: [] })];
}

/**
 * Says what is known of a level's columns.
 *
 * @param columns the columns of which something may be known
 * @returns by column; none that two fields take
 */
export function factsOf(columns: readonly DeclaredColumn[]): ReadonlyMap<string, ColumnFact> {
  const names = columns.map(({ name }) => name);
  return new Map(
    columns.flatMap(({ name, fact }, index) =>
      fact === undefined || names.some((one, place) => one === name && place !== index)
        ? []
        : [[name, fact] as const],
    ),
  );
}

/**
 * Says what is known of a table's columns: only what all levels agree on that may write it.
 *
 * @param levels the levels
 * @returns by column
 */
export function sharedFacts(levels: readonly Level[]): ReadonlyMap<string, ColumnFact> {
  const names = new Set(levels.flatMap((level) => [...(level.facts?.keys() ?? [])]));
  const shared = [...names].flatMap((name) => {
    const fact = agreed(levels.flatMap((level) => saidBy(level, name)));
    return fact === undefined ? [] : [[name, fact] as const];
  });
  return new Map(shared);
}

/** What a level's rows may have in a column: nothing, a known thing, or one that is not known. */
function saidBy({ facts, columns, unsure }: Level, name: string): readonly (ColumnFact | undefined)[] {
  const fact = facts?.get(name);
  // A field that is not known may be an object, whose parts take the names of columns.
  const isPart = [...(unsure?.keys() ?? [])]
    .map(safeColumnName)
    .some((key) => name.startsWith(`${key}_`) && facts?.has(key) !== true);
  const isVague = facts === undefined || isPart || (fact === undefined && columns.includes(name));
  return [...(fact === undefined ? [] : [fact]), ...(isVague ? [undefined] : [])];
}

function agreed([first, ...others]: readonly (ColumnFact | undefined)[]): ColumnFact | undefined {
  if (first === undefined || others.some((one) => one?.type !== first.type)) {
    return undefined;
  }
  const { type, description } = first;
  const isSame = others.every((one) => one?.description === description);
  return isSame && description !== undefined ? { type, description } : { type };
}
