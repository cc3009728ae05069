import { createHmac } from 'node:crypto';
import type { Middleware } from './request';

/**
 * Authorizes a request: the token goes in a header, so that no URL of ours holds it, and with a secret the request
 * carries `appsecret_proof`, the HMAC-SHA256 of the token that it uses. Source: docs/graph-api.md §1.2.
 *
 * @param credentials the token of requests that have none of their own
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
      : // A batch must have its token in the form (docs/graph-api.md §1.3).
        next({ ...request, form: { ...request.form, access_token: token, ...proof }, headers });
  };
}
