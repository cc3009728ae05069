import { nodeTypeOf, READING_RULES } from '../catalogue';
import type { NodeName } from '../catalogue';
import { answerKey, withModifier } from '../fields';
import type { FieldItem } from '../fields';
import type { Ask, SplitAsk } from './asks';
import { splitList } from './insights/layout';
import { mediaAsks } from './mediaAsks';
import { modifierParams } from './modifierParams';
import type { Params } from './queryPlan';

/** Nodes whose metrics the catalogue's matrix of media describes. */
const OF_MEDIA: ReadonlySet<NodeName | undefined> = new Set<NodeName | undefined>(['media', 'story']);

/** Splits nested insights so that each metric is requested with what it takes; see `mediaAsks`. */
export function nestedAsks(item: FieldItem, node: NodeName | undefined): SplitAsk {
  const params = modifierParams(item);
  const { metric, ...others } = params;
  return OF_MEDIA.has(node)
    ? mediaAsks(params)
    : { asks: [{ params: others, metrics: splitList(metric) }], remarks: [] };
}

/** Tells what `requestedParts` divides in fields and those nested in them; see `mediaAsks`. */
export function partRemarks(fields: readonly FieldItem[], node: NodeName | undefined): readonly string[] {
  return fields.flatMap((item) =>
    item.name === READING_RULES.insights
      ? nestedAsks(item, node).remarks
      : partRemarks(item.fields ?? [], nodeTypeOf(item.name, node)),
  );
}

/** Requests the metrics of an ask by a field: its other modifiers, such as the range, stay as they are. */
export function withAsk(item: FieldItem, { params, metrics }: Ask): FieldItem {
  const wanted: Params = { ...params, ...(metrics.length > 0 && { metric: metrics.join() }) };
  const given = item.modifiers.flatMap(({ name, value }) =>
    name === 'as' ? [{ name, value }] : wanted[name] === undefined ? [] : [{ name, value: wanted[name] }],
  );
  const added = Object.entries(wanted).filter(([name]) => given.every((one) => one.name !== name));
  return { ...item, modifiers: [...given, ...added.map(([name, value]) => ({ name, value }))] };
}

/**
 * Divides the insights fields of a node into what is requested together. A node has each key once: all but the first of
 * one key get a name of our own, which is never sent.
 *
 * @returns the fields to request, each with the field of the query that it is part of; other fields as they are
 */
export function requestedParts(
  fields: readonly FieldItem[],
  node: NodeName | undefined,
): readonly { readonly part: FieldItem; readonly item: FieldItem }[] {
  const parts = fields.flatMap((item) =>
    item.name === READING_RULES.insights
      ? splitItem(item, node).map((part) => ({ part, item }))
      : [{ part: item, item }],
  );
  const taken = new Set(parts.map(({ part }) => answerKey(part)));
  const seen = new Set<string>();
  return parts.map(({ part, item }) => {
    const key = answerKey(part);
    if (item.name !== READING_RULES.insights || !seen.has(key)) {
      seen.add(key);
      return { part, item };
    }
    const own = freeKey(key, taken);
    taken.add(own);
    return { part: withModifier(part, 'as', own), item };
  });
}

function splitItem(item: FieldItem, node: NodeName | undefined): readonly FieldItem[] {
  const { asks, remarks } = nestedAsks(item, node);
  return remarks.length === 0 ? [item] : asks.map((ask) => withAsk(item, ask));
}

function freeKey(key: string, taken: ReadonlySet<string>): string {
  for (let count = 2; ; count += 1) {
    if (!taken.has(`${key}_${count}`)) {
      return `${key}_${count}`;
    }
  }
}
