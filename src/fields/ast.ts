/** `.name(value)` behind a field. */
export interface Modifier {
  readonly name: string;
  /** The text between the brackets as it was written, trimmed. */
  readonly value: string;
}

/** A field and what is requested of it. */
export interface FieldItem {
  readonly name: string;
  readonly modifiers: readonly Modifier[];
  /** The fields in braces; absent when the item has none. */
  readonly fields?: readonly FieldItem[];
}

/** Makes a field without modifiers or braces. */
export function field(name: string): FieldItem {
  return { name, modifiers: [] };
}

/** Looks up the value of a modifier; of two with one name the last counts. */
export function modifier(item: FieldItem, name: string): string | undefined {
  return item.modifiers.findLast((candidate) => candidate.name === name)?.value;
}

/** Sets a modifier, in place of any of that name. */
export function withModifier(item: FieldItem, name: string, value: string): FieldItem {
  const others = item.modifiers.filter((candidate) => candidate.name !== name);
  return { ...item, modifiers: [...others, { name, value }] };
}

/** The key under which the API will answer an item: `as(alias)` renames it. Source: docs/graph-api.md §1.4. */
export function answerKey(item: FieldItem): string {
  const alias = modifier(item, 'as');
  return alias === undefined || alias === '' ? item.name : alias;
}
