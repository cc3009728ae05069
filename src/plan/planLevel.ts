import { fieldPath } from '../answer';
import { fieldKindOf, fieldOf, fieldsOf, nodeTypeOf, READING_RULES } from '../catalogue';
import type { NodeName } from '../catalogue';
import { answerKey, field, modifier } from '../fields';
import type { FieldItem } from '../fields';
import { splitList } from './insights/layout';
import { insightsLevel } from './insightsLevel';
import { requestedParts } from './insightsParts';
import { declaredField, defaultFields, factsOf, withId } from './knownColumns';
import type { DeclaredField } from './knownColumns';
import { modifierParams } from './modifierParams';
import type { Level, Source } from './queryPlan';
import { snapshotLike } from './snapshotLevel';
import { withSummary } from './summaryLevel';
import { tableName } from './tableName';

/** What a level is planned from. */
export interface LevelOptions {
  readonly query: string;
  readonly graphNode: string;
  /** The name or alias from which the table is named. */
  readonly edgeName: string;
  /** The type of its nodes; undefined where it is not known. */
  readonly node: NodeName | undefined;
  readonly fields: readonly FieldItem[];
  readonly source: Source;
}

/** Where fields stand while the tree is walked. */
interface Context {
  readonly level: Pick<LevelOptions, 'query' | 'graphNode' | 'source'>;
  /** The type of the node or object that has the fields. */
  readonly node: NodeName | undefined;
  /** The keys of the objects around them, each with `_` behind. */
  readonly prefix: string;
  /** Their path. */
  readonly path: string;
  /** Descriptions of the objects around them. */
  readonly inside: readonly string[];
  /** The fields from the root to here while their lists can only be read through the root. */
  readonly rootPath?: readonly FieldItem[] | undefined;
}

/** What fields declare. */
interface Declared {
  /** The fields to request: those of the query, insights divided into what is requested together. */
  readonly requested: readonly FieldItem[];
  readonly columns: readonly DeclaredField[];
  readonly edges: readonly (readonly [string, Level])[];
  readonly undetermined: readonly (readonly [string, () => Level])[];
  readonly hasOwnField: boolean;
}

/** Plans a level of nodes and everything nested in it. */
export function planLevel(options: LevelOptions): Level {
  const { query, graphNode, edgeName, node, fields, source } = options;
  const declared = declare(fields, { level: options, node, prefix: '', path: '', inside: [] });
  const isOpen = fields.length === 0;
  const described = isOpen ? node && defaultFields(node) : withId(declared.columns, node);
  return {
    query,
    graphNode,
    table: tableName(query, edgeName),
    source,
    fields: declared.requested,
    writesRows: isOpen || declared.hasOwnField,
    columns: isOpen
      ? (READING_RULES.defaultFields.get(node) ?? []).map((name) => fieldPath('', name))
      : declared.columns.map(({ field: path }) => path),
    ...(described && { facts: factsOf(described) }),
    keyColumns: [],
    edges: new Map(declared.edges),
    undetermined: new Map(declared.undetermined),
  };
}

/**
 * Plans a level that the answer has though the plan does not foresee it: the query does not name it, or its name alone
 * did not tell that it is a list.
 *
 * @param parent the level on whose node it was found
 * @param key the key in the answer, joined with those of the objects around it
 */
export function unplannedLevel(parent: Level, key: string): Level {
  const planned = parent.undetermined?.get(key);
  if (planned !== undefined) {
    return planned();
  }
  const place = { query: parent.query, graphNode: `${parent.graphNode}_${key}`, edgeName: key };
  if (key === READING_RULES.insights) {
    const insights = insightsLevel({ ...place, params: {}, fields: [], source: { by: 'parent' } });
    return snapshotLike(parent, insights);
  }
  const source: Source = { by: 'edge', edge: key, params: {} };
  return snapshotLike(parent, planLevel({ ...place, node: nodeTypeOf(key), fields: [], source }));
}

function declare(fields: readonly FieldItem[], context: Context): Declared {
  const parts = requestedParts(fields, context.node).map(({ part, item }) =>
    item.name === READING_RULES.insights ? declareInsights(part, item, context) : declareItem(item, context),
  );
  return {
    requested: parts.flatMap(({ requested }) => requested),
    columns: parts.flatMap(({ columns }) => columns),
    edges: parts.flatMap(({ edges }) => edges),
    undetermined: parts.flatMap(({ undetermined }) => undetermined),
    hasOwnField: parts.some(({ hasOwnField }) => hasOwnField),
  };
}

