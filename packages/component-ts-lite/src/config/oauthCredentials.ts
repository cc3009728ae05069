import { isRecord } from '../json/jsonRecord';
import type { JsonRecord } from '../json/jsonRecord';
import { JsonFields } from '../json/jsonFields';
import { readJsonObject } from '../json/readJsonObject';

/** Who authorized the component, and what came of it (https://help.keboola.com/extend/common-interface/oauth/). */
export interface OauthCredentials {
  readonly id?: string | undefined;
  readonly authorizedFor?: string | undefined;
  /** As the platform writes it, usually ISO 8601. */
  readonly created?: string | undefined;
  readonly creator?: JsonRecord | undefined;
  /** `1.0`, `2.0`, or what the provider is called. */
  readonly oauthVersion?: string | undefined;
  readonly appKey?: string | undefined;
  /** A secret. */
  readonly appSecret?: string | undefined;
  /** What the provider gave, read from `#data`: tokens and what stands beside them; secret. */
  readonly data: JsonRecord;
}

/**
 * Reads what an OAuth authorization left in config.json.
 *
 * @param authorization of the configuration; see `readConfigFile`
 * @returns undefined when nobody has authorized the component
 * @throws UserError when a part of it is of the wrong kind, or `#data` is not a JSON object; no message quotes it
 */
export function readOauthCredentials(authorization: JsonRecord): OauthCredentials | undefined {
  const api = new JsonFields({ authorization }, 'config.json').fields('authorization').fields('oauth_api');
  const credentials = api.fields('credentials');
  if (credentials.names().length === 0) {
    return undefined;
  }
  return {
    id: credentials.text('id') ?? api.text('id'),
    authorizedFor: credentials.text('authorizedFor'),
    created: credentials.text('created'),
    creator: credentials.fields('creator').record,
    oauthVersion: credentials.text('oauthVersion'),
    appKey: credentials.text('appKey'),
    appSecret: credentials.text('#appSecret'),
    data: dataOf(credentials),
  };
}

/** `#data` is JSON in a text; some tools hand it over parsed. */
function dataOf(credentials: JsonFields): JsonRecord {
  const parsed = credentials.record['#data'];
  if (isRecord(parsed)) {
    return parsed;
  }
  const text = credentials.text('#data') ?? '{}';
  return readJsonObject(text, "'#data' of the authorization", 'authorize the component again');
}
