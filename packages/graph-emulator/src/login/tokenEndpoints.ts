import { ApiError, invalid } from '../answer/errors';
import type { Settings } from '../options';
import { pageNode, userNode } from '../world/nodes';
import { aliveToken, deadToken } from './access';
import { isExpired, LONG_LIFE, renewed, tokenState } from './tokens';
import type { TokenClock, TokenState } from './tokens';

type Params = Readonly<Record<string, string>>;

/** An app has one id here. */
const APP_ID = '100200300400500';
const USER_ID = '122100000000001';
const NINETY_DAYS = 7_776_000;
const DAY = 86_400;

/**
 * Answers `debug_token` (https://developers.facebook.com/docs/graph-api/reference/debug_token).
 *
 * @param inputToken the token that is asked about
 * @param settings the tokens that are good
 * @param clock the world's
 * @returns `{data}`; an invalid token is reported there and is no error
 */
export function debugToken(inputToken: string | undefined, settings: Settings, clock: TokenClock): object {
  if (inputToken === undefined) {
    throw invalid('(#100) The parameter input_token is required');
  }
  const state = tokenState(inputToken, settings, clock);
  if (state === undefined) {
    const error = { code: 190, message: 'Invalid OAuth access token.' };
    return { data: { error, is_valid: false, scopes: [] } };
  }
  const now = clock.now();
  const dead = deadToken(state, settings, now);
  const { isWhole, ...more } = settings.strictness.tokens
    ? {
        isWhole: true,
        issued_at: state.issuedAt,
        ...(dead && { error: refusalOf(dead) }),
        ...profileOf(state),
      }
    : { isWhole: false };
  const isKnown = isWhole || settings.tokens[inputToken]?.dataAccessExpiresAt !== undefined;
  return {
    data: {
      app_id: APP_ID,
      type: state.type,
      application: 'Graph emulator',
      data_access_expires_at: isKnown ? state.dataAccessExpiresAt : now + NINETY_DAYS,
      expires_at: state.expiresAt,
      is_valid: dead === undefined && !isExpired(state, now),
      scopes: state.scopes,
      granular_scopes: state.scopes.map((scope) => granular(scope, state, settings)),
      ...more,
      user_id: USER_ID,
    },
  };
}

function refusalOf({ message, error: { code, subcode } }: ApiError): object {
  return { code, message, subcode };
}

/** A page's own token has the page as its profile. */
function profileOf({ type, accounts: [account = 0] = [] }: TokenState): object {
  return type === 'PAGE' ? { profile_id: pageNode(account).id } : {};
}

/** Without targets a permission is for all that the user has. */
function granular(scope: string, { accounts }: TokenState, { strictness }: Settings): object {
  if (!strictness.tokens || accounts === undefined) {
    return { scope };
  }
  const ids = accounts.map((one) => (scope.startsWith('instagram_') ? userNode(one) : pageNode(one)).id);
  return { scope, target_ids: ids };
}

/**
 * Answers `oauth/access_token`: a token that lives long for one that does not; others stay as they are.
 *
 * @param params `grant_type`, `fb_exchange_token`, `client_secret`
 * @param settings tokens and secret
 * @param clock the world's
 * @returns token, type and seconds
 * @throws ApiError for another grant, a wrong secret or a bad token
 */
export function exchangeToken(params: Params, settings: Settings, clock: TokenClock): object {
  if (params['grant_type'] !== 'fb_exchange_token') {
    throw invalid(`(#100) Unsupported grant_type ${params['grant_type'] ?? ''}`);
  }
  checkSecret(params, settings);
  const token = params['fb_exchange_token'] ?? '';
  const { isShortLived } = aliveToken(token, settings, clock);
  const given = isShortLived ? renewed(token, clock.now(), settings.seed) : token;
  return { access_token: given, token_type: 'bearer', expires_in: LONG_LIFE };
}

/**
 * Answers `access_token` and `refresh_access_token` of the Instagram login: a long-lived token for a short-lived one, or for
 * one that is at least a day old and not yet at its end
 * (https://developers.facebook.com/docs/instagram-platform/instagram-api-with-instagram-login/business-login).
 *
 * @param asked which of the two, its method, and its parameters
 * @param settings tokens and secret
 * @param clock the world's
 * @returns token, type, seconds, and permissions where a token was refreshed
 * @throws ApiError for another grant or method, a wrong secret, or a token that cannot be exchanged
 */
export function instagramToken(
  asked: {
    readonly path: 'access_token' | 'refresh_access_token';
    readonly method: string;
    readonly params: Params;
  },
  settings: Settings,
  clock: TokenClock,
): object {
  const { path, method, params } = asked;
  const isRefresh = path === 'refresh_access_token';
  const grant = isRefresh ? 'ig_refresh_token' : 'ig_exchange_token';
  if (method !== 'GET' || params['grant_type'] !== grant) {
    throw unsupported(method);
  }
  if (!isRefresh) {
    checkSecret(params, settings);
  }
  const token = params['access_token'] ?? '';
  const state = aliveToken(token, settings, clock);
  const now = clock.now();
  const isTooYoung = now - state.issuedAt < DAY;
  if (isRefresh ? state.isShortLived || isTooYoung : !state.isShortLived) {
    throw unsupported(method);
  }
  return {
    access_token: renewed(token, now, settings.seed),
    token_type: 'bearer',
    expires_in: LONG_LIFE,
    ...(isRefresh && { permissions: state.scopes.join(',') }),
  };
}

/** What these two endpoints say to all that they do not do: docs/api-facts.md §4. */
function unsupported(method: string): ApiError {
  return new ApiError(`Unsupported request - method type: ${method.toLowerCase()}`, {
    code: 100,
    type: 'IGApiException',
  });
}

function checkSecret(params: Params, { appSecret }: Settings): void {
  if (appSecret !== undefined && params['client_secret'] !== appSecret) {
    throw new ApiError('Error validating client secret.', { code: 1 });
  }
}

/**
 * Lists the permissions of a token, as `me/permissions`.
 *
 * @param state what is known of the token
 * @returns `{data}`
 */
export function permissionsOf({ scopes }: TokenState): object {
  return { data: scopes.map((permission) => ({ permission, status: 'granted' })) };
}