/** The parts of an insights field write one table. */
function declareInsights(part: FieldItem, item: FieldItem, context: Context): Declared {
  const { prefix } = context;
  const level = insightsLevel({
    ...placeOf(`${prefix}${answerKey(item)}`, context),
    params: modifierParams(item),
    metrics: splitList(modifier(part, 'metric')),
    own: modifierParams(part),
    fields: item.fields ?? [],
    source: { by: 'parent' },
  });
  return {
    requested: [part],
    columns: [],
    edges: [[`${prefix}${answerKey(part)}`, level]],
    undetermined: [],
    hasOwnField: false,
  };
}

function declareItem(item: FieldItem, context: Context): Declared {
  const key = `${context.prefix}${answerKey(item)}`;
  switch (fieldKindOf(item.name, context.node)) {
    case 'edge':
      return declareEdge(wholeAddOn(item, context), key, context);
    case 'object':
      return declareInner(item, key, context);
    default:
      return declareOpen(item, key, context);
  }
}

/** An add-on comes with all its fields: where they are known, its table has their columns without a single row. */
function wholeAddOn(item: FieldItem, { node }: Context): FieldItem {
  const of = READING_RULES.addOns.has(item.name) ? nodeTypeOf(item.name, node) : undefined;
  const known = of === undefined ? [] : Object.keys(fieldsOf(of)).filter((name) => name !== 'id');
  return item.fields === undefined && known.length > 0 ? { ...item, fields: known.map(field) } : item;
}

function declareEdge(item: FieldItem, key: string, context: Context): Declared {
  const nested = nestedLevel(item, key, context);
  const isKnown = fieldOf(item.name, context.node) !== undefined;
  const level: Level = isKnown ? nested : { ...nested, isGuess: true };
  const requested = [item.fields === undefined ? item : { ...item, fields: level.fields }];
  return { requested, columns: [], edges: [[key, level]], undetermined: [], hasOwnField: false };
}

/** Declares a field with one value, or one of which only the answer tells what it is. */
function declareOpen(item: FieldItem, key: string, context: Context): Declared {
  const inner = item.fields === undefined ? undefined : declareInner(item, key, context);
  return {
    requested: inner?.requested ?? [item],
    // The columns of what may be a list are not declared.
    columns:
      inner === undefined ? [declaredField(item.name, { ...context, path: pathOf(item, context) })] : [],
    edges: inner?.edges ?? [],
    undetermined: [[key, () => nestedLevel(item, key, context)], ...(inner?.undetermined ?? [])],
    hasOwnField: true,
  };
}

function declareInner(item: FieldItem, key: string, context: Context): Declared {
  const known = fieldOf(item.name, context.node);
  const gives = known?.kind === 'object' ? known.gives : ['id'];
  const inner = declare(item.fields ?? gives.map(field), {
    ...context,
    node: nodeTypeOf(item.name, context.node),
    prefix: `${key}_`,
    path: pathOf(item, context),
    inside: [...context.inside, ...(known === undefined ? [] : [known.description])],
    rootPath: rootPathInto(item, context),
  });
  return {
    ...inner,
    // Parts that come of themselves are fields of the query's own, also where the catalogue does not list them.
    hasOwnField: item.fields === undefined || inner.hasOwnField,
    requested: [item.fields === undefined ? item : { ...item, fields: inner.requested }],
  };
}

/** Names a nested level; `key` is joined with those of the objects around it. */
function placeOf(key: string, { level }: Context): Pick<LevelOptions, 'query' | 'graphNode' | 'edgeName'> {
  return { query: level.query, graphNode: `${level.graphNode}_${key}`, edgeName: key };
}

function pathOf(item: FieldItem, { path }: Context): string {
  return fieldPath(path, answerKey(item));
}

/** The path through the root begins at certain objects of the root node itself. */
function rootPathInto(item: FieldItem, { rootPath, level }: Context): readonly FieldItem[] | undefined {
  if (rootPath !== undefined) {
    return [...rootPath, item];
  }
  return level.source.by === 'node' && READING_RULES.throughRoot.has(item.name) ? [item] : undefined;
}

function nestedLevel(item: FieldItem, key: string, context: Context): Level {
  const { node, rootPath } = context;
  const source: Source =
    rootPath === undefined
      ? { by: 'edge', edge: item.name, params: modifierParams(item) }
      : { by: 'root', path: [...rootPath, item] };
  const nested = planLevel({
    ...placeOf(key, context),
    node: nodeTypeOf(item.name, node),
    fields: item.fields ?? [],
    source,
  });
  const summary = modifier(item, 'summary');
  return summary === undefined ? nested : withSummary(nested, summary);
}
