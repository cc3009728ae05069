import { safeColumnName } from '@keboola/component-ts-lite';
import { answerKey, modifier, printFields } from '../fields';
import type { FieldItem } from '../fields';
import { insightsLevel } from './insightsLevel';
import { fieldNature, THROUGH_ROOT } from './knownEdges';
import type { Follow, Level } from './queryPlan';
import { tableName } from './tableName';

/** What a level is planned of. */
export interface LevelOptions {
  readonly query: string;
  readonly graphNode: string;
  /** The name that the table's is made of. */
  readonly produced: string;
  /** The real name of the edge or object; '' at the root. */
  readonly edge: string;
  readonly fields: readonly FieldItem[];
  readonly follow: Follow;
  /** The fields from the root to here while its objects can only be read through the root. */
  readonly chain?: readonly FieldItem[];
}

interface Walk extends LevelOptions {
  readonly prefix: string;
}

/**
 * Plans a level of nodes and everything nested in it.
 *
 * @param options its place in the tree and the fields asked of it; no fields means the API's default ones
 * @returns the level
 */
export function planLevel(options: LevelOptions): Level {
  const found = walk({ ...options, prefix: '' });
  return {
    query: options.query,
    graphNode: options.graphNode,
    table: tableName(options.query, options.produced),
    writesRows: options.fields.length === 0 || found.asksOwnField,
    columns: found.columns,
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
    keyColumns: ['fb_graph_node'],
    edges: new Map(),
    follow: { by: 'never' },
  };
}

interface Found {
  readonly columns: string[];
  readonly edges: [string, Level][];
  readonly unsure: [string, () => Level][];
  readonly asksOwnField: boolean;
}

function walk(options: Walk): Found {
  const columns: string[] = [];
  const edges: [string, Level][] = [];
  const unsure: [string, () => Level][] = [];
  let asksOwnField = false;
  for (const item of options.fields) {
    const key = `${options.prefix}${answerKey(item)}`;
    const nature = fieldNature(item.name, options.edge);
    if (nature === 'unknown') {
      unsure.push([key, () => nestedLevel(options, { item, key })]);
    }
    if (nature === 'edge') {
      edges.push([key, nestedLevel(options, { item, key })]);
    } else if (item.fields !== undefined || nature === 'object') {
      const inner = walk({
        ...options,
        edge: item.name,
        prefix: `${key}_`,
        fields: item.fields ?? [{ name: 'id', modifiers: [], span: item.span }],
        ...chainInto(options, item),
      });
      columns.push(...(nature === 'object' ? inner.columns : []));
      edges.push(...inner.edges);
      unsure.push(...inner.unsure);
      asksOwnField ||= inner.asksOwnField || nature === 'unknown';
    } else {
      columns.push(safeColumnName(key));
      asksOwnField = true;
    }
  }
  return { columns, edges, unsure, asksOwnField };
}

function chainInto(options: Walk, item: FieldItem): Pick<LevelOptions, 'chain'> {
  if (options.chain !== undefined) {
    return { chain: [...options.chain, item] };
  }
  return THROUGH_ROOT.has(item.name) && options.edge === '' ? { chain: [item] } : {};
}

function nestedLevel(options: Walk, at: { item: FieldItem; key: string }): Level {
  const { item, key } = at;
  const place = { query: options.query, graphNode: `${options.graphNode}_${key}`, produced: key };
  const params = modifierParams(item);
  if (item.name === 'insights') {
    return insightsLevel({ ...place, params, fields: item.fields ?? [], ofAccount: false });
  }
  const level = planLevel({
    ...place,
    edge: item.name,
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
