import { UserError } from '@keboola/component-ts-lite';

/** What authorizes the requests. */
export interface Credentials {
  readonly token: string;
  /** Absent when the token was inserted directly or the platform gave no secret. */
  readonly appSecret?: string;
}

type Plain = Readonly<Record<string, unknown>>;

const plain = (value: unknown): Plain =>
  typeof value === 'object' && value !== null ? (value as Plain) : {};
const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;

/**
 * Reads the token from the authorization that the platform hands over.
 *
 * @param authorization `config.authorization` as it came
 * @returns token and secret
 * @throws UserError when there is no token, saying how to authorize
 */
export function readCredentials(authorization: unknown): Credentials {
  const credentials = plain(plain(plain(authorization)['oauth_api'])['credentials']);
  const data = parseData(credentials['#data']);
  const token = text(data['access_token']) ?? text(data['token']);
  if (token === undefined) {
    throw new UserError(
      "Cannot authorize: authorization.oauth_api.credentials['#data'] has no 'access_token'; authorize the configuration again",
    );
  }
  if (/[^\u0021-\u007e]/.test(token)) {
    throw new UserError(
      "Cannot authorize: the access token in authorization.oauth_api.credentials['#data'] has characters that no token has; authorize the configuration again",
    );
  }
  const appSecret = text(credentials['#appSecret']);
  return { token, ...(appSecret !== undefined && { appSecret }) };
}

function parseData(data: unknown): Plain {
  if (typeof data !== 'string') {
    return plain(data);
  }
  try {
    return plain(JSON.parse(data));
  } catch {
    throw new UserError(
      "Cannot authorize: authorization.oauth_api.credentials['#data'] is not JSON; authorize the configuration again",
    );
  }
}
