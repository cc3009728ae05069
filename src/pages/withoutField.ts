import type { FieldItem } from '../fields';
import { ID_ONLY, isInsights } from './insightsField';

/**
 * Removes the field at a place; braces that lose all their fields ask for the `id`.
 *
 * @param place names of fields from the outermost in, joined with dots
 * @returns undefined when nothing but the `id` would be left of the list
 */
export function withoutField(items: readonly FieldItem[], place: string): readonly FieldItem[] | undefined {
  const [name, ...inner] = place.split('.');
  const rest = items.flatMap((item) => {
    if (item.name !== name || isInsights(item)) {
      return [item];
    }
    return inner.length === 0
      ? []
      : [{ ...item, fields: withoutField(item.fields ?? [], inner.join('.')) ?? ID_ONLY }];
  });
  return rest.some((item) => item.name !== 'id') || rest.length === items.length ? rest : undefined;
}
