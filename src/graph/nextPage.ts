import { SECRET_FIELDS } from '../answer';
import type { Paging } from '../answer';
import { UnsafePageError } from '../errors';
import type { GraphRequest } from './request';

/**
 * Makes the request of the next page from our own parameters and the cursor, so that no alias, limit or breakdown is lost
 * on the way. Only a link without a cursor is followed itself, and only to the API's root. Source: docs/graph-api.md §2.1.
 *
 * @returns undefined at the end of the list
 * @throws UnsafePageError when the only way on leads to another host
 */
export function nextRequest(request: GraphRequest, page: Paging, root: string): GraphRequest | undefined {
  if (page.next === undefined) {
    return undefined;
  }
  if (page.after !== undefined) {
    return { ...request, params: { ...request.params, after: page.after } };
  }
  const link = URL.canParse(page.next) ? new URL(page.next) : undefined;
  const base = new URL(root);
  const basePath = base.pathname.replace(/\/+$/, '');
  if (link?.origin !== base.origin || !link.pathname.startsWith(`${basePath}/`)) {
    throw new UnsafePageError(
      `Cannot read the next page of /${request.path}: its link leads to '${link?.host ?? 'no host'}', not to the API; the rows after it are missing`,
    );
  }
  const path = link.pathname.slice(basePath.length).replace(/^\/(v\d+\.\d+\/)?/, '');
  const params = Object.fromEntries([...link.searchParams].filter(([name]) => !SECRET_FIELDS.has(name)));
  return { ...request, path, params };
}
