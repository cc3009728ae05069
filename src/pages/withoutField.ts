import type { FieldItem } from '../fields';
import { ID_ONLY, isInsights } from './insightsField';

/**
 * Removes the field at a place; braces that lose all their fields ask for the `id`.
 *
 * @param place names of fields from the outermost in, joined with dots
 * @returns the same list where it has no such field, undefined when nothing would be left of it
 */
export function withoutField(items: readonly FieldItem[], place: string): readonly FieldItem[] | undefined {
  const [name, ...inner] = place.split('.');
  const rest = items.flatMap((item) => {
    if (item.name !== name || isInsights(item)) {
      return [item];
    }
    if (inner.length === 0) {
      return [];
    }
    const fields = item.fields && (withoutField(item.fields, inner.join('.')) ?? ID_ONLY);
    return [fields === undefined || fields === item.fields ? item : { ...item, fields }];
  });
  const isSame = rest.length === items.length && rest.every((item, index) => item === items[index]);
  return isSame ? items : rest.length === 0 ? undefined : rest;
}
