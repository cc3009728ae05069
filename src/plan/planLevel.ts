import { safeColumnName } from '@keboola/component-ts-lite';
import { fieldOf, natureOf, nodeBehind } from '../catalogue';
import type { NodeName } from '../catalogue';
import { answerKey, modifier, printFields } from '../fields';
import type { FieldItem } from '../fields';
import { declaredColumn, defaultColumns, factsOf, withId } from './columnFacts';
import type { DeclaredColumn } from './columnFacts';
import { insightsLevel } from './insightsLevel';
import type { Follow, Level } from './queryPlan';
import { tableName } from './tableName';
import { THROUGH_ROOT } from './throughRoot';

/** What a level is planned of. */
export interface LevelOptions {
  readonly query: string;
  readonly graphNode: string;
  /** The name that the table's is made of. */
  readonly produced: string;
  /** The real name of the edge or object; '' at the root. */
  readonly edge: string;
  /** The kind of its nodes. @default what the name of the edge tells */
  readonly node?: NodeName | undefined;
  readonly fields: readonly FieldItem[];
  readonly follow: Follow;
  /** The fields from the root to here while its objects can only be read through the root. */
  readonly chain?: readonly FieldItem[];
}

interface Walk extends LevelOptions {
  readonly prefix: string;
  /** What the objects around the fields are. */
  readonly inside: readonly string[];
}

/**
 * Plans a level of nodes and everything nested in it.
 *
 * @param options its place in the tree and the fields asked of it; no fields means the API's default ones
 * @returns the level
 */
export function planLevel(options: LevelOptions): Level {
  const { node = nodeBehind(options.edge) } = options;
  const found = walk({ ...options, node, prefix: '', inside: [] });
  const isOpen = options.fields.length === 0;
  const described = isOpen ? node && defaultColumns(node) : withId(found.columns, node);
  return {
    query: options.query,
    graphNode: options.graphNode,
    table: tableName(options.query, options.produced),
    writesRows: isOpen || found.asksOwnField,
    columns: found.columns.map(({ name }) => name),
    ...(described && { facts: factsOf(described) }),
    keyColumns: [],
    edges: new Map(found.edges),
    unsure: new Map(found.unsure),
    follow: options.follow,
  };
}

/**
 * Plans a level that the answer has though the plan does not foresee it: the query does not name it, or its name alone
 * did not tell that it is a list.
 *
 * @param parent the level on whose node it was found
 * @param key the key in the answer, joined with those of the objects around it
 * @returns the level
 */
export function unplannedLevel(parent: Level, key: string): Level {
  const asked = parent.unsure?.get(key);
  if (asked !== undefined) {
    return asked();
  }
  const options = { query: parent.query, graphNode: `${parent.graphNode}_${key}`, produced: key };
  if (key === 'insights') {
    return insightsLevel({ ...options, params: {}, fields: [], ofAccount: false });
  }
  return planLevel({ ...options, edge: key, fields: [], follow: { by: 'edge', edge: key, params: {} } });
}

/**
 * Plans the table of the `summary` that stands beside a list.
 *
 * @param list the list's level
 * @param asked the value of the list's `summary(…)`
 * @returns a level whose rows have no id
 */
export function summaryLevel(list: Level, asked: string): Level {
  const named = asked
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '' && !/^(true|1)$/.test(one));
  return {
    query: list.query,
    graphNode: `${list.graphNode}_summary`,
    table: tableName(list.query, 'summary'),
    writesRows: true,
    columns: named.length > 0 ? named.map(safeColumnName) : ['total_count'],
    facts: new Map([['total_count', { type: 'INTEGER', description: 'How many the list has' }]]),
    keyColumns: ['fb_graph_node'],
    edges: new Map(),
    follow: { by: 'never' },
  };
}

interface Found {
  readonly columns: DeclaredColumn[];
  readonly edges: [string, Level][];
  readonly unsure: [string, () => Level][];
  asksOwnField: boolean;
}

function walk(options: Walk): Found {
  const found: Found = { columns: [], edges: [], unsure: [], asksOwnField: false };
  for (const item of options.fields) {
    const key = `${options.prefix}${answerKey(item)}`;
    const nature = natureOf(item.name, options.node);
    if (nature === 'edge') {
      found.edges.push([key, nestedLevel(options, { item, key })]);
      continue;
    }
    if (nature !== 'object') {
      found.unsure.push([key, () => nestedLevel(options, { item, key })]);
      found.asksOwnField = true;
    }
    if (item.fields !== undefined || nature === 'object') {
      addInner(found, walk(innerWalk(options, { item, key })), nature === 'object');
    } else {
      found.columns.push(declaredColumn(item.name, { ...options, key }));
    }
  }
  return found;
}

function innerWalk(options: Walk, { item, key }: At): Walk {
  const field = fieldOf(item.name, options.node);
  const gives = field?.nature === 'object' ? field.gives : ['id'];
  return {
    ...options,
    edge: item.name,
    node: nodeBehind(item.name, options.node),
    prefix: `${key}_`,
    inside: [...options.inside, ...(field === undefined ? [] : [field.description])],
    fields: item.fields ?? gives.map((name) => ({ name, modifiers: [], span: item.span })),
    ...chainInto(options, item),
  };
}

/** The columns of what may be a list are not declared. */
function addInner(found: Found, inner: Found, isObject: boolean): void {
  found.columns.push(...(isObject ? inner.columns : []));
  found.edges.push(...inner.edges);
  found.unsure.push(...inner.unsure);
  found.asksOwnField ||= inner.asksOwnField;
}

function chainInto(options: Walk, item: FieldItem): Pick<LevelOptions, 'chain'> {
  if (options.chain !== undefined) {
    return { chain: [...options.chain, item] };
  }
  return THROUGH_ROOT.has(item.name) && options.edge === '' ? { chain: [item] } : {};
}

interface At {
  readonly item: FieldItem;
  readonly key: string;
}

function nestedLevel(options: Walk, at: At): Level {
  const { item, key } = at;
  const place = { query: options.query, graphNode: `${options.graphNode}_${key}`, produced: key };
  const params = modifierParams(item);
  if (item.name === 'insights') {
    return insightsLevel({ ...place, params, fields: item.fields ?? [], ofAccount: false });
  }
  const level = planLevel({
    ...place,
    edge: item.name,
    node: nodeBehind(item.name, options.node),
    fields: item.fields ?? [],
    follow: options.chain
      ? { by: 'root', chain: [...options.chain, item] }
      : { by: 'edge', edge: item.name, params: withFields(params, item) },
  });
  const summary = modifier(item, 'summary');
  return summary === undefined ? level : withSummary(level, summary);
}

/**
 * Adds the level of a list's summary.
 *
 * @param level the list's level
 * @param asked the value of its `summary(…)`
 * @returns the level with an edge `summary`
 */
export function withSummary(level: Level, asked: string): Level {
  return { ...level, edges: new Map([...level.edges, ['summary', summaryLevel(level, asked)]]) };
}

/**
 * Turns an item's modifiers into parameters of a request to its edge; `as` only renames in a nested answer.
 *
 * @param item the field
 * @returns the parameters
 */
export function modifierParams(item: FieldItem): Record<string, string> {
  return Object.fromEntries(
    item.modifiers.filter(({ name }) => name !== 'as').map(({ name, value }) => [name, value]),
  );
}

function withFields(params: Record<string, string>, item: FieldItem): Record<string, string> {
  return item.fields === undefined ? params : { ...params, fields: printFields(item.fields) };
}
