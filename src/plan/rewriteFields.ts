import { accountUse, hasMetric, isRemoved, metricOf, nodeTypeOf, READING_RULES } from '../catalogue';
import type { NodeName, Removal } from '../catalogue';
import { printFields } from '../fields';
import type { FieldItem } from '../fields';
import { accountAsks } from './accountAsks';
import { groupAsks } from './asks';
import type { Ask } from './asks';
import { nestedAsks, withAsk } from './insightsParts';
import { daysOfPeriod } from './longPeriod';
import { modifierParams } from './modifierParams';
import type { Range } from './queryPlan';
import { splitList } from './insights/layout';
import { nodeAt } from './readPath';
import type { AskedApi, Requested } from './warnings';

interface Context {
  /** The type of node that has the fields, if it is known. */
  readonly node: NodeName | undefined;
  /** Whether they are those of the account itself, whose insights are requested apart. */
  readonly isRoot: boolean;
  readonly version: string;
  /** Unix seconds. */
  readonly now: number;
  /** That of the query, which fields without a range of their own have. */
  readonly range: Range;
}

/**
 * Writes the fields of a query as today's API answers them: removed metrics give way to those that took their place, and
 * each metric stands with what it takes. What the catalogue does not know stays as it is.
 *
 * @param requested the fields as the user wrote them
 * @returns undefined where there is nothing to change, or nothing would be left
 */
export function rewriteFields(
  {
    query,
    edge,
    items,
    range = {},
  }: Pick<Requested, 'query' | 'edge' | 'items'> & { readonly range?: Range },
  { apiVersion, now }: Pick<AskedApi, 'apiVersion' | 'now'>,
): string | undefined {
  const node = nodeAt(query, edge);
  const isRoot = edge === '' && node === READING_RULES.accountNode;
  const text = printFields(rewritten(items, { node, isRoot, version: apiVersion, now, range }));
  return text === '' || text === printFields(items) ? undefined : text;
}

function rewritten(items: readonly FieldItem[], context: Context): readonly FieldItem[] {
  return items.flatMap((item) => {
    if (item.name === READING_RULES.insights) {
      return asksOf(item, context).map((ask) => (isAskOf(item, ask) ? item : withAsk(item, ask)));
    }
    if (item.fields === undefined) {
      return [item];
    }
    const node = nodeTypeOf(item.name, context.node);
    const fields = rewritten(item.fields, { ...context, node, isRoot: false });
    return fields.length === 0 ? [] : [{ ...item, fields }];
  });
}

/** What needs no change keeps the white space that the user wrote. */
function isAskOf(item: FieldItem, { params, metrics }: Ask): boolean {
  const { metric, ...others } = modifierParams(item);
  return JSON.stringify([splitList(metric), others]) === JSON.stringify([metrics, params]);
}

/** None where no metric is left. */
function asksOf(item: FieldItem, context: Context): readonly Ask[] {
  const { metric, ...params } = modifierParams(item);
  const metrics = splitList(metric);
  const current = metrics.flatMap((name): readonly Ask[] => {
    const removed = metricOf(name, context.node)?.removed;
    if (removed === undefined || !isRemoved(removed, context)) {
      // Media that are named by their ids may be stories.
      return context.node === 'media' || hasMetric(name, context.node) ? [{ params, metrics: [name] }] : [];
    }
    return replacement(removed, params);
  });
  const wanted = metrics.length === 0 ? [{ params, metrics }] : current;
  return groupAsks(
    groupAsks(wanted).flatMap(({ params: own, metrics: names }) => {
      const request = { ...own, ...(names.length > 0 && { metric: names.join() }) };
      return context.isRoot
        ? accountAsks(request).asks.map((ask) => withLongRange(ask, request, context))
        : nestedAsks(withAsk(item, { params: own, metrics: names }), context.node).asks;
    }),
  );
}

/** The range that its period stood for, where the period itself is given up. */
function withLongRange(ask: Ask, requested: Ask['params'], { range }: Context): Ask {
  const { since, until } = requested;
  const given = { ...range, ...(since !== undefined && { since: 0 }) };
  const days = daysOfPeriod({ requested, sent: ask.params, range: given });
  return days === undefined ||
    ask.params['period'] === requested['period'] ||
    (until ?? range.until) !== undefined
    ? ask
    : { ...ask, params: { ...ask.params, since: `${days} days ago`, until: 'today' } };
}

function replacement({ instead }: Removal, params: Ask['params']): readonly Ask[] {
  if (instead === undefined) {
    return [];
  }
  const { breakdown: _, breakdowns: __, ...others } = params;
  const own = instead.breakdown === undefined ? params : { ...others, breakdown: instead.breakdown };
  // Demographics are asked for a time frame, which the page requires: docs/graph-api.md §6.4.
  const timeframe = accountUse(instead.metric)?.timeframes?.[0];
  return [
    {
      params: { ...own, ...(timeframe !== undefined && own['timeframe'] === undefined && { timeframe }) },
      metrics: [instead.metric],
    },
  ];
}
