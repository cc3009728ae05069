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
 * Says what is known of a level's columns.
 *
 * @param columns the columns of which something may be known
 * @param vague keys of fields that may turn out to be objects: their parts may take the name of a column
 * @returns by column; none of which it is not sure
 */
export function factsOf(
  columns: readonly DeclaredColumn[],
  vague: readonly string[],
): ReadonlyMap<string, ColumnFact> {
  const facts = new Map<string, ColumnFact>();
  const unknown = new Set<string>();
  for (const { name, fact } of columns) {
    const isSafe = fact !== undefined && !vague.some((key) => name.startsWith(`${safeColumnName(key)}_`));
    if (!isSafe || (facts.has(name) && facts.get(name)?.type !== fact.type)) {
      unknown.add(name);
    } else {
      facts.set(name, fact);
    }
  }
  unknown.forEach((name) => facts.delete(name));
  return facts;
}

/**
 * Says what is known of a table's columns: only what all levels agree on that write it.
 *
 * @param levels the levels
 * @returns by column
 */
export function sharedFacts(levels: readonly Level[]): ReadonlyMap<string, ColumnFact> {
  const names = new Set(levels.flatMap((level) => [...(level.facts?.keys() ?? [])]));
  const shared = [...names].flatMap((name) => {
    const having = levels.filter(
      (level) => level.facts === undefined || level.facts.has(name) || level.columns.includes(name),
    );
    const fact = agreed(having.map((level) => level.facts?.get(name)));
    return fact === undefined ? [] : [[name, fact] as const];
  });
  return new Map(shared);
}

function agreed([first, ...others]: readonly (ColumnFact | undefined)[]): ColumnFact | undefined {
  if (first === undefined || others.some((one) => one?.type !== first.type)) {
    return undefined;
  }
  const { type, description } = first;
  const isSame = others.every((one) => one?.description === description);
  return isSame && description !== undefined ? { type, description } : { type };
}
