import { checkScope } from '../login/access';
import { accountInsights } from '../insights/accountInsights';
import { entity, userName } from '../world/entities';
import { ApiError, invalid } from './errors';
import type { Faults } from '../faults/faults';
import { plainField } from './fieldsParser';
import type { AskedField } from './fieldsParser';
import { mediaInsights } from '../insights/mediaInsights';
import { userNode } from '../world/nodes';
import type { GraphNode } from '../world/nodes';
import { link, pageOf } from './paging';
import type { World } from '../world/world';

/** What answers are made with. */
export interface Expansion {
  readonly world: World;
  /** Scheme, host and version of links. */
  readonly root: string;
  readonly token: string;
  readonly faults: Faults;
  /** Objects and metrics of the answer so far, for cost and latency. */
  readonly cost: { objects: number };
}

type Params = Readonly<Record<string, string>>;

/** Fields of older versions, which are left out without a word (graph-api.md §1). */
const SILENT = new Set(['from_id', 'from_full_name', 'created_at', 'created_time', 'message']);

/**
 * Writes a node with the fields asked.
 *
 * @param node the node
 * @param fields what is asked; none means the defaults of its type
 * @param expansion the world around
 * @returns the object, always with `id`
 * @throws ApiError for a field or object that the API refuses: the whole answer fails
 */
export function expandNode(
  node: GraphNode,
  fields: readonly AskedField[] | undefined,
  expansion: Expansion,
): Record<string, unknown> {
  expansion.cost.objects += 1;
  expansion.faults.onObject(node);
  const { defaults } = entity(node);
  const asked = fields ?? defaults.map(plainField);
  const object: Record<string, unknown> = {};
  for (const field of asked) {
    const value = fieldOf(node, field, expansion);
    if (value !== undefined) {
      object[field.modifiers['as'] ?? field.name] = value;
    }
  }
  // Asked or not, the id comes; without fields it stands where the defaults have it.
  return 'id' in object ? object : { ...object, id: node.id };
}

function fieldOf(node: GraphNode, field: AskedField, expansion: Expansion): unknown {
  const { fields } = entity(node);
  const own = Object.hasOwn(fields, field.name) ? fields[field.name] : undefined;
  if (own === undefined) {
    return nestedOf(node, field, expansion);
  }
  const value = own(node, expansion.world);
  return field.fields === undefined || Array.isArray(value) ? value : partOf(value, field.fields);
}

function nestedOf(node: GraphNode, field: AskedField, expansion: Expansion): unknown {
  checkScope(field.name, expansion.token, expansion.world.settings);
  if (field.name === 'insights' && node.kind !== 'comment' && node.kind !== 'reply') {
    return insightsOf(node, field.modifiers, expansion);
  }
  if (field.name === 'business_discovery' && node.kind === 'user') {
    return discovered(field, expansion);
  }
  const list = expandEdge(node, field, expansion);
  if (list !== undefined) {
    return isEmptyList(list) ? undefined : list;
  }
  if (!SILENT.has(field.name)) {
    throw invalid(
      `(#100) Tried accessing nonexisting field (${field.name}) on node type (${entity(node).type})`,
    );
  }
  return undefined;
}

/**
 * Answers the insights of a node.
 *
 * @param node an account or a media
 * @param params the request's parameters or the field's modifiers
 * @param expansion the world around
 * @returns `{data, paging?}`
 */
export function insightsOf(node: GraphNode, params: Params, expansion: Expansion): object {
  expansion.faults.onInsights(node, params);
  expansion.cost.objects += (params['metric'] ?? '').split(',').length;
  if (node.kind !== 'user') {
    return mediaInsights(node, params, expansion.world);
  }
  const url = `${expansion.root}/${node.id}/insights`;
  return accountInsights(node, { ...params, access_token: expansion.token }, { world: expansion.world, url });
}

/** An edge without rows is left out, unless its summary was asked. */
function isEmptyList(list: Record<string, unknown>): boolean {
  return Array.isArray(list['data']) && list['data'].length === 0 && !('summary' in list);
}

function partOf(value: unknown, fields: readonly AskedField[]): unknown {
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  const whole = value as Readonly<Record<string, unknown>>;
  const names = [...fields.map((one) => one.name), 'id'];
  return Object.fromEntries(
    names.filter((name) => whole[name] !== undefined).map((name) => [name, whole[name]]),
  );
}

/**
 * Writes a nested list.
 *
 * @param node where it hangs
 * @param field the edge with its modifiers
 * @param expansion the world around
 * @returns the list, or undefined when the node has no such edge
 */
function expandEdge(
  node: GraphNode,
  field: AskedField,
  expansion: Expansion,
): Record<string, unknown> | undefined {
  const source = expansion.world.edge(node, field.name);
  if (source === undefined) {
    return undefined;
  }
  const page = pageOf(source, field.modifiers, field.name);
  const data = page.nodes.map((one) => expandNode(one, field.fields, expansion));
  const { summary, ...modifiers } = without(field.modifiers, 'as');
  const cursors = { before: page.before, after: page.after };
  const params = {
    access_token: expansion.token,
    ...(field.fields && { fields: printFields(field.fields) }),
    limit: '25',
    ...modifiers,
  };
  // A list that fits has no paging at all (graph-api.md §2.1).
  const next = page.hasNext && {
    next: link(`${expansion.root}/${node.id}/${field.name}`, { ...params, after: page.after ?? '' }),
  };
  return {
    data,
    ...(next && { paging: { cursors, ...next } }),
    ...(summary !== undefined && { summary: summaryOf(source.length, summary) }),
  };
}

function summaryOf(count: number, asked: string): object {
  return asked === 'true' || asked === '1'
    ? { order: 'reverse_chronological', total_count: count, can_comment: true }
    : { total_count: count };
}

/** A found account: its media have cursors and never a `next` (graph-api.md §1). */
function discovered(field: AskedField, expansion: Expansion): object {
  const { username } = field.modifiers;
  const { world } = expansion;
  const account = Array.from({ length: world.settings.accounts }, (_, index) => index).find(
    (index) => userName(index) === username,
  );
  if (account === undefined) {
    throw new ApiError('Invalid user id', { code: 110, title: 'Cannot find User', isTransient: false });
  }
  const node = userNode(account);
  const fields = field.fields ?? [plainField('id')];
  const plain = expandNode(
    node,
    fields.filter((one) => one.name !== 'media'),
    expansion,
  );
  const media = fields.find((one) => one.name === 'media');
  const source = world.edge(node, 'media');
  if (media === undefined || source === undefined) {
    return plain;
  }
  const page = pageOf(source, media.modifiers, 'media');
  const data = page.nodes.map((one) => expandNode(one, media.fields, expansion));
  const { id, ...rest } = plain;
  const paging = page.nodes.length > 0 && { paging: { cursors: { before: page.before, after: page.after } } };
  return { ...rest, [media.modifiers['as'] ?? 'media']: { data, ...paging }, id };
}

function printFields(fields: readonly AskedField[]): string {
  return fields
    .map(({ name, modifiers, fields: inner }) => {
      const printed = Object.entries(modifiers).map(([modifier, value]) => `.${modifier}(${value})`);
      return `${name}${printed.join('')}${inner === undefined ? '' : `{${printFields(inner)}}`}`;
    })
    .join(',');
}

/** The same record with one key less. */
function without(record: Params, key: string): Params {
  return Object.fromEntries(Object.entries(record).filter(([name]) => name !== key));
}
