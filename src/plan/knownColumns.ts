import { fieldPath, keysOf } from '../answer';
import { fieldOf, fieldsOf } from '../catalogue';
import type { NodeName } from '../catalogue';
import type { ColumnFacts, Level } from './queryPlan';

/** A field that a query declares, and what is known of its column. */
export interface DeclaredField extends ColumnFacts {
  /** Its path in the node. */
  readonly field: string;
}

/** Where a field stands. */
export interface FieldPlace {
  /** Its path in the node. */
  readonly path: string;
  /** The type of node that has the field, if it is known. */
  readonly node?: NodeName | undefined;
  /** Descriptions of the objects around it. */
  readonly inside: readonly string[];
}

/** Declares a field; its column has a type where the catalogue knows the field there as one with a single value. */
export function declaredField(name: string, { path, node, inside }: FieldPlace): DeclaredField {
  const field = fieldOf(name, node);
  return field?.kind === 'scalar'
    ? { field: path, type: field.type, description: [...inside, field.description].join(': ') }
    : { field: path };
}

/** Lists the fields that nodes of a type may have when none is requested by name. */
export function defaultFields(node: NodeName): readonly DeclaredField[] {
  return Object.keys(fieldsOf(node))
    .map((name) => declaredField(name, { path: fieldPath('', name), node, inside: [] }))
    .filter(({ type }) => type !== undefined);
}

/** Adds the id, which comes whether it is requested or not. */
export function withId(
  fields: readonly DeclaredField[],
  node: NodeName | undefined,
): readonly DeclaredField[] {
  const path = fieldPath('', 'id');
  return fields.some(({ field }) => field === path)
    ? fields
    : [...fields, declaredField('id', { path, node, inside: [] })];
}

/** Indexes what is known of fields; one that is declared twice is left out. */
export function factsOf(fields: readonly DeclaredField[]): ReadonlyMap<string, ColumnFacts> {
  const paths = fields.map(({ field }) => field);
  const isShared = (path: string): boolean => paths.indexOf(path) !== paths.lastIndexOf(path);
  return new Map(
    fields
      .filter(({ field, type }) => type !== undefined && !isShared(field))
      .map(({ field, ...facts }) => [field, facts]),
  );
}

/** Indexes what is known of a table's fields: only what all levels agree on that may write it. */
export function sharedFacts(levels: readonly Level[]): ReadonlyMap<string, ColumnFacts> {
  const fields = new Set(levels.flatMap((level) => [...(level.facts?.keys() ?? [])]));
  const shared = [...fields].flatMap((field) => {
    const facts = agreed(levels.flatMap((level) => factsAbout(level, field)));
    return facts === undefined ? [] : [[field, facts] as const];
  });
  return new Map(shared);
}

/** What a level's rows may have in a field: nothing, something known, or something unknown (undefined). */
function factsAbout(
  { facts, columns, undetermined }: Level,
  field: string,
): readonly (ColumnFacts | undefined)[] {
  const fact = facts?.get(field);
  const keys = keysOf(field);
  // A field of unknown kind may be an object, which has this one as a part.
  const mayBePart = keys.some((_, index) => undetermined?.has(keys.slice(0, index).join('_')));
  const mayBeUnknown = facts === undefined || mayBePart || (fact === undefined && columns.includes(field));
  return [...(fact === undefined ? [] : [fact]), ...(mayBeUnknown ? [undefined] : [])];
}

function agreed([first, ...others]: readonly (ColumnFacts | undefined)[]): ColumnFacts | undefined {
  if (first === undefined || others.some((other) => other?.type !== first.type)) {
    return undefined;
  }
  const { type, description } = first;
  const isSame = others.every((other) => other?.description === description);
  return isSame && description !== undefined ? { type, description } : { type };
}
