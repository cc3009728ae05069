import { createHmac } from 'node:crypto';
import type { Middleware } from './request';

/**
 * Authorizes a request: the token goes in a header, so that no URL of ours holds it, and with a secret the request
 * carries `appsecret_proof`, the HMAC-SHA256 of this very token (graph-api.md §1).
 *
 * @param credentials token and, where known, the app's secret
 * @returns the middleware
 */
export function auth(credentials: { readonly token: string; readonly appSecret?: string }): Middleware {
  const { token, appSecret } = credentials;
  const proof =
    appSecret === undefined ? undefined : createHmac('sha256', appSecret).update(token).digest('hex');
  return async (request, next) =>
    next({
      ...request,
      params: { ...request.params, ...(proof !== undefined && { appsecret_proof: proof }) },
      headers: { ...request.headers, authorization: `Bearer ${token}` },
    });
}
