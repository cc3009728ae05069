import { mediaUse, READING_RULES } from '../catalogue';
import { field, mapItems, modifier } from '../fields';
import type { FieldItem } from '../fields';
import { splitList } from '../plan';
import type { Params } from '../plan';

/** The least that can be requested of a node. */
export const ID_ONLY: readonly FieldItem[] = [field('id')];

/** Parameters that do not decide which metrics are available. */
const NOT_OF_THE_WAY = new Set(['metric', 'as', 'since', 'until', 'limit', 'after', 'fields']);

/** Tells the insights of a node from its other fields. */
export function isInsights(item: FieldItem): boolean {
  return item.name === READING_RULES.insights;
}

/** Lists the metrics that an insights field requests. */
export function metricsIn(item: FieldItem): readonly string[] {
  return splitList(modifier(item, 'metric'));
}

/** Whether media that were not shared to Facebook refuse a metric, in whatever words. */
export function needsSharing(metric: string): boolean {
  return mediaUse(metric)?.needsSharing === true;
}

/** Lists the insights fields at any depth. */
export function allInsights(items: readonly FieldItem[]): readonly FieldItem[] {
  return items.flatMap((item) => (isInsights(item) ? [item] : allInsights(item.fields ?? [])));
}

/**
 * Names how metrics are requested: the type of node, period, metric_type, breakdown … The API may refuse a metric in one
 * way and have it in another.
 *
 * @param params of the request, or the field's modifiers
 */
export function wayOf(node: 'account' | 'media', params: Params): string {
  const decisive = Object.entries(params).filter(([name]) => !NOT_OF_THE_WAY.has(name));
  return [node, ...decisive.map(([name, value]) => `${name}=${splitList(value).join()}`).sort()].join(' ');
}

/** Names how the metrics of a media are requested. */
export function wayOfField(item: FieldItem): string {
  return wayOf('media', Object.fromEntries(item.modifiers.map(({ name, value }) => [name, value])));
}

/**
 * Requests some of the metrics only.
 *
 * @returns undefined when the field had metrics and none is left
 */
export function withMetrics(item: FieldItem, isKept: (metric: string) => boolean): FieldItem | undefined {
  const metrics = metricsIn(item);
  const kept = metrics.filter(isKept);
  if (kept.length === metrics.length) {
    return item;
  }
  const modifiers = item.modifiers.map((given) =>
    given.name === 'metric' ? { ...given, value: kept.join() } : given,
  );
  return kept.length === 0 ? undefined : { ...item, modifiers };
}

/** Drops metrics at any depth; where no field is left the `id` is requested. */
export function keepMetrics(
  items: readonly FieldItem[],
  isKept: (metric: string, item: FieldItem) => boolean,
): readonly FieldItem[] {
  return mapItems(items, (item) =>
    isInsights(item) ? withMetrics(item, (metric) => isKept(metric, item)) : item,
  );
}
