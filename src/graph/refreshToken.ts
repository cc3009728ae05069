import { MASK } from '@keboola/component-ts-lite';
import { GraphError } from '../errors';
import type { GraphApi } from './request';

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
    path: 'refresh_access_token',
    params: { grant_type: 'ig_refresh_token', access_token: token },
    accountId: '',
    expects: (answer) =>
      typeof answer['access_token'] === 'string' ? undefined : "it has no 'access_token'",
  });
  const given = String(body['access_token']);
  const seconds = secondsOf(body['expires_in']);
  if (seconds === undefined || given === '') {
    throw new GraphError('query', 'The API gave a token without its end', { status: 200 });
  }
  // The client hides the token that it uses: the API may give the same one, with a new end.
  return { token: given === MASK ? token : given, seconds };
}

function secondsOf(value: unknown): number | undefined {
  const seconds = typeof value === 'string' || value === null ? NaN : Number(value);
  return Number.isSafeInteger(seconds) && seconds > 0 ? seconds : undefined;
}
