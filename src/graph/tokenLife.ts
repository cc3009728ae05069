import { isObject } from '../answer';
import { GraphError } from '../errors';
import type { GraphApi, GraphRequest } from './request';
import { HIDDEN } from './secretMask';

/** When a token ends, and with it the access to data; unix seconds, absent where it never does. */
export interface TokenLife {
  readonly expiresAt?: number;
  /** The end of the access to data, which a person has to renew every 90 days. */
  readonly dataAccessExpiresAt?: number;
}

/** The app in whose name a token is asked about. */
export interface App {
  readonly id: string;
  readonly secret: string;
}

/**
 * Asks the API how long a token lives. Source: docs/graph-api.md §1.1.
 *
 * @returns nothing of a token that is not valid: the API says so itself wherever it is used
 * @throws GraphError when the API does not tell
 */
export async function readTokenLife(
  api: Pick<GraphApi, 'send'>,
  token: string,
  app: App,
): Promise<TokenLife> {
  const { body } = await api.send({
    ...requestOf('debug_token', { input_token: token }),
    expects: (answer) => (isObject(answer['data']) ? undefined : "it has no 'data'"),
    token: `${app.id}|${app.secret}`,
  });
  const data = isObject(body['data']) ? body['data'] : {};
  const expiresAt = secondsOf(data['expires_at']);
  const dataAccessExpiresAt = secondsOf(data['data_access_expires_at']);
  return data['is_valid'] === false
    ? {}
    : {
        ...(expiresAt !== undefined && { expiresAt }),
        ...(dataAccessExpiresAt !== undefined && { dataAccessExpiresAt }),
      };
}

/**
 * Renews a token of the Instagram login, which must be a day old and not at its end. Source: docs/graph-api.md §9.2.
 *
 * @param token the one that the client uses
 * @returns the new one, and for how many seconds it lives
 * @throws GraphError when the API does not renew it
 */
export async function refreshToken(
  api: Pick<GraphApi, 'send'>,
  token: string,
): Promise<{ readonly token: string; readonly seconds: number }> {
  const { body } = await api.send({
    ...requestOf('refresh_access_token', { grant_type: 'ig_refresh_token', access_token: token }),
    expects: (answer) =>
      typeof answer['access_token'] === 'string' ? undefined : "it has no 'access_token'",
  });
  const given = String(body['access_token']);
  const seconds = secondsOf(body['expires_in']);
  if (seconds === undefined || given === '') {
    throw new GraphError('query', 'The API gave a token without its end', { status: 200 });
  }
  // The client hides the token that it uses: the API may give the same one, with a new end.
  return { token: given === HIDDEN ? token : given, seconds };
}

function requestOf(path: string, params: GraphRequest['params']): Omit<GraphRequest, 'expects'> {
  return { path, params, accountId: '' };
}

/** The API says 0 for never. */
function secondsOf(value: unknown): number | undefined {
  const seconds = typeof value === 'string' || value === null ? NaN : Number(value);
  return Number.isSafeInteger(seconds) && seconds > 0 ? seconds : undefined;
}
