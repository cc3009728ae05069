import { createHmac } from 'node:crypto';
import { ApiError, noSuchObject } from '../answer/errors';
import type { Settings } from '../options';
import type { GraphNode } from '../world/nodes';
import { isExpired, tokenState } from './tokens';
import type { TokenClock, TokenState } from './tokens';

/**
 * Finds the token of a request: in the header, in the query or in the form.
 *
 * @param headers names in lower case
 * @param params the request's parameters
 * @returns the token, or undefined
 */
export function tokenOf(
  headers: Readonly<Record<string, string | undefined>>,
  params: Readonly<Record<string, string>>,
): string | undefined {
  return /^(?:Bearer|OAuth) (.+)$/.exec(headers['authorization'] ?? '')?.[1] ?? params['access_token'];
}

/**
 * Checks that there is a token at all.
 *
 * @param token what came, if any
 * @returns the token
 * @throws ApiError 2500 without one
 */
export function presentToken(token: string | undefined): string {
  if (token === undefined) {
    throw new ApiError('An active access token must be used to query information about the current user.', {
      code: 2500,
    });
  }
  return token;
}

/** Who asks, when, and by which rules. */
export interface Asker {
  readonly token: string | undefined;
  /** As `appsecret_proof`. */
  readonly proof: string | undefined;
  readonly settings: Settings;
  readonly clock: TokenClock;
}

/**
 * Checks who asks (docs/graph-api.md §7.3).
 *
 * @param asker token, proof, and the rules
 * @returns the token
 * @throws ApiError 2500, 190 or 100 as the API refuses
 */
export function checkToken({ token: asked, proof, settings, clock }: Asker): string {
  const token = presentToken(asked);
  aliveToken(token, settings, clock);
  checkProof(token, proof, settings);
  return token;
}

/**
 * Looks up a token that must be good.
 *
 * @param token any text
 * @param settings the tokens of the world
 * @param clock the world's
 * @returns what is known of it
 * @throws ApiError 190 for a token that is unknown, revoked or expired
 */
export function aliveToken(token: string, settings: Settings, clock: TokenClock): TokenState {
  const state = tokenState(token, settings, clock);
  if (state === undefined) {
    throw new ApiError('Invalid OAuth access token - Cannot parse access token', { code: 190 });
  }
  const dead = deadToken(state, settings, clock.now());
  if (dead !== undefined) {
    throw dead;
  }
  return state;
}

/**
 * Returns the refusal of a token that is revoked or expired.
 *
 * @param state what is known of it
 * @param settings a lenient world ignores the expiry of the tokens in its options
 * @param now unix seconds
 * @returns the refusal, or undefined for one that is alive
 */
export function deadToken(state: TokenState, settings: Settings, now: number): ApiError | undefined {
  if (state.isRevoked) {
    return new ApiError(
      'Error validating access token: The session has been invalidated because the user changed their password or Facebook has changed the session for security reasons.',
      { code: 190, subcode: 460 },
    );
  }
  const isMinded = settings.login === 'instagram' || settings.strictness.tokens || state.isShortLived;
  return isMinded && isExpired(state, now)
    ? new ApiError(
        `Error validating access token: Session has expired on ${inWords(state.expiresAt)}. The current time is ${inWords(now)}.`,
        { code: 190, subcode: 463 },
      )
    : undefined;
}

const pacific = new Intl.DateTimeFormat('en-US', {
  timeZone: 'America/Los_Angeles',
  weekday: 'long',
  day: '2-digit',
  month: 'short',
  year: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
  timeZoneName: 'short',
});

/** `Sunday, 09-Aug-20 01:30:58 PDT` */
function inWords(seconds: number): string {
  const parts = pacific.formatToParts(new Date(seconds * 1000));
  const part = Object.fromEntries(parts.map(({ type, value }) => [type, value]));
  const time = `${part['hour'] ?? ''}:${part['minute'] ?? ''}:${part['second'] ?? ''}`;
  const day = `${part['day'] ?? ''}-${part['month'] ?? ''}-${part['year'] ?? ''}`;
  return `${part['weekday'] ?? ''}, ${day} ${time} ${part['timeZoneName'] ?? ''}`;
}

function checkProof(token: string, proof: string | undefined, { appSecret, requireProof }: Settings): void {
  if (appSecret === undefined) {
    return;
  }
  if (proof === undefined && requireProof) {
    throw new ApiError('API calls from the server require an appsecret_proof argument', {
      code: 100,
      type: 'GraphMethodException',
    });
  }
  if (proof !== undefined && proof !== createHmac('sha256', appSecret).update(token).digest('hex')) {
    throw new ApiError('Invalid appsecret_proof provided in the API argument', {
      code: 100,
      type: 'GraphMethodException',
    });
  }
}

/** Nodes that are nobody's own. */
const OF_ALL: readonly GraphNode['kind'][] = ['hashtag', 'hashtagged', 'business'];

/**
 * Checks that a token sees a node.
 *
 * @param node the node
 * @param accounts indices of the accounts that the token sees; undefined for all
 * @throws ApiError 100/33 when it does not
 */
export function checkVisible(node: GraphNode, accounts: readonly number[] | undefined): void {
  if (accounts !== undefined && !OF_ALL.includes(node.kind) && !accounts.includes(node.account)) {
    throw noSuchObject(node.id);
  }
}

/** Permissions that edges need (docs/graph-api.md §6.6), and their names under the Instagram login. */
const NEEDED: Readonly<Record<string, string>> = {
  accounts: 'pages_show_list',
  insights: 'instagram_manage_insights',
  comments: 'instagram_manage_comments',
  replies: 'instagram_manage_comments',
  tags: 'instagram_manage_comments',
  top_media: 'instagram_basic',
  recent_media: 'instagram_basic',
};

/**
 * Checks that a token may ask for an edge.
 *
 * @param edge its name
 * @param scopes the token's permissions
 * @param login the other login has other names for them
 * @throws ApiError 10 when it may not
 */
export function checkScope(edge: string, scopes: readonly string[], login: Settings['login']): void {
  const needed = Object.hasOwn(NEEDED, edge) ? NEEDED[edge] : undefined;
  const named = login === 'instagram' ? needed?.replace('instagram_', 'instagram_business_') : needed;
  if (named !== undefined && !scopes.includes(named)) {
    throw new ApiError('(#10) Application does not have permission for this action', { code: 10 });
  }
}
