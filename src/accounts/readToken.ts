import { isObject } from '../answer';
import type { JsonObject } from '../answer';
import type { Credentials } from '../config';
import { GraphError } from '../errors';
import type { GraphApi } from '../graph';

/** What the API says about a token. */
export interface TokenStatus {
  /** Everything, as it came. */
  readonly data: JsonObject;
  readonly isValid: boolean;
  /** Unix seconds; undefined where it never ends, or the API does not say. */
  readonly endsAt: number | undefined;
  /** When the API stops giving the person's data unless the person logs in again, unix seconds. Source: docs/graph-api.md §9.2. */
  readonly dataAccessEndsAt: number | undefined;
}

/**
 * Asks the API about the configured token: as the app where its id and secret are known, else as the token itself. Source:
 * docs/graph-api.md §1.1, debug_token.
 *
 * @throws GraphError when the API does not answer that
 */
export async function readToken(api: Pick<GraphApi, 'send'>, credentials: Credentials): Promise<TokenStatus> {
  const { token, appId, appSecret } = credentials;
  const isApp = appId !== undefined && appSecret !== undefined;
  const { body } = await api.send({
    path: 'debug_token',
    params: { input_token: token },
    accountId: '',
    expects: ({ data }) => (isObject(data) ? undefined : "it has no 'data'"),
    ...(isApp && { token: `${appId}|${appSecret}` }),
  });
  const { data } = body;
  if (!isObject(data)) {
    throw new GraphError('query', 'The API says nothing about the token', { status: 0 });
  }
  return {
    data,
    isValid: data['is_valid'] === true,
    endsAt: momentOf(data['expires_at']),
    dataAccessEndsAt: momentOf(data['data_access_expires_at']),
  };
}

/** 0 stands for never. */
function momentOf(value: unknown): number | undefined {
  const seconds = Number(value);
  return Number.isFinite(seconds) && seconds > 0 ? seconds : undefined;
}
