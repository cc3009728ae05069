import { safeColumnName } from '@keboola/component-ts-lite';
import type { ColumnDefinition } from '@keboola/component-ts-lite';
import { fieldOf, fieldsOf } from '../catalogue';
import type { NodeName } from '../catalogue';
import type { Level } from './queryPlan';

/** Where a field stands. */
export interface FieldPlace {
  /** Its key in the answer, joined with those of the objects around it. */
  readonly key: string;
  /** The type of node that has the field, if it is known. */
  readonly node?: NodeName | undefined;
  /** Descriptions of the objects around it. */
  readonly inside: readonly string[];
}

/** Makes the column of a field; it has a type where the catalogue knows the field there as one with a single value. */
export function fieldColumn(name: string, { key, node, inside }: FieldPlace): ColumnDefinition {
  const field = fieldOf(name, node);
  const column = safeColumnName(key);
  return field?.kind === 'scalar'
    ? { name: column, type: field.type, description: [...inside, field.description].join(': ') }
    : { name: column };
}

/** Lists the columns that nodes of a type may have when no field is requested by name. */
export function defaultColumns(node: NodeName): readonly ColumnDefinition[] {
  return Object.keys(fieldsOf(node))
    .map((name) => fieldColumn(name, { key: name, node, inside: [] }))
    .filter(({ type }) => type !== undefined);
}

/** Adds the id, which comes whether it is requested or not. */
export function withId(
  columns: readonly ColumnDefinition[],
  node: NodeName | undefined,
): readonly ColumnDefinition[] {
  return columns.some(({ name }) => name === 'id')
    ? columns
    : [...columns, fieldColumn('id', { key: 'id', node, inside: [] })];
}

/** Indexes what is known of columns; a column that two fields share is left out. */
export function factsOf(columns: readonly ColumnDefinition[]): ReadonlyMap<string, ColumnDefinition> {
  const names = columns.map(({ name }) => name);
  const isShared = (name: string): boolean => names.indexOf(name) !== names.lastIndexOf(name);
  return new Map(
    columns
      .filter(({ name, type }) => type !== undefined && !isShared(name))
      .map((column) => [column.name, column]),
  );
}

/** Indexes what is known of a table's columns: only what all levels agree on that may write it. */
export function sharedFacts(levels: readonly Level[]): ReadonlyMap<string, ColumnDefinition> {
  const names = new Set(levels.flatMap((level) => [...(level.facts?.keys() ?? [])]));
  const shared = [...names].flatMap((name) => {
    const column = agreed(levels.flatMap((level) => factsAbout(level, name)));
    return column === undefined ? [] : [[name, column] as const];
  });
  return new Map(shared);
}

/** What a level's rows may have in a column: nothing, something known, or something unknown (undefined). */
function factsAbout(
  { facts, columns, undetermined }: Level,
  name: string,
): readonly (ColumnDefinition | undefined)[] {
  const fact = facts?.get(name);
  // A field of unknown kind may be an object, whose parts take the names of columns.
  const mayBePart = [...(undetermined?.keys() ?? [])]
    .map(safeColumnName)
    .some((key) => name.startsWith(`${key}_`) && facts?.has(key) !== true);
  const mayBeUnknown = facts === undefined || mayBePart || (fact === undefined && columns.includes(name));
  return [...(fact === undefined ? [] : [fact]), ...(mayBeUnknown ? [undefined] : [])];
}

function agreed([first, ...others]: readonly (ColumnDefinition | undefined)[]): ColumnDefinition | undefined {
  if (first === undefined || others.some((other) => other?.type !== first.type)) {
    return undefined;
  }
  const { name, type, description } = first;
  const isSame = others.every((other) => other?.description === description);
  return isSame && description !== undefined ? { name, type, description } : { name, type };
}
