import { expectNode, idOf, isEdge, isObject, metricName, toCell, withLists } from '../answer';
import type { JsonObject, NodeList } from '../answer';
import { READING_RULES } from '../catalogue';
import { GraphError } from '../errors';
import { answerKey, passesOf, printRequested } from '../fields';
import type { FieldItem } from '../fields';
import type { Level } from '../plan';
import { fetchAddOns } from './addOns';
import { isInsights, metricsIn } from './insightsField';
import { graphRequest } from './job';
import type { Job } from './job';
import type { List } from './list';
import { fetchNodeInsights, joinInsights } from './nodeInsights';
import type { PageRequest, ListPage } from './reading';
import { expectRenamed, joinNodes, renamed } from './renaming';

/**
 * Requests a page, then what stands apart for each of its nodes, and joins both.
 *
 * @throws GraphError when the page is refused
 */
export async function fetchPage(ask: PageRequest, list: List, job: Job): Promise<ListPage> {
  const { fields } = ask;
  const page = await fetchInline(ask, list, job);
  const ids = page.nodes.map(idOf).filter((id) => id !== '');
  const apart = fields.edges.flatMap((level) =>
    ids.map((parentId) => ({ level, parentId, paging: {}, offset: 0 })),
  );
  const addOns = await fetchAddOns(ids, { items: fields.addOns, level: list.level }, job);
  const nodes = page.nodes.map((node) => (isObject(node) ? { ...node, ...addOns.get(idOf(node)) } : node));
  const whole = { ...page, ...(addOns.size > 0 && { nodes }), skipped: 0, apart, refused: 0 };
  return fields.insights.length === 0 ? whole : withInsights(whole, ask, job);
}

/** Requests the insights of each node, and joins them. */
async function withInsights(page: ListPage, { items, fields }: PageRequest, job: Job): Promise<ListPage> {
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
  return { ...page, nodes, refused: refused.size };
}

/** Requests again, with the same place in the list, what does not fit into one answer. */
async function fetchInline({ at, limit, fields }: PageRequest, list: List, job: Job): Promise<NodeList> {
  const read = async (items: readonly FieldItem[]): Promise<NodeList> =>
    list.read((await job.api.send(list.request({ at, limit, items }))).body, items);
  const [first = [], ...others] = passesOf(fields.inline);
  let page = await read(first);
  for (const items of page.nodes.length === 0 ? [] : others) {
    const { nodes } = await read(items);
    const known = new Set(nodes.map(idOf));
    const moved = list.nodesById ? page.nodes.map(idOf).filter((id) => id !== '' && !known.has(id)) : [];
    const more = [...nodes, ...(await fetchMoved(moved, { items, level: list.level }, job))];
    page = { ...page, nodes: joinNodes(page.nodes, more, fields.inline) };
  }
  return page;
}

/** A list may have moved on between two requests for one page: what it no longer has there is requested by its id. */
async function fetchMoved(
  ids: readonly string[],
  { items, level }: { readonly items: readonly FieldItem[]; readonly level: Level },
  job: Job,
): Promise<readonly JsonObject[]> {
  const requests = ids.map((id) => ({
    ...graphRequest([id], { fields: printRequested(items) }, job),
    expects: expectRenamed(withLists(expectNode, level), items),
  }));
  return (await job.api.sendBatch(requests)).map((answer) => {
    if (answer instanceof GraphError) {
      throw answer;
    }
    return renamed(answer.body, items);
  });
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
