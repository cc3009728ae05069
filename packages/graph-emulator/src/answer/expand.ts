import { checkScope } from '../login/access';
import type { TokenState } from '../login/tokens';
import { accountInsights } from '../insights/accountInsights';
import { entity } from '../world/entities';
import { invalid } from './errors';
import type { DueFault } from '../faults/faultAction';
import type { Faults } from '../faults/faults';
import { oddAnswer } from '../faults/oddAnswer';
import { isFacebookOnly } from '../world/facebookOnly';
import { plainEdge } from '../world/plainEdges';
import { plainField } from './fieldsParser';
import type { AskedField } from './fieldsParser';
import { mediaInsights } from '../insights/mediaInsights';
import { userNode } from '../world/nodes';
import type { GraphNode } from '../world/nodes';
import { foundObject } from './foundObject';
import { link, pageOf } from './paging';
import { partOf, printFields, without } from './parts';
import type { World } from '../world/world';

/** What answers are made with. */
export interface Expansion {
  readonly world: World;
  /** Scheme, host and version of links. */
  readonly root: string;
  readonly token: string;
  /** What is known of the token. */
  readonly owner: TokenState;
  readonly faults: Faults;
  /** Objects and metrics of the answer so far, for cost and latency. */
  readonly cost: { objects: number };
  /** Whether the answer is about an account that business_discovery found. */
  readonly isDiscovery?: boolean;
}

type Params = Readonly<Record<string, string>>;

/** Fields of older versions, which are ignored without an error (docs/graph-api.md §1.4). */
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
  const fault = expansion.faults.onObject(node);
  const { login } = expansion.world.settings;
  const { defaults, fields: known } = entity(node, login);
  const asked = fields ?? defaults.map(plainField);
  const object: Record<string, unknown> = {};
  for (const field of asked) {
    const value = fieldOf(node, field, expansion);
    if (value !== undefined) {
      object[field.modifiers['as'] ?? field.name] = value;
    }
  }
  // Asked or not, the id comes; without fields it stands where the defaults have it.
  const whole = 'id' in object ? object : { ...object, id: known['id']?.(node, expansion.world) };
  return changed(whole, fault, expansion) as Record<string, unknown>;
}

function fieldOf(node: GraphNode, field: AskedField, expansion: Expansion): unknown {
  const { world, isDiscovery = false } = expansion;
  const { fields, type } = entity(node, world.settings.login);
  if (world.settings.login === 'instagram' && isFacebookOnly(field.name)) {
    throw nonexisting(field.name, type);
  }
  const own = Object.hasOwn(fields, field.name) ? fields[field.name] : undefined;
  if (own === undefined) {
    return nestedOf(node, field, expansion);
  }
  if (field.name === 'view_count' && isDiscovery) {
    return world.chance(node, 'views') % 5000;
  }
  return partOfValue(own(node, world), { node, field, expansion });
}

/** The account of a page is a node of its own; other values are plain. */
function partOfValue(
  value: unknown,
  { node, field, expansion }: { node: GraphNode; field: AskedField; expansion: Expansion },
): unknown {
  if (field.fields === undefined || value === undefined || Array.isArray(value)) {
    return value;
  }
  return field.name === 'instagram_business_account'
    ? expandNode(userNode(node.account), field.fields, expansion)
    : partOf(value, field.fields);
}

const nonexisting = (name: string, type: string): Error =>
  invalid(`(#100) Tried accessing nonexisting field (${name}) on node type (${type})`);

function nestedOf(node: GraphNode, field: AskedField, expansion: Expansion): unknown {
  const { world } = expansion;
  checkScope(field.name, expansion.owner.scopes, world.settings.login);
  if (field.name === 'insights' && node.kind !== 'comment' && node.kind !== 'reply') {
    return insightsOf(node, field.modifiers, expansion);
  }
  const found = node.kind === 'user' ? foundObject(node, field, world) : undefined;
  if (found !== undefined) {
    return expandFound(found, field, expansion);
  }
  const list = expandEdge(node, field, expansion);
  if (list !== undefined) {
    return isEmptyList(list) ? undefined : list;
  }
  if (!SILENT.has(field.name)) {
    throw nonexisting(field.name, entity(node, world.settings.login).type);
  }
  return undefined;
}

/** What was found by a name or an id; media of a found account have cursors and never a `next` (docs/graph-api.md §1.1). */
function expandFound(node: GraphNode, field: AskedField, outer: Expansion): object {
  const isDiscovery = field.name === 'business_discovery';
  const expansion = { ...outer, isDiscovery };
  const fields = field.fields ?? [plainField('id')];
  const media = isDiscovery ? fields.find((one) => one.name === 'media') : undefined;
  const plain = expandNode(
    node,
    fields.filter((one) => one !== media),
    expansion,
  );
  const source = expansion.world.edge(node, 'media');
  if (media === undefined || source === undefined) {
    return plain;
  }
  const page = pageOf(source, media.modifiers, 'media');
  const data = page.nodes.map((one) => expandNode(one, media.fields, expansion));
  const { id, ...rest } = plain;
  const paging = page.nodes.length > 0 && { paging: { cursors: { before: page.before, after: page.after } } };
  return { ...rest, [media.modifiers['as'] ?? 'media']: { data, ...paging }, id };
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
  const fault = expansion.faults.onInsights(node, params);
  expansion.cost.objects += (params['metric'] ?? '').split(',').length;
  const { world, root, token } = expansion;
  const insights =
    node.kind === 'user'
      ? accountInsights(
          node,
          { ...params, access_token: token },
          { world, url: `${root}/${node.id}/insights` },
        )
      : mediaInsights(node, params, world);
  return changed(insights, fault, expansion) as object;
}

/** A part of an answer as its own fault leaves it: any JSON value. */
function changed(part: object, fault: DueFault | undefined, { faults }: Expansion): unknown {
  return fault === undefined ? part : oddAnswer(part, fault, faults.echoOf(fault));
}

/** An edge without rows is left out, unless its summary was asked. */
function isEmptyList(list: Record<string, unknown>): boolean {
  return Array.isArray(list['data']) && list['data'].length === 0 && !('summary' in list);
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
    const rows = plainEdge(node, field.name, expansion.world);
    return rows && { data: rows.map((row) => (field.fields ? partOf(row, field.fields) : row)) };
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
  // A list that fits has no paging at all (docs/graph-api.md §2.1).
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
