/** Where a piece of the tree stood in the text: UTF-16 indices, end exclusive. */
interface Span {
  readonly start: number;
  readonly end: number;
}

/** `.name(value)` behind a field. */
export interface Modifier {
  readonly name: string;
  /** The text between the brackets as it was written, trimmed. */
  readonly value: string;
  readonly span: Span;
}

/** One field with what it asks of it. */
export interface FieldItem {
  readonly name: string;
  readonly modifiers: readonly Modifier[];
  /** The fields in braces; absent when the item has none. */
  readonly fields?: readonly FieldItem[];
  readonly span: Span;
}

/**
 * Looks up a modifier of an item.
 *
 * @param item the field
 * @param name the modifier's name
 * @returns its value, or undefined; of two with one name the last counts
 */
export function modifier(item: FieldItem, name: string): string | undefined {
  return item.modifiers.findLast((one) => one.name === name)?.value;
}

/**
 * Tells under which key the API will answer an item: `as(alias)` renames it (graph-api.md §1).
 *
 * @param item the field
 * @returns the alias, or else the field's name
 */
export function answerKey(item: FieldItem): string {
  const alias = modifier(item, 'as');
  return alias === undefined || alias === '' ? item.name : alias;
}
