import { distance } from 'fastest-levenshtein';
import { fieldKindOf, fieldsOf, isRemoved, metricsOf, nodeTypeOf, READING_RULES } from '../catalogue';
import type { NodeName, Removal } from '../catalogue';
import type { Query } from '../config';
import { modifier } from '../fields';
import type { FieldItem } from '../fields';
import { splitList } from './insightsLevel';
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

interface Context {
  readonly label: string;
  /** The type of node that is asked, if it is known. */
  readonly node: NodeName | undefined;
  readonly version: string;
  readonly now: number;
}

/**
 * Looks in a query for names that are likely to give nothing: removed and misspelt ones. An unknown name is requested
 * without a warning unless it is very close to a known one.
 *
 * @param at `now` in unix seconds; the version as `v25.0`
 * @returns a sentence for each name, once
 */
export function queryWarnings(
  { query, edge, items, params }: Requested,
  at: { readonly now: number; readonly apiVersion: string },
): readonly string[] {
  const context = { label: query.label, version: at.apiVersion, now: at.now };
  const path = edge.split('/');
  const warnings =
    path.at(-1) === READING_RULES.insights
      ? metricWarnings(params, { ...context, node: nodeAt(query, path.slice(0, -1).join('/')) })
      : fieldWarnings(items, { ...context, node: nodeAt(query, edge) }, edge === '' ? params : {});
  return [...new Set(warnings)];
}

function fieldWarnings(
  items: readonly FieldItem[],
  context: Context,
  params: Params = {},
): readonly string[] {
  return items.flatMap((item) => {
    if (item.name === READING_RULES.insights) {
      return metricWarnings({ ...params, ...metricModifiers(item) }, context);
    }
    const node = nodeTypeOf(item.name, context.node);
    return [
      ...unknownField(item.name, context),
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
    const { removed } = metric;
    const request = { ...context, metricType: params['metric_type'] };
    return removed !== undefined && isRemoved(removed, request)
      ? [removalWarning(name, removed, context)]
      : [];
  });
}

function metricModifiers(item: FieldItem): Params {
  return Object.fromEntries(
    ['metric', 'metric_type'].flatMap((name) => {
      const value = modifier(item, name);
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

function removalWarning(name: string, { since, only, instead }: Removal, { label }: Context): string {
  const cure = instead === undefined ? '' : `: use ${/^\w+$/.test(instead) ? `'${instead}'` : instead}`;
  return `${label}: '${name}' was removed in ${since}${only === undefined ? '' : ` ${only}`}${cure}`;
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
