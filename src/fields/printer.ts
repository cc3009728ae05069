import type { FieldItem } from './ast';

/**
 * Prints a tree as the API is to be asked; parsing the print gives the same tree.
 *
 * @param items the fields
 * @returns the text, without white space of its own
 */
export function printFields(items: readonly FieldItem[]): string {
  return items.map(printItem).join(',');
}

function printItem(item: FieldItem): string {
  const modifiers = item.modifiers.map((one) => `.${one.name}(${one.value})`).join('');
  const fields = item.fields === undefined ? '' : `{${printFields(item.fields)}}`;
  return `${item.name}${modifiers}${fields}`;
}
