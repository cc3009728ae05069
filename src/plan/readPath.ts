import { UserError } from '@keboola/component-ts-lite';
import { SECRET_FIELDS } from '../answer';
import { nodeTypeOf, READING_RULES } from '../catalogue';
import type { NodeName } from '../catalogue';
import type { Query } from '../config';
import type { Params } from './queryPlan';

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
}

/** Takes a path apart; what it has as parameters of its own counts before what the query says. */
export function readPath(query: Query): QueryPath {
  const [path = '', search = ''] = query.path.split(/\?(.*)/s);
  const params = [...new URLSearchParams(search)].filter(([name]) => !SECRET_FIELDS.has(name));
  const {
    since = query.since,
    until = query.until,
    fields = '',
    ...others
  }: Record<string, string | undefined> = Object.fromEntries(params);
  const segments = path.split('/').filter((segment) => segment !== '');
  return {
    segments,
    edge: (query.ids === 'none' ? segments.slice(1) : segments).join('/'),
    params: others as Params,
    fields: query.fields.trim() === '' ? fields : query.fields,
    since,
    until,
  };
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
      (node, segment) => nodeTypeOf(segment, node),
      query.ids === 'none' ? undefined : READING_RULES.accountNode,
    );
}
