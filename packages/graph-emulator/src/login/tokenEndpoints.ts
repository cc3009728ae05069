import { ApiError, invalid } from '../answer/errors';
import type { Settings } from '../options';

/** Permissions of an extractor (graph-api.md §6). */
const SCOPES = [
  'instagram_basic',
  'instagram_manage_comments',
  'instagram_manage_insights',
  'pages_show_list',
  'pages_read_engagement',
  'business_management',
];
/** An app has one id here. */
const APP_ID = '100200300400500';
const USER_ID = '122100000000001';
const NINETY_DAYS = 7_776_000;

/**
 * Answers `debug_token` (graph-api.md §1).
 *
 * @param inputToken the token that is asked about
 * @param settings the tokens that are good
 * @param now unix seconds
 * @returns `{data}`; a token that is no good is told so, and is no error
 */
export function debugToken(inputToken: string | undefined, settings: Settings, now: number): object {
  if (inputToken === undefined) {
    throw invalid('(#100) The parameter input_token is required');
  }
  const page = /^PAGE-\d+$/.test(inputToken);
  if (!page && !Object.hasOwn(settings.tokens, inputToken)) {
    const error = { code: 190, message: 'Invalid OAuth access token.' };
    return { data: { error, is_valid: false, scopes: [] } };
  }
  const { scopes = SCOPES, expiresAt = 0 } = settings.tokens[inputToken] ?? {};
  return {
    data: {
      app_id: APP_ID,
      type: page ? 'PAGE' : 'USER',
      application: 'Graph emulator',
      data_access_expires_at: now + NINETY_DAYS,
      expires_at: expiresAt,
      is_valid: expiresAt === 0 || expiresAt > now,
      scopes,
      granular_scopes: scopes.map((scope) => ({ scope })),
      user_id: USER_ID,
    },
  };
}

/**
 * Answers `oauth/access_token`: the long-lived token of a short-lived one is the same here.
 *
 * @param params `grant_type`, `fb_exchange_token`, `client_secret`
 * @param settings tokens and secret
 * @returns token, type and seconds
 * @throws ApiError for another grant, a wrong secret or a bad token
 */
export function exchangeToken(params: Readonly<Record<string, string>>, settings: Settings): object {
  const token = params['fb_exchange_token'] ?? '';
  if (params['grant_type'] !== 'fb_exchange_token') {
    throw invalid(`(#100) Unsupported grant_type ${params['grant_type'] ?? ''}`);
  }
  if (settings.appSecret !== undefined && params['client_secret'] !== settings.appSecret) {
    throw new ApiError('Error validating client secret.', { code: 1 });
  }
  if (!Object.hasOwn(settings.tokens, token)) {
    throw new ApiError('Invalid OAuth access token - Cannot parse access token', { code: 190 });
  }
  return { access_token: token, token_type: 'bearer', expires_in: 5_184_000 };
}
