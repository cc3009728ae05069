import { idOf, isEdge, isObject, metricName, toCell } from '../answer';
import type { JsonObject } from '../answer';
import { READING_RULES } from '../catalogue';
import { answerKey } from '../fields';
import type { FieldItem } from '../fields';
import { isInsights, metricsIn } from './insightsField';
import type { Job } from './job';
import type { List } from './list';
import { fetchNodeInsights, joinInsights } from './nodeInsights';
import type { PageRequest, ListPage } from './reading';

/**
 * Requests a page, then what stands apart for each of its nodes, and joins both.
 *
 * @throws GraphError when the page is refused
 */
export async function fetchPage(ask: PageRequest, list: List, job: Job): Promise<ListPage> {
  const { at, limit, items, fields } = ask;
  const request = list.request({ at, limit, items: fields.inline });
  const page = list.read((await job.api.send(request)).body);
  const ids = page.nodes.map(idOf).filter((id) => id !== '');
  const apart = fields.edges.flatMap((level) =>
    ids.map((parentId) => ({ level, parentId, paging: {}, offset: 0 })),
  );
  const whole = { ...page, skipped: 0, apart, refused: 0 };
  if (fields.insights.length === 0) {
    return whole;
  }
  const asked = page.nodes.flatMap((node) =>
    idOf(node) === '' ? [] : [{ id: idOf(node), type: typeOf(node), publishedAt: publishedAt(node) }],
  );
  const { found, refused } = await fetchNodeInsights(asked, fields.insights, job);
  const nodes = page.nodes.map((node) => {
    if (!isObject(node)) {
      return node;
    }
    const joined = joinInsights(without(fields.added, node), found.get(idOf(node)) ?? {});
    return inRequestedOrder(joined, items);
  });
  return { ...whole, nodes, refused: refused.size };
}

/** The order of rows must not show what was requested apart: that depends on what other lists have learned. */
function inRequestedOrder(node: JsonObject, items: readonly FieldItem[]): JsonObject {
  const ordered = items.filter(isInsights).flatMap((item): [string, unknown][] => {
    const list = node[answerKey(item)];
    const metrics = metricsIn(item);
    const rank = (metric: unknown): number => metrics.indexOf(isObject(metric) ? metricName(metric) : '');
    return isEdge(list)
      ? [[answerKey(item), { ...list, data: [...list.data].sort((left, right) => rank(left) - rank(right)) }]]
      : [];
  });
  return { ...node, ...Object.fromEntries(ordered) };
}

function typeOf(node: unknown): string | undefined {
  return isObject(node) ? toCell(node[READING_RULES.typeField]) || undefined : undefined;
}

function publishedAt(node: unknown): number | undefined {
  const moment = isObject(node) ? Date.parse(toCell(node[READING_RULES.timeField])) / 1000 : NaN;
  return Number.isNaN(moment) ? undefined : moment;
}

/** What is requested for our own use must not become a column. */
function without(names: readonly string[], node: JsonObject): JsonObject {
  return names.length === 0
    ? node
    : Object.fromEntries(Object.entries(node).filter(([key]) => !names.includes(key)));
}
