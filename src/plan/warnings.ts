import { distance } from 'fastest-levenshtein';
import {
  fieldKindOf,
  fieldsOf,
  hasMetric,
  isFacebookOnly,
  isKept,
  isRemoved,
  isWriteOnly,
  metricsOf,
  nodeTypeOf,
  READING_RULES,
} from '../catalogue';
import type { NodeName, Removal, Replacement } from '../catalogue';
import type { Config, Query } from '../config';
import type { FieldItem } from '../fields';
import { splitList } from './insights/layout';
import { modifierParams } from './modifierParams';
import type { Params } from './queryPlan';
import { nodeAt } from './readPath';

/** What a query requests. */
export interface Requested {
  readonly query: Pick<Query, 'label' | 'ids'>;
  /** The path behind the account; '' for the account itself. */
  readonly edge: string;
  readonly items: readonly FieldItem[];
  /** Parameters of the path itself. */
  readonly params: Params;
}

/** The API that a query asks. */
export type AskedApi = Pick<Config, 'apiVersion' | 'login'> & {
  /** Unix seconds. */
  readonly now: number;
};

interface Context extends AskedApi {
  readonly label: string;
  /** The type of node that is asked, if it is known. */
  readonly node: NodeName | undefined;
}

/**
 * Looks in a query for names that are likely to give nothing: removed and misspelt ones, and those that the login does not
 * have. An unknown name is requested without a warning unless it is very close to a known one.
 *
 * @returns a sentence for each name, once
 */
export function queryWarnings({ query, edge, items, params }: Requested, api: AskedApi): readonly string[] {
  const context = { ...api, label: query.label };
  const path = edge.split('/');
  const warnings =
    path.at(-1) === READING_RULES.insights
      ? metricWarnings(params, { ...context, node: nodeAt(query, path.slice(0, -1).join('/')) })
      : [
          ...pathWarnings(query, path, context),
          ...fieldWarnings(items, { ...context, node: nodeAt(query, edge) }, edge === '' ? params : {}),
        ];
  return [...new Set(warnings)];
}

/** A list in the path is a field of the node before it. */
function pathWarnings(
  query: Requested['query'],
  path: readonly string[],
  context: Omit<Context, 'node'>,
): readonly string[] {
  return path.flatMap((name, index) => {
    const at = { ...context, node: nodeAt(query, path.slice(0, index).join('/')) };
    return [...wrongLogin('field', name, at), ...writeOnly(name, at)];
  });
}

function fieldWarnings(
  items: readonly FieldItem[],
  context: Context,
  params: Params = {},
): readonly string[] {
  return items.flatMap((item) => {
    if (item.name === READING_RULES.insights) {
      return metricWarnings({ ...params, ...modifierParams(item) }, context);
    }
    const node = nodeTypeOf(item.name, context.node);
    return [
      ...unknownField(item.name, context),
      ...wrongLogin('field', item.name, context),
      ...writeOnly(item.name, context),
      ...(item.fields === undefined ? [] : fieldWarnings(item.fields, { ...context, node })),
    ];
  });
}

function metricWarnings(params: Params, context: Context): readonly string[] {
  const known = metricsOf(context.node);
  return splitList(params['metric']).flatMap((name) => {
    const metric = Object.hasOwn(known, name) ? known[name] : undefined;
    if (metric === undefined) {
      return unknownMetric(name, context);
    }
    return metric.removed !== undefined && isRemovedNow(metric.removed, context)
      ? [removalWarning(name, metric.removed, context)]
      : [...wrongKind(name, context), ...wrongLogin('metric', name, context)];
  });
}

/** The API's refusal does not name the login. */
function wrongLogin(
  what: 'field' | 'metric',
  name: string,
  { login, node, label }: Context,
): readonly string[] {
  return login === 'instagram' && isFacebookOnly(what, name, node)
    ? [`${label}: only tokens of the Facebook login can request the ${what} '${name}'`]
    : [];
}

function writeOnly(name: string, { node, label }: Context): readonly string[] {
  return isWriteOnly(name, node)
    ? [`${label}: '${name}' can be written through the API, but not read: leave it out`]
    : [];
}

function isRemovedNow(removal: Removal, { apiVersion, now }: Context): boolean {
  return isRemoved(removal, { version: apiVersion, now });
}

/** Warns of a metric that stories lack, or that only they have. */
function wrongKind(name: string, { node, label }: Context): readonly string[] {
  if (hasMetric(name, node)) {
    return [];
  }
  return node === 'story'
    ? [`${label}: stories do not have the metric '${name}'`]
    : [`${label}: only stories have the metric '${name}': request it with the path 'stories'`];
}

function removalWarning(name: string, removal: Removal, { label, apiVersion }: Context): string {
  const { since, keptBefore = '', instead } = removal;
  const only = isKept(removal, apiVersion) ? ` for media published from ${keptBefore} on` : '';
  const cure = instead === undefined ? '' : `: use ${replacementText(instead)}`;
  return `${label}: '${name}' was removed in ${since}${only}${cure}`;
}

function replacementText({ metric, breakdown }: Replacement): string {
  return breakdown === undefined ? `'${metric}'` : `${metric} with breakdown(${breakdown})`;
}

function unknownMetric(name: string, context: Context): readonly string[] {
  const metrics = metricsOf(context.node);
  const known = Object.keys(metrics).filter((metric) => metrics[metric]?.removed === undefined);
  return context.node === undefined ? [] : misspelling(name, { known, what: 'metric', label: context.label });
}

function unknownField(name: string, { node, label }: Context): readonly string[] {
  return node === undefined || fieldKindOf(name, node) !== 'unknown'
    ? []
    : misspelling(name, { known: Object.keys(fieldsOf(node)), what: 'field', label });
}

/** Only a name of some length, and one or two letters away, is likely to be another's. */
function misspelling(
  name: string,
  {
    known,
    what,
    label,
  }: { readonly known: readonly string[]; readonly what: string; readonly label: string },
): readonly string[] {
  const most = name.length < 4 || !/^\w+$/.test(name) ? 0 : name.length < 7 ? 1 : 2;
  const nearest = known
    .map((candidate) => ({ candidate, edits: distance(candidate, name) }))
    .filter(({ edits }) => edits <= most)
    .sort((left, right) => left.edits - right.edits)[0]?.candidate;
  return nearest === undefined ? [] : [`${label}: unknown ${what} '${name}': did you mean '${nearest}'?`];
}
