import { createHmac } from 'node:crypto';
import { ApiError, noSuchObject } from '../answer/errors';
import type { GraphNode } from '../world/nodes';
import type { Settings } from '../options';

/**
 * Finds the token of a request: in the header, in the query or in the form.
 *
 * @param headers names in lower case
 * @param params the request's parameters
 * @returns the token, or undefined
 */
export function tokenOf(
  headers: Readonly<Record<string, string | undefined>>,
  params: Readonly<Record<string, string>>,
): string | undefined {
  return /^(?:Bearer|OAuth) (.+)$/.exec(headers['authorization'] ?? '')?.[1] ?? params['access_token'];
}

/**
 * Checks that there is a token at all.
 *
 * @param token what came, if any
 * @returns the token
 * @throws ApiError 2500 without one
 */
export function presentToken(token: string | undefined): string {
  if (token === undefined) {
    throw new ApiError('An active access token must be used to query information about the current user.', {
      code: 2500,
    });
  }
  return token;
}

/**
 * Checks who asks (graph-api.md §7.3).
 *
 * @param asked what came, if any
 * @param proof its `appsecret_proof`, if any
 * @param settings tokens and secret
 * @returns the token
 * @throws ApiError 2500, 190 or 100 as the API refuses
 */
export function checkToken(asked: string | undefined, proof: string | undefined, settings: Settings): string {
  const token = presentToken(asked);
  if (!Object.hasOwn(settings.tokens, token) && !/^PAGE-\d+$/.test(token)) {
    throw new ApiError('Invalid OAuth access token - Cannot parse access token', { code: 190 });
  }
  const { appSecret } = settings;
  if (appSecret === undefined) {
    return token;
  }
  if (proof === undefined && settings.requireProof) {
    throw new ApiError('API calls from the server require an appsecret_proof argument', {
      code: 100,
      type: 'GraphMethodException',
    });
  }
  if (proof !== undefined && proof !== createHmac('sha256', appSecret).update(token).digest('hex')) {
    throw new ApiError('Invalid appsecret_proof provided in the API argument', {
      code: 100,
      type: 'GraphMethodException',
    });
  }
  return token;
}

/**
 * Checks that a token sees a node.
 *
 * @param node the node
 * @param token a good token
 * @param settings what tokens may do
 * @throws ApiError 100/33 when it does not
 */
export function checkVisible(node: GraphNode, token: string, settings: Settings): void {
  const accounts = accountsOf(token, settings);
  const isOfAll = node.kind === 'hashtag' || node.kind === 'hashtagged' || node.kind === 'business';
  if (!isOfAll && accounts !== undefined && !accounts.includes(node.account)) {
    throw noSuchObject(node.id);
  }
}

/**
 * Tells what a token sees.
 *
 * @param token a good token; a page's own is `PAGE-` and its number from 1
 * @param settings what tokens may do
 * @returns indices of accounts; undefined for all
 */
export function accountsOf(token: string, settings: Settings): readonly number[] | undefined {
  const page = /^PAGE-(\d+)$/.exec(token)?.[1];
  return page === undefined ? settings.tokens[token]?.accounts : [Number(page) - 1];
}

/** Permissions that edges need (graph-api.md §6). */
const NEEDED: Readonly<Record<string, string>> = {
  accounts: 'pages_show_list',
  insights: 'instagram_manage_insights',
  comments: 'instagram_manage_comments',
  replies: 'instagram_manage_comments',
  tags: 'instagram_manage_comments',
};

/**
 * Checks that a token may ask for an edge.
 *
 * @param edge its name
 * @param token a good token
 * @param settings what tokens may do
 * @throws ApiError 10 when it may not
 */
export function checkScope(edge: string, token: string, settings: Settings): void {
  const needed = Object.hasOwn(NEEDED, edge) ? NEEDED[edge] : undefined;
  const scopes = settings.tokens[token]?.scopes;
  if (needed !== undefined && scopes !== undefined && !scopes.includes(needed)) {
    throw new ApiError('(#10) Application does not have permission for this action', { code: 10 });
  }
}
