import type { FieldItem } from './ast';

/** Prints a tree as the API expects it, without white space of its own; parsing the print gives the same tree. */
export function printFields(items: readonly FieldItem[]): string {
  return items.map(printItem).join(',');
}

function printItem(item: FieldItem): string {
  const modifiers = item.modifiers.map(({ name, value }) => `.${name}(${value})`).join('');
  const fields = item.fields === undefined ? '' : `{${printFields(item.fields)}}`;
  return `${item.name}${modifiers}${fields}`;
}
