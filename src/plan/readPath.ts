import { UserError } from '@keboola/component-ts-lite';
import { SECRET_FIELDS } from '../answer';
import { nodeTypeOf, READING_RULES } from '../catalogue';
import type { NodeName } from '../catalogue';
import type { Query } from '../config';
import { oneLine } from '../errors';
import { metricInPath } from './metricInPath';
import type { NodeLookup, Params, WrittenMetric } from './queryPlan';

/** A query's path taken apart. */
export interface QueryPath {
  readonly segments: readonly string[];
  /** The path behind the account, or behind the node with which it begins; '' for the node itself. */
  readonly edge: string;
  /** Parameters of the path itself, without its dates and fields. */
  readonly params: Params;
  /** The fields that the path has as a parameter; they count where the query has none. */
  readonly fields: string;
  readonly since: string | undefined;
  readonly until: string | undefined;
  /** Nodes of a page. */
  readonly limit: string;
  /** The end of the path where it names a metric; its metric and period stand among the parameters too. */
  readonly ofMetric?: WrittenMetric;
  /** How it is read in another way than it is written, each a clause. */
  readonly remarks: readonly string[];
}

/**
 * Takes a path apart. The range that it has as parameters of its own counts before the query's, and what stands in
 * `query.parameters` before both.
 */
export function readPath(query: Query): QueryPath {
  const [path = ''] = query.path.split('?');
  const metric = metricInPath(path.split('/').filter((segment) => segment !== ''));
  const { segments } = metric;
  const { since, until, fields, limit, ...params } = {
    ...otherParams(query),
    ...readParams(query.parameters),
    ...metric.params,
  };
  return {
    segments,
    edge: (query.ids === 'none' ? segments.slice(1) : segments).join('/'),
    params: params as Params,
    fields: fields ?? '',
    since,
    until,
    limit: limit ?? '',
    ...(metric.written !== undefined && { ofMetric: { path: metric.written, params: metric.params } }),
    remarks: metric.remarks,
  };
}

/** Finds what `query.parameters` and the rest of a query say differently. */
export function doubledParams(query: Query): readonly string[] {
  const others = otherParams(query);
  return Object.entries(readParams(query.parameters)).flatMap(([name, value]) => {
    const other = (Object.hasOwn(others, name) ? others[name] : undefined)?.trim() ?? '';
    return other === '' || other === value.trim()
      ? []
      : [
          `${query.label}: '${name}' is '${oneLine(value)}' in its parameters, which counts, and '${oneLine(other)}' elsewhere`,
        ];
  });
}

/** What a query says without `query.parameters`: its fields and limit count before those of its path. */
function otherParams(query: Query): Readonly<Record<string, string | undefined>> {
  const [, search = ''] = query.path.split(/\?(.*)/s);
  const inPath = readParams(search);
  return {
    since: query.since,
    until: query.until,
    ...inPath,
    fields: query.fields.trim() === '' ? inPath['fields'] : query.fields,
    limit: String(query.limit),
  };
}

function readParams(search: string): Readonly<Record<string, string>> {
  return Object.fromEntries([...new URLSearchParams(search)].filter(([name]) => !SECRET_FIELDS.has(name)));
}

/**
 * Checks the page size that `query.parameters` may have; the query's own is checked with the configuration.
 *
 * @throws UserError that names the query
 */
export function checkLimit(query: Query, { limit }: Pick<QueryPath, 'limit'>): void {
  if (!/^\s*[1-9]\d{0,5}\s*$/.test(limit)) {
    throw new UserError(
      `Cannot plan ${query.label}: 'limit' in its parameters must be a whole number from 1: now '${oneLine(limit)}'`,
    );
  }
}

/**
 * Checks the parts of a request's path. As a part of a URL `..` would leave the account and the API's version.
 *
 * @throws UserError that names the query
 */
export function checkPathParts(query: Query, parts: readonly string[]): void {
  const wayOut = parts.find((part) => part === '.' || part === '..');
  if (wayOut !== undefined) {
    throw new UserError(
      `Cannot plan ${query.label}: '${wayOut}' in its path or ids leads out of the account`,
    );
  }
  if (parts.some((part) => /[^\u0021-\u007e]/.test(part))) {
    throw new UserError(
      `Cannot plan ${query.label}: its path or ids contain characters that an address cannot have`,
    );
  }
}

/** Tells to which type of nodes a query's path leads; a query for no account begins at a node of any type. */
export function nodeAt(query: Pick<Query, 'ids'>, edge: string): NodeName | undefined {
  return edge
    .split('/')
    .filter((segment) => segment !== '')
    .reduce<NodeName | undefined>(
      (node, segment) => READING_RULES.searches.get(segment) ?? nodeTypeOf(segment, node),
      query.ids === 'none' ? undefined : READING_RULES.accountNode,
    );
}

/**
 * Takes a path apart that begins with a search, such as `ig_hashtag_search/top_media?q=coffee`.
 *
 * @returns undefined for any other path, and for a query of no account, which searches for nobody
 * @throws UserError where nothing is searched for
 */
export function readSearch(
  { ids, label }: Pick<Query, 'ids' | 'label'>,
  { edge, params }: Pick<QueryPath, 'edge' | 'params'>,
): { readonly search: NodeLookup; readonly edge: string; readonly params: Params } | undefined {
  const [first = '', ...rest] = edge.split('/');
  if (ids === 'none' || !READING_RULES.searches.has(first) || rest.length === 0) {
    return undefined;
  }
  const { q = '', ...others } = params;
  if (q.trim() === '') {
    throw new UserError(
      `Cannot plan ${label}: its path has no word to search for: write it as ${edge}?q=WORD`,
    );
  }
  return { search: { path: first, params: { q: q.trim() } }, edge: rest.join('/'), params: others };
}
