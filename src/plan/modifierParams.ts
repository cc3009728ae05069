import type { FieldItem } from '../fields';
import type { Params } from './queryPlan';

/** Turns an item's modifiers into parameters of a request to its edge; `as` only renames in a nested answer. */
export function modifierParams(item: FieldItem): Params {
  return Object.fromEntries(
    item.modifiers.filter(({ name }) => name !== 'as').map(({ name, value }) => [name, value]),
  );
}
