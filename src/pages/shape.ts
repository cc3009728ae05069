import { answerKey } from '../fields';
import type { FieldItem } from '../fields';
import type { Level } from '../plan';
import { ID_ONLY, isInsights, metricsOf, withMetrics } from './parts';

/** How the parts of a list's nodes are asked: with the page, or each on its own. */
export interface Shape {
  /** `apart`: of each node on its own; `left out`: not at all. */
  readonly insights: 'inline' | 'apart' | 'left out';
  /** `detached`: as lists of their own. */
  readonly edges: 'inline' | 'detached';
}

/** What a page is asked for, and what then is to be asked for its nodes. */
export interface ShapedFields {
  readonly inline: readonly FieldItem[];
  /** Insights fields to ask of each node. */
  readonly apart: readonly FieldItem[];
  /** Nested lists to read for each node. */
  readonly detached: readonly Level[];
  /** Whether the product type is asked for our own use only. */
  readonly addsType: boolean;
}

/** Whole pages, as they were planned. */
export const WHOLE: Shape = { insights: 'inline', edges: 'inline' };

/** By it the API decides which metrics a media has. */
export const TYPE_FIELD = 'media_product_type';

/** Media of an album have no product type (rivals.md §3). */
const TYPELESS = /_children$/;

/**
 * Divides the fields of a list.
 *
 * @param items the fields of its nodes
 * @param shape what is asked with the page
 * @param list its level, and the metrics that not all of its nodes have
 * @returns what to ask with the page and what apart
 */
export function shapeFields(
  items: readonly FieldItem[],
  shape: Shape,
  list: { readonly level: Level; readonly unfit: ReadonlySet<string> },
): ShapedFields {
  const { level, unfit } = list;
  const isApart = (metric: string): boolean => shape.insights === 'apart' || unfit.has(metric);
  const isDetached = (item: FieldItem): boolean =>
    shape.edges === 'detached' && edgeOf(item, level) !== undefined;
  const inlineOf = (item: FieldItem): FieldItem | undefined => {
    if (!isInsights(item)) {
      return isDetached(item) ? undefined : item;
    }
    return shape.insights === 'inline' ? withMetrics(item, (one) => !isApart(one)) : undefined;
  };
  const apart = items.filter(isInsights).flatMap((item) => apartOf(item, { shape, isApart }) ?? []);
  const inline = items.flatMap((item) => inlineOf(item) ?? []);
  const addsType =
    apart.length > 0 &&
    !TYPELESS.test(level.graphNode) &&
    !inline.some((item) => answerKey(item) === TYPE_FIELD);
  const asked = inline.length === 0 ? ID_ONLY : inline;
  return {
    inline: addsType
      ? [...asked, { name: TYPE_FIELD, modifiers: [], span: { start: 0, end: 0 } }]
      : asked.length === items.length && asked.every((item, index) => item === items[index])
        ? items
        : asked,
    apart,
    detached: items.filter(isDetached).flatMap((item) => edgeOf(item, level) ?? []),
    addsType,
  };
}

function apartOf(
  item: FieldItem,
  { shape, isApart }: { readonly shape: Shape; readonly isApart: (metric: string) => boolean },
): FieldItem | undefined {
  if (shape.insights === 'left out') {
    return undefined;
  }
  // Without a list of metrics nothing of it is known to be refused.
  return metricsOf(item).length === 0
    ? shape.insights === 'apart'
      ? item
      : undefined
    : withMetrics(item, isApart);
}

/** Lists that can be read at an edge of their own node. */
function edgeOf(item: FieldItem, level: Level): Level | undefined {
  const nested = isInsights(item) ? undefined : level.edges.get(answerKey(item));
  return nested?.follow.by === 'edge' ? nested : undefined;
}
