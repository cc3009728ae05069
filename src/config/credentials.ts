import { readOauthCredentials, UserError } from '@keboola/component-ts-lite';
import type { OauthCredentials } from '@keboola/component-ts-lite';
import { isObject } from '../answer';

/** What authorizes the requests. */
export interface Credentials {
  readonly token: string;
  readonly appId?: string;
  /** Absent when the token was inserted directly or the platform gave no secret. */
  readonly appSecret?: string;
}

const CURE = 'authorize the configuration again';

/**
 * Reads the token from the authorization that the platform hands over.
 *
 * @param authorization `config.authorization` as it came
 * @throws UserError without a usable token
 */
export function readCredentials(authorization: unknown): Credentials {
  const credentials = readOauthCredentials(isObject(authorization) ? authorization : {});
  const token = textOf(credentials?.data['access_token']) ?? textOf(credentials?.data['token']);
  if (token === undefined) {
    throw new UserError(
      `Cannot authorize: authorization.oauth_api.credentials['#data'] has no 'access_token'; ${CURE}`,
    );
  }
  if (/[^\u0021-\u007e]/.test(token)) {
    throw new UserError(
      `Cannot authorize: the access token in authorization.oauth_api.credentials['#data'] has characters that no token has; ${CURE}`,
    );
  }
  return { token, ...appOf(credentials) };
}

function appOf(credentials: OauthCredentials | undefined): Omit<Credentials, 'token'> {
  const appId = textOf(credentials?.appKey);
  const appSecret = textOf(credentials?.appSecret);
  return { ...(appId !== undefined && { appId }), ...(appSecret !== undefined && { appSecret }) };
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}
