import { UnsafePageError } from '../errors';
import type { GraphRequest } from './request';

/** What a page says of the next one. */
export interface NextPage {
  readonly next?: string;
  readonly after?: string;
}

/** Ours to give, whatever the link says. */
const OURS = ['access_token', 'appsecret_proof'];

/**
 * Makes the request of the next page: from our own parameters and the cursor, so that no alias, limit or breakdown is
 * dropped on the way (graph-api.md §2.1). Only a link without a cursor is followed itself, and only to the API's root.
 *
 * @param request the request of this page
 * @param page what this page says of the next
 * @param root the API's root
 * @returns the next request, or undefined at the end of the list
 * @throws UnsafePageError when the only way on leads to another host
 */
export function nextRequest(request: GraphRequest, page: NextPage, root: string): GraphRequest | undefined {
  if (page.next === undefined) {
    return undefined;
  }
  if (page.after !== undefined) {
    return { ...request, params: { ...request.params, after: page.after } };
  }
  const link = URL.canParse(page.next) ? new URL(page.next) : undefined;
  const base = new URL(root);
  const under = base.pathname.replace(/\/+$/, '');
  if (link?.origin !== base.origin || !link.pathname.startsWith(`${under}/`)) {
    throw new UnsafePageError(
      `Cannot read the next page of /${request.path}: its link leads to '${link?.host ?? 'no host'}', not to the API; the rows behind it are missing`,
    );
  }
  const path = link.pathname.slice(under.length).replace(/^\/(v\d+\.\d+\/)?/, '');
  const params = Object.fromEntries([...link.searchParams].filter(([name]) => !OURS.includes(name)));
  return { ...request, path, params };
}
