import { isRemoved, metricsOf, nodeTypeOf, READING_RULES } from '../catalogue';
import type { NodeName } from '../catalogue';
import type { Query } from '../config';
import { modifier, parseFields, printFields } from '../fields';
import type { FieldItem } from '../fields';
import { splitList } from './insightsLevel';
import { nodeAt, readPath } from './readPath';

/** When and by which version the names are judged. */
interface RewriteContext {
  readonly apiVersion: string;
  /** Unix seconds. */
  readonly now: number;
}

/**
 * Rewrites the fields of a query in which metrics have been removed: a metric with one successor gets its name, one without is left
 * out. Dates and everything else stay as they were written.
 *
 * @param query one whose fields can be parsed
 * @returns the new text; undefined where nothing is gone, or nothing would be left
 */
export function rewriteFields(query: Query, context: RewriteContext): string | undefined {
  const items = parseFields({ text: query.fields, name: query.label });
  const rewritten = rewriteItems(items, nodeAt(query, readPath(query).edge), context);
  const text = printFields(rewritten);
  return rewritten.length === 0 || text === printFields(items) ? undefined : text;
}

function rewriteItems(
  items: readonly FieldItem[],
  node: NodeName | undefined,
  context: RewriteContext,
): readonly FieldItem[] {
  return items.flatMap((item) => {
    if (item.name === READING_RULES.insights) {
      return rewriteInsights(item, node, context);
    }
    if (item.fields === undefined) {
      return [item];
    }
    const fields = rewriteItems(item.fields, nodeTypeOf(item.name, node), context);
    return fields.length === 0 ? [] : [{ ...item, fields }];
  });
}

function rewriteInsights(
  item: FieldItem,
  node: NodeName | undefined,
  context: RewriteContext,
): readonly FieldItem[] {
  const metrics = splitList(modifier(item, 'metric'));
  if (metrics.length === 0) {
    return [item];
  }
  const metricType = modifier(item, 'metric_type');
  const present = metrics.flatMap((name) => successor(name, node, { ...context, metricType }));
  const value = [...new Set(present)].join(',');
  if (value === metrics.join(',')) {
    return [item];
  }
  const modifiers = item.modifiers.map((given) => (given.name === 'metric' ? { ...given, value } : given));
  return value === '' ? [] : [{ ...item, modifiers }];
}

/** A metric that was removed only in one way of requesting it is kept: the run requests it in the other. */
function successor(
  name: string,
  node: NodeName | undefined,
  { apiVersion, ...at }: RewriteContext & { readonly metricType: string | undefined },
): readonly string[] {
  const known = metricsOf(node);
  const removed = Object.hasOwn(known, name) ? known[name]?.removed : undefined;
  if (
    removed === undefined ||
    removed.unlessType !== undefined ||
    !isRemoved(removed, { ...at, version: apiVersion })
  ) {
    return [name];
  }
  return removed.instead !== undefined && /^\w+$/.test(removed.instead) ? [removed.instead] : [];
}
