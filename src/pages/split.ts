import { READING_RULES } from '../catalogue';
import { answerKey, field } from '../fields';
import type { FieldItem } from '../fields';
import { addOnsIn, isAddOn } from '../plan';
import type { Level } from '../plan';
import { ID_ONLY, isInsights, metricsIn, withMetrics } from './insightsField';

/** How the parts of a list's nodes are requested: with the page, or each on its own. */
export interface Split {
  readonly insights: 'inline' | 'apart' | 'left out';
  readonly edges: 'inline' | 'apart';
}

/** What is requested with a page, and what then of each of its nodes. */
export interface SplitFields {
  readonly inline: readonly FieldItem[];
  /** Insights fields to request of each node. */
  readonly insights: readonly FieldItem[];
  /** Nested lists to read for each node. */
  readonly edges: readonly Level[];
  /** Polls and prompts to request of each node. */
  readonly addOns: readonly FieldItem[];
  /** Fields that are requested for our own use only: what decides which metrics a node has. */
  readonly added: readonly string[];
}

/** Whole pages, as they were planned. */
export const WHOLE: Split = { insights: 'inline', edges: 'inline' };

/** Where the fields stand, and which metrics not all nodes have. */
export interface SplitContext {
  readonly level: Level;
  readonly perNode: ReadonlySet<string>;
  /** Fields that are not requested for our own use. @default none */
  readonly lacking?: ReadonlySet<string>;
  /** When media were published that lack a metric, unix seconds; undefined where its time does not matter. @default none */
  readonly lackedFrom?: (metric: string) => number | undefined;
}

/**
 * Divides the fields of a list.
 *
 * @param items the fields of its nodes; none stays none: the API's default fields cannot be divided
 */
export function splitFields(
  items: readonly FieldItem[],
  split: Split,
  { level, perNode, lacking = new Set(), lackedFrom = () => undefined }: SplitContext,
): SplitFields {
  if (items.length === 0) {
    return { inline: items, insights: [], edges: [], addOns: [], added: [] };
  }
  const isApart = (metric: string): boolean => split.insights === 'apart' || perNode.has(metric);
  const edgeApart = (item: FieldItem): Level | undefined =>
    split.edges === 'apart' || addOnsIn(item.fields ?? []).length > 0 ? edgeOf(item, level) : undefined;
  const inlineOf = (item: FieldItem): FieldItem | undefined => {
    if (isAddOn(item)) {
      return undefined;
    }
    if (!isInsights(item)) {
      return edgeApart(item) === undefined ? item : undefined;
    }
    return split.insights === 'inline' ? withMetrics(item, (metric) => !isApart(metric)) : undefined;
  };
  const insights = items.filter(isInsights).flatMap((item) => insightsApart(item, split, isApart) ?? []);
  const kept = items.flatMap((item) => inlineOf(item) ?? []);
  const added = decidingFields(insights, { level, lackedFrom }).filter(
    (name) => !lacking.has(name) && !kept.some((item) => answerKey(item) === name),
  );
  return {
    inline: [...(kept.length === 0 ? ID_ONLY : kept), ...added.map(field)],
    insights,
    edges: items.flatMap((item) => edgeApart(item) ?? []),
    addOns: items.filter(isAddOn),
    added,
  };
}

/** Fields of a node that decide which metrics it has. */
function decidingFields(
  insights: readonly FieldItem[],
  { level, lackedFrom }: Required<Pick<SplitContext, 'level' | 'lackedFrom'>>,
): readonly string[] {
  const { typeField, timeField } = READING_RULES;
  const hasOldMetrics = insights.flatMap(metricsIn).some((metric) => lackedFrom(metric) !== undefined);
  return [
    ...(insights.length > 0 && !isTypeless(level) ? [typeField] : []),
    ...(hasOldMetrics ? [timeField] : []),
  ];
}

function insightsApart(
  item: FieldItem,
  split: Split,
  isApart: (metric: string) => boolean,
): FieldItem | undefined {
  if (split.insights === 'left out') {
    return undefined;
  }
  // Without a list of metrics none of them is known to be refused.
  return metricsIn(item).length === 0
    ? split.insights === 'apart'
      ? item
      : undefined
    : withMetrics(item, isApart);
}

/** Only lists that have an edge of their own can be read apart. */
function edgeOf(item: FieldItem, level: Level): Level | undefined {
  const nested = isInsights(item) || isAddOn(item) ? undefined : level.edges.get(answerKey(item));
  return nested?.source.by === 'edge' ? nested : undefined;
}

function isTypeless({ source }: Level): boolean {
  return (
    source.by === 'edge' && READING_RULES.typeless.has(source.edge.slice(source.edge.lastIndexOf('/') + 1))
  );
}
