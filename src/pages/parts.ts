import { modifier } from '../fields';
import type { FieldItem } from '../fields';
import { splitList } from '../plan';

/** The least that can be asked of a node. */
export const ID_ONLY: readonly FieldItem[] = [{ name: 'id', modifiers: [], span: { start: 0, end: 0 } }];

/**
 * Tells the insights of a node from its other fields.
 *
 * @param item a field
 * @returns whether it asks for metrics
 */
export function isInsights(item: FieldItem): boolean {
  return item.name === 'insights';
}

/**
 * Lists the metrics that an insights field asks for.
 *
 * @param item the field
 * @returns their names in order
 */
export function metricsOf(item: FieldItem): readonly string[] {
  return splitList(modifier(item, 'metric'));
}

/**
 * Asks for some of the metrics only.
 *
 * @param item an insights field
 * @param isKept which metrics
 * @returns the field, or undefined when it had metrics and none is left
 */
export function withMetrics(item: FieldItem, isKept: (metric: string) => boolean): FieldItem | undefined {
  const metrics = metricsOf(item);
  const kept = metrics.filter(isKept);
  if (kept.length === metrics.length) {
    return item;
  }
  const modifiers = item.modifiers.map((one) =>
    one.name === 'metric' ? { ...one, value: kept.join(',') } : one,
  );
  return kept.length === 0 ? undefined : { ...item, modifiers };
}

/**
 * Leaves metrics out wherever the fields ask for them, at any depth.
 *
 * @param items the fields
 * @param isKept which metrics stay
 * @returns the fields; insights without a metric are gone, and where no field is left it is the `id`
 */
export function keepMetrics(
  items: readonly FieldItem[],
  isKept: (metric: string) => boolean,
): readonly FieldItem[] {
  const kept = items.flatMap((item) => {
    if (isInsights(item)) {
      return withMetrics(item, isKept) ?? [];
    }
    return item.fields === undefined ? item : { ...item, fields: keepMetrics(item.fields, isKept) };
  });
  return kept.length === 0 ? ID_ONLY : kept;
}

/**
 * Lists the metrics that fields ask for, at any depth.
 *
 * @param items the fields
 * @returns one list for each insights field
 */
export function allMetrics(items: readonly FieldItem[]): readonly (readonly string[])[] {
  return items.flatMap((item) => (isInsights(item) ? [metricsOf(item)] : allMetrics(item.fields ?? [])));
}
