import { READING_RULES } from '../catalogue';
import type { FieldItem } from '../fields';

/** Tells a poll or a prompt, which can only be requested of each post by itself, from other fields. */
export function isAddOn({ name }: Pick<FieldItem, 'name'>): boolean {
  return READING_RULES.addOns.has(name);
}

/** Lists the add-ons at any depth. */
export function addOnsIn(items: readonly FieldItem[]): readonly FieldItem[] {
  return items.flatMap((item) => (isAddOn(item) ? [item] : addOnsIn(item.fields ?? [])));
}

/** Says what the add-ons of a query cost. Source: docs/graph-api.md §1.3, §1.9. */
export function addOnRemarks(items: readonly FieldItem[]): readonly string[] {
  return [...new Set(addOnsIn(items).map(({ name }) => name))].map(
    (name) =>
      `'${name}' is requested of each post by itself: one call for each, which travel 50 together and count one by one`,
  );
}
