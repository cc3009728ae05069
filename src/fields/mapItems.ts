import { field } from './ast';
import type { FieldItem } from './ast';

/**
 * Maps every field of a tree, inner fields first. Braces that lose all their fields ask for the `id`, because the
 * language has no empty ones.
 *
 * @param map gives the new field, or undefined to drop it; `depth` is 0 for the outermost fields
 * @returns the same list when nothing changed
 */
export function mapItems(
  items: readonly FieldItem[],
  map: (item: FieldItem, depth: number) => FieldItem | undefined,
  depth: number = 0,
): readonly FieldItem[] {
  const mapped = items.flatMap((item) => map(withMappedFields(item, map, depth), depth) ?? []);
  if (mapped.length === items.length && mapped.every((item, index) => item === items[index])) {
    return items;
  }
  return mapped.length === 0 ? [field('id')] : mapped;
}

function withMappedFields(
  item: FieldItem,
  map: (item: FieldItem, depth: number) => FieldItem | undefined,
  depth: number,
): FieldItem {
  if (item.fields === undefined) {
    return item;
  }
  const fields = mapItems(item.fields, map, depth + 1);
  return fields === item.fields ? item : { ...item, fields };
}
