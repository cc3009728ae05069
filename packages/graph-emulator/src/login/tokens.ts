import type { Settings } from '../options';
import { chance } from '../world/random';

const HOUR = 3600;
const DAY = 24 * HOUR;
/** Long-lived tokens of either login live so long (https://developers.facebook.com/docs/facebook-login/guides/access-tokens/get-long-lived). */
export const LONG_LIFE = 60 * DAY;
/** Data access without the user's renewal. */
const DATA_ACCESS = 90 * DAY;

/** Permissions that tokens have when nothing else is said. */
const SCOPES = {
  facebook: [
    'instagram_basic',
    'instagram_manage_comments',
    'instagram_manage_insights',
    'pages_show_list',
    'pages_read_engagement',
    'business_management',
  ],
  instagram: [
    'instagram_business_basic',
    'instagram_business_manage_insights',
    'instagram_business_manage_comments',
  ],
} as const;

/** The world's clock, by which tokens age. */
export interface TokenClock {
  /** Unix seconds. */
  readonly now: () => number;
  /** When the world began. */
  readonly startedAt: number;
  readonly revoked: ReadonlySet<string>;
}

/** All that is known of a good token. */
export interface TokenState {
  readonly type: 'USER' | 'PAGE' | 'SYSTEM_USER';
  /** Indices of accounts; undefined for all. */
  readonly accounts: readonly number[] | undefined;
  readonly scopes: readonly string[];
  /** Unix seconds. */
  readonly issuedAt: number;
  /** Unix seconds; 0: never. */
  readonly expiresAt: number;
  readonly dataAccessExpiresAt: number;
  readonly isShortLived: boolean;
  readonly isRevoked: boolean;
}

const RENEWED = /^LONG-(\d+)-([0-9a-f]{8})-(.+)$/;

/**
 * Makes a long-lived token. All that is known of it stands in it, so that nothing is stored.
 *
 * @param token a good one; of one that was renewed before, its first token is the root
 * @param now unix seconds
 * @param seed the world's
 * @returns the new token
 */
export function renewed(token: string, now: number, seed: number): string {
  const root = rootOf(token, seed) ?? token;
  return `LONG-${now}-${seal(root, now, seed)}-${root}`;
}

const seal = (root: string, now: number, seed: number): string =>
  chance(seed, 'token', root, now).toString(16).padStart(8, '0');

function rootOf(token: string, seed: number): string | undefined {
  const [, issued = '', check, root = ''] = RENEWED.exec(token) ?? [];
  return check !== undefined && check === seal(root, Number(issued), seed) ? root : undefined;
}

/**
 * Looks up a token.
 *
 * @param token any text
 * @param settings the tokens of the world
 * @param clock when it is asked, and what was revoked
 * @returns its state, or undefined for a token that was never given out
 */
export function tokenState(token: string, settings: Settings, clock: TokenClock): TokenState | undefined {
  const root = rootOf(token, settings.seed) ?? token;
  const page = /^PAGE-(\d+)$/.exec(root)?.[1];
  const own: Given | undefined =
    page === undefined ? ownOf(root, settings) : { type: 'PAGE', accounts: [Number(page) - 1] };
  if (own === undefined) {
    return undefined;
  }
  const life = token === root ? ownLife(own, settings, clock) : renewedLife(token);
  return {
    type: own.type ?? 'USER',
    accounts: own.accounts,
    scopes: own.scopes ?? SCOPES[settings.login],
    ...life,
    dataAccessExpiresAt: own.dataAccessExpiresAt ?? life.issuedAt + DATA_ACCESS,
    isRevoked: clock.revoked.has(token) || clock.revoked.has(root),
  };
}

/** A token as the options give it, or a page's own. */
type Given = Partial<Omit<TokenState, 'isRevoked'>>;
type Life = Pick<TokenState, 'issuedAt' | 'expiresAt' | 'isShortLived'>;

function ownOf(token: string, { tokens }: Settings): Given | undefined {
  return Object.hasOwn(tokens, token) ? tokens[token] : undefined;
}

function ownLife(own: Given, { login }: Settings, { startedAt }: TokenClock): Life {
  const { isShortLived = false } = own;
  const { issuedAt = startedAt - (isShortLived ? HOUR / 6 : 10 * DAY) } = own;
  const longEnd = login === 'instagram' ? issuedAt + LONG_LIFE : 0;
  const { expiresAt = isShortLived ? issuedAt + HOUR : longEnd } = own;
  return { issuedAt, expiresAt, isShortLived };
}

function renewedLife(token: string): Life {
  const issuedAt = Number(RENEWED.exec(token)?.[1]);
  return { issuedAt, expiresAt: issuedAt + LONG_LIFE, isShortLived: false };
}

/**
 * Returns whether a token has expired.
 *
 * @param state what is known of it
 * @param now unix seconds
 * @returns true when its end has passed
 */
export function isExpired({ expiresAt }: TokenState, now: number): boolean {
  return expiresAt !== 0 && expiresAt <= now;
}
