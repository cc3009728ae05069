import { join } from 'node:path';
import type { Json, JsonObject } from '../wire';
import { writeOwnFile } from './ownFiles';

/** What lets the component in at the API. */
export interface Credentials {
  readonly token: string;
  readonly appKey: string;
  readonly appSecret: string;
}

/** The login that a token is of. */
export type Login = 'facebook' | 'instagram';

/** What goes with new credentials. */
export interface Connecting {
  readonly login?: Login;
  readonly notice?: string;
}

/** Written in place and not renamed: there is no second file with the token, not for a moment. */
export async function writeConfig(dataFolder: string, config: JsonObject): Promise<void> {
  const text = `${JSON.stringify(config, undefined, 2)}\n`;
  await writeOwnFile(join(dataFolder, 'config.json'), text);
}

/** Writes credentials as the platform hands them over; none are empty texts. */
export function authorizationOf(credentials: Credentials | undefined): JsonObject {
  const { token = '', appKey = '', appSecret = '' } = credentials ?? {};
  const data = JSON.stringify({ access_token: token });
  return { oauth_api: { credentials: { '#data': data, appKey, '#appSecret': appSecret } } };
}

/** Reads the credentials of a configuration; undefined where it has none. @throws SyntaxError when they are not JSON */
export function credentialsOf(config: JsonObject): Credentials | undefined {
  const credentials = objectAt(objectAt(objectAt(config, 'authorization'), 'oauth_api'), 'credentials');
  const data = JSON.parse(textAt(credentials, '#data') || '{}') as JsonObject;
  const token = textAt(data, 'access_token');
  const [appKey, appSecret] = [textAt(credentials, 'appKey'), textAt(credentials, '#appSecret')];
  return token === '' ? undefined : { token, appKey, appSecret };
}

/** The object at a key; an empty one where there is none. */
export function objectAt(object: JsonObject, key: string): JsonObject {
  const value: Json | undefined = object[key];
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};
}

function textAt(object: JsonObject, key: string): string {
  const value = object[key];
  return typeof value === 'string' ? value : '';
}
