import { createHmac } from 'node:crypto';
import { ApiError, noSuchObject } from './errors';
import type { GraphNode } from './nodes';
import type { Settings } from './options';

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
 * Checks who asks (graph-api.md §7.3).
 *
 * @param token what came, if any
 * @param proof its `appsecret_proof`, if any
 * @param settings tokens and secret
 * @returns the token
 * @throws ApiError 2500, 190 or 100 as the API refuses
 */
export function checkToken(token: string | undefined, proof: string | undefined, settings: Settings): string {
  if (token === undefined) {
    throw new ApiError('An active access token must be used to query information about the current user.', {
      code: 2500,
    });
  }
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
  const accounts = settings.tokens[token]?.accounts;
  if (accounts !== undefined && !accounts.includes(node.account)) {
    throw noSuchObject(node.id);
  }
}
