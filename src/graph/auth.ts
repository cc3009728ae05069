import { createHmac } from 'node:crypto';
import type { Middleware } from './request';

/**
 * Authorizes a request: the token goes in a header, so that no URL of ours holds it, and with a secret the request
 * carries `appsecret_proof`, the HMAC-SHA256 of this very token (graph-api.md §1), another one for a page's.
 *
 * @param credentials the token of requests that have none of their own and, where known, the app's secret
 * @returns the middleware
 */
export function auth(credentials: { readonly token: string; readonly appSecret?: string }): Middleware {
  const { appSecret } = credentials;
  return async (request, next) => {
    const token = request.token ?? credentials.token;
    const proof =
      appSecret === undefined
        ? {}
        : { appsecret_proof: createHmac('sha256', appSecret).update(token).digest('hex') };
    const headers = { ...request.headers, authorization: `Bearer ${token}` };
    return request.form === undefined
      ? next({ ...request, params: { ...request.params, ...proof }, headers })
      : // A batch must have its token in the form (graph-api.md §1).
        next({ ...request, form: { ...request.form, access_token: token, ...proof }, headers });
  };
}
