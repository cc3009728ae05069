import { GraphError } from '../errors';
import { modifier, parseFields, printFields } from '../fields';
import type { FieldItem } from '../fields';
import { readPage } from '../flatten';
import type { MorePages, NodeList } from '../flatten';
import type { PlannedRequest } from '../plan';
import { NodeFields } from './nodeFields';
import { graphRequest } from './pageOptions';
import type { PagesOptions } from './pageOptions';
import { isInsights } from './parts';
import { Patience } from './patience';
import { shapeFields, WHOLE } from './shape';
import type { Shape } from './shape';

/** A node as a list of one, and the nested lists that are to be read on their own. */
export interface NodePage {
  readonly list: NodeList;
  readonly detached: readonly MorePages[];
}

/** What may be the fault of a list nested in the node. */
const MAY_BE_NESTED: ReadonlySet<string> = new Set(['too-much', 'object', 'no-data', 'metric']);
const NOTHING: ReadonlySet<string> = new Set();

/**
 * Reads a node. Where a list nested in it fails, or is too much, the node comes alone and each of its lists is read at
 * its own edge, where the object or the amount can be dealt with; lists that have no edge of their own get shorter.
 *
 * @param planned the request
 * @param options the job
 * @returns the node
 * @throws GraphError when the node itself is refused
 */
export async function readNode(planned: PlannedRequest, options: PagesOptions): Promise<NodePage> {
  const { fields: text } = planned.params;
  const items = text === undefined ? undefined : parseFields({ text, name: options.target.node });
  const fields = new NodeFields(items, options);
  const patience = new Patience();
  let shape: Shape = WHOLE;
  for (;;) {
    fields.leaveOutUnknown();
    try {
      return await ask(planned, { items: fields.items, shape }, options);
    } catch (error) {
      const next = afterRefusal(error, { fields, shape, level: planned.level, patience });
      shape = next.shape;
      fields.items = next.items;
    }
  }
}

async function ask(
  { params, level }: PlannedRequest,
  { items, shape }: { readonly items: readonly FieldItem[] | undefined; readonly shape: Shape },
  options: PagesOptions,
): Promise<NodePage> {
  const { node } = options.target;
  const shaped = items && shapeFields(items, shape, { level, unfit: NOTHING });
  const fields = shaped && { fields: printFields(shaped.inline) };
  const { body } = await options.client.send({
    ...graphRequest([node], { ...params, ...fields }, options),
    isList: false,
  });
  const detached = (shaped?.detached ?? []).map((one) => ({
    level: one,
    parentId: node,
    paging: {},
    offset: 0,
  }));
  return { list: readPage(body), detached };
}

/** What to ask next; throws the error where there is nothing left to try. */
function afterRefusal(
  error: unknown,
  asked: {
    readonly fields: NodeFields;
    readonly shape: Shape;
    readonly level: PlannedRequest['level'];
    readonly patience: Patience;
  },
): { readonly items: readonly FieldItem[] | undefined; readonly shape: Shape } {
  const { fields, shape, level } = asked;
  const { items } = fields;
  if (!(error instanceof GraphError) || items === undefined) {
    throw error;
  }
  if (error.kind === 'metric' && fields.learn(error, NOTHING) === 'again') {
    return { items: fields.items, shape };
  }
  if (!MAY_BE_NESTED.has(error.kind)) {
    throw error;
  }
  const detached: Shape = { ...WHOLE, edges: 'detached' };
  const canDetach = shapeFields(items, detached, { level, unfit: NOTHING }).detached.length > 0;
  if (shape.edges === 'inline' && canDetach) {
    return { items, shape: detached };
  }
  if (error.kind !== 'too-much') {
    throw error;
  }
  const shorter = halvedLists(items);
  if (shorter === items) {
    asked.patience.refused(error);
  }
  return { items: shorter, shape };
}

/** Halves the lists inside plain objects, which have no edge of their own; the same when none can be shorter. */
function halvedLists(items: readonly FieldItem[]): readonly FieldItem[] {
  const halved = items.map((item) =>
    item.fields === undefined || isInsights(item)
      ? item
      : halvedList({ ...item, fields: halvedLists(item.fields) }, item),
  );
  return halved.every((item, index) => item === items[index]) ? items : halved;
}

function halvedList(item: FieldItem, before: FieldItem): FieldItem {
  const limit = Number(modifier(item, 'limit') ?? 0);
  if (!(limit > 1)) {
    return item.fields === before.fields ? before : item;
  }
  const others = item.modifiers.filter(({ name }) => name !== 'limit');
  const half = { name: 'limit', value: String(Math.floor(limit / 2)), span: item.span };
  return { ...item, modifiers: [...others, half] };
}
