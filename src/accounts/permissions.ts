import { GraphError } from '../errors';
import type { GraphApi } from '../graph';
import { readList } from './readList';

/** What every read needs. Source: docs/graph-api.md §6.6. */
const NEEDED_BY_ALL = ['instagram_basic', 'pages_show_list', 'pages_read_engagement'] as const;

/** What fields and edges need beside it, by the words in a query. Source: docs/graph-api.md §6.6. */
const NEEDED_BY_WORD: readonly (readonly [RegExp, string])[] = [
  [/\binsights\b/, 'instagram_manage_insights'],
  [/\b(comments|replies|tags)\b/, 'instagram_manage_comments'],
];

/**
 * Reads which permissions were granted to the token.
 *
 * @returns undefined where the API does not say so, as for tokens that are no person's
 * @throws GraphError for a dead token and for what passes
 */
export async function readPermissions(
  api: Pick<GraphApi, 'send' | 'nextPage'>,
): Promise<ReadonlySet<string> | undefined> {
  try {
    const nodes = await readList(api, {
      path: 'me/permissions',
      fields: 'permission,status',
      problemOf: () => undefined,
    });
    const granted = nodes.filter(({ status }) => status === 'granted');
    return new Set(granted.map(({ permission }) => String(permission)));
  } catch (error) {
    if (
      error instanceof GraphError &&
      ['query', 'field', 'missing', 'account', 'permission'].includes(error.kind)
    ) {
      return undefined;
    }
    throw error;
  }
}

/**
 * Lists the permissions that are needed and were not granted.
 *
 * @param queries paths and fields of the queries that will be run
 */
export function missingPermissions(
  granted: ReadonlySet<string>,
  queries: readonly string[],
): readonly string[] {
  const needed = NEEDED_BY_WORD.filter(([word]) => queries.some((text) => word.test(text)));
  return [...NEEDED_BY_ALL, ...needed.map(([, permission]) => permission)].filter(
    (permission) => !granted.has(permission),
  );
}

/** Formats missing permissions as a sentence that says what to do. */
export function formatMissing(missing: readonly string[]): string {
  return `Permissions are missing (${missing.join(', ')}): authorize again and grant them`;
}
