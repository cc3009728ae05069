import { READING_RULES } from '../catalogue';
import type { Query } from '../config';
import { answerKey } from '../fields';
import type { FieldItem } from '../fields';
import { insightsRoots } from './insightsRoots';
import type { KeyOf, PlannedRoots } from './insightsRoots';
import { modifierParams } from './modifierParams';
import { planLevel } from './planLevel';
import type { Range } from './queryPlan';
import { nodeAt, readSearch } from './readPath';
import type { QueryPath } from './readPath';
import { joinRanges } from './resolveRange';
import type { GivenRange } from './resolveRange';
import { withSummary } from './summaryLevel';

/** A query with its path and dates resolved. */
export interface Resolved {
  readonly query: Query;
  readonly path: QueryPath;
  readonly items: readonly FieldItem[];
  readonly range: Range;
  readonly keyOf: KeyOf | undefined;
  /** Resolves a range inside the fields. */
  readonly rangeOf: (given: GivenRange) => Range;
}

/** What is planned of a query that asks for nothing. */
export const NO_ROOTS: PlannedRoots = { roots: [], remarks: [], warnings: [] };

/** Plans what a query requests, with the tables of the answers; nothing of a query whose fields cannot be read. */
export function queryRoots({
  items,
  ...request
}: Omit<Resolved, 'items'> & { readonly items: Resolved['items'] | undefined }): PlannedRoots {
  if (items === undefined) {
    return NO_ROOTS;
  }
  return request.path.edge === '' ? nodeRoots({ ...request, items }) : edgeRoots({ ...request, items });
}

/** The fields of the account itself are one request; its insights are read at their edge, window by window. */
function nodeRoots(resolved: Resolved): PlannedRoots {
  const { query, items, path } = resolved;
  const isInsights = (item: FieldItem): boolean => item.name === READING_RULES.insights;
  const fields = items.filter((item) => !isInsights(item));
  const { rootName } = READING_RULES;
  const level = planLevel({
    query: query.name,
    graphNode: rootName,
    edgeName: rootName,
    node: nodeAt(query, path.edge),
    fields,
    source: { by: 'node', params: path.params },
  });
  const insights = items.filter(isInsights).map((item) => accountInsights(resolved, item));
  return {
    roots: [
      ...(fields.length > 0 || items.length === 0 ? [{ level, range: {} }] : []),
      ...insights.flatMap(({ roots }) => roots),
    ],
    remarks: insights.flatMap(({ remarks }) => remarks),
    warnings: insights.flatMap(({ warnings }) => warnings),
  };
}

function accountInsights(resolved: Resolved, item: FieldItem): PlannedRoots {
  const { query, path, keyOf, rangeOf } = resolved;
  const { since, until, ...modifiers } = modifierParams(item);
  const hasOwnRange = since !== undefined || until !== undefined;
  return insightsRoots({
    query: query.name,
    edgeName: answerKey(item),
    params: { ...path.params, ...modifiers },
    fields: item.fields ?? [],
    range: hasOwnRange ? joinRanges(rangeOf({ since, until }), resolved.range) : resolved.range,
    isAccount: isAccount(query),
    keyOf,
  });
}

function edgeRoots({ query, path, items, range, keyOf }: Resolved): PlannedRoots {
  const { edge, params, limit } = path;
  const edgeName = edge.slice(edge.lastIndexOf('/') + 1);
  if (READING_RULES.metricEdges.has(edgeName)) {
    const at = { edge, edgeName, written: path.ofMetric };
    const requested = { query: query.name, ...at, params, fields: items, range, keyOf };
    return insightsRoots({ ...requested, isAccount: isAccount(query) && edge === READING_RULES.insights });
  }
  const { search, ...of } = readSearch(query, { edge, params }) ?? { edge, params };
  const list = planLevel({
    query: query.name,
    graphNode: `${READING_RULES.rootName}_${edgeName}`,
    edgeName,
    node: nodeAt(query, edge),
    fields: items,
    source: { by: 'edge', edge: of.edge, params: { ...of.params, limit }, ...(search && { search }) },
  });
  const level = params['summary'] === undefined ? list : withSummary(list, params['summary']);
  return { roots: [{ level, range }], remarks: [], warnings: [] };
}

function isAccount(query: Query): boolean {
  return nodeAt(query, '') === READING_RULES.accountNode;
}
