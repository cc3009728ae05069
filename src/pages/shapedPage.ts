import { answerKey } from '../fields';
import type { FieldItem } from '../fields';
import { isEdge, isObject, toCell } from '../flatten';
import type { JsonObject, MorePages, NodeList } from '../flatten';
import type { NextPage } from '../graph';
import { askApart, joinInsights } from './apartInsights';
import type { ListWay } from './listWay';
import type { PagesOptions } from './pageOptions';
import { isInsights, metricsOf } from './parts';
import { shapeFields, TYPE_FIELD } from './shape';
import type { Shape, ShapedFields } from './shape';

/** A page as whole as the API gives it. */
export interface ListPage extends NodeList {
  /** Nodes that the page had and that could not be read. */
  readonly skipped: number;
  readonly detached: readonly MorePages[];
  /** How many of its nodes have no insights though they were asked apart. */
  readonly refused: number;
}

/** One question for a page. */
export interface Question {
  readonly at: NextPage;
  /** How many nodes. */
  readonly limit: number;
  /** What is asked of each node; absent: the API's default fields. */
  readonly items: readonly FieldItem[] | undefined;
  readonly shape: Shape;
}

/**
 * Asks a page in a shape, then what stands apart for each of its nodes, and joins both.
 *
 * @param question which page, and how
 * @param way the list
 * @param options the job
 * @returns the page
 * @throws GraphError when the page is refused
 */
export async function readShaped(
  { at, limit, items, shape }: Question,
  way: ListWay,
  options: PagesOptions,
): Promise<ListPage> {
  const fields = items && shapeFields(items, shape, { level: way.level, unfit: options.memory.unfit });
  const request = way.ask(at, {
    ...(fields && fields.inline !== way.items && { items: fields.inline }),
    ...(limit !== way.limit && { limit }),
  });
  const page = way.read((await options.client.send(request)).body);
  return items === undefined || fields === undefined
    ? { ...page, skipped: 0, detached: [], refused: 0 }
    : completed(page, { ...fields, items }, options);
}

async function completed(
  page: NodeList,
  fields: ShapedFields & { readonly items: readonly FieldItem[] },
  options: PagesOptions,
): Promise<ListPage> {
  const { apart, detached, addsType, items } = fields;
  const ids = page.nodes.flatMap((node) => (isObject(node) && toCell(node['id'])) || []);
  const lists = detached.flatMap((level) =>
    ids.map((parentId) => ({ level, parentId, paging: {}, offset: 0 })),
  );
  if (apart.length === 0) {
    return { ...page, skipped: 0, detached: lists, refused: 0 };
  }
  const asked = page.nodes.flatMap((node) =>
    isObject(node) && toCell(node['id']) !== '' ? [{ id: toCell(node['id']), type: typeOf(node) }] : [],
  );
  const { found, refused } = await askApart(asked, apart, options);
  const whole = (node: JsonObject): JsonObject =>
    inOrderAsked(
      joinInsights(addsType ? withoutType(node) : node, found.get(toCell(node['id'])) ?? {}),
      items,
    );
  const nodes = page.nodes.map((node) => (isObject(node) ? whole(node) : node));
  return { ...page, nodes, skipped: 0, detached: lists, refused: refused.size };
}

/** What was asked apart must not show in the order of rows: it may depend on what other lists have learned. */
function inOrderAsked(node: JsonObject, items: readonly FieldItem[]): JsonObject {
  const ordered = items.filter(isInsights).flatMap((item): [string, unknown][] => {
    const list = node[answerKey(item)];
    const metrics = metricsOf(item);
    const rank = (metric: unknown): number => metrics.indexOf(isObject(metric) ? toCell(metric['name']) : '');
    return isEdge(list)
      ? [[answerKey(item), { ...list, data: [...list.data].sort((one, other) => rank(one) - rank(other)) }]]
      : [];
  });
  return { ...node, ...Object.fromEntries(ordered) };
}

function typeOf(node: JsonObject): string | undefined {
  return toCell(node[TYPE_FIELD]) || undefined;
}

/** Asked for our own use, it must not become a column. */
function withoutType(node: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(node).filter(([key]) => key !== TYPE_FIELD));
}
