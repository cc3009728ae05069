import { createHmac } from 'node:crypto';
import type { Middleware } from './request';

/**
 * Authorizes a request: the token goes in a header, so that no URL of ours holds it, and with the app's secret the request
 * carries `appsecret_proof`, the HMAC-SHA256 of the token that it uses. Source: docs/graph-api.md §1.2.
 *
 * @param credentials the token of requests that have none of their own
 * @param onSecret called with each new proof, so that it is never written
 */
export function auth(
  credentials: { readonly token: string; readonly appSecret?: string },
  onSecret: (secret: string) => void,
): Middleware {
  const { appSecret } = credentials;
  const proofs = new Map<string, string>();
  const proofOf = (token: string, secret: string): string => {
    const proof = proofs.get(token) ?? createHmac('sha256', secret).update(token).digest('hex');
    if (!proofs.has(token)) {
      proofs.set(token, proof);
      onSecret(proof);
    }
    return proof;
  };
  return async (request, next) => {
    const token = request.token ?? credentials.token;
    const proof = appSecret === undefined ? {} : { appsecret_proof: proofOf(token, appSecret) };
    const headers = { ...request.headers, authorization: `Bearer ${token}` };
    return request.form === undefined
      ? next({ ...request, params: { ...request.params, ...proof }, headers })
      : // A batch must have its token in the form (docs/graph-api.md §1.3).
        next({ ...request, form: { ...request.form, access_token: token, ...proof }, headers });
  };
}
