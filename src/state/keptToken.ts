import { createHash } from 'node:crypto';
import { DAY } from '../time';
import type { State } from './state';

/** A token of the Instagram login, from the day on which it was given. Source: docs/graph-api.md §9.2. */
const LONG_LIFE = 60 * DAY;
/** A token must be so old to be renewed. Source: docs/graph-api.md §9.2. */
const YOUNGEST = DAY;
/** A token that ends sooner is renewed: a configuration that runs every week still meets it alive. */
const SOON = 14 * DAY;

/** The token that a run uses, and its life; unix seconds. */
export interface CurrentToken {
  readonly value: string;
  /** When it was given, or seen for the first time. */
  readonly issuedAt: number;
  /** Absent where it is not known. */
  readonly expiresAt?: number;
}

/** A configured token, and when it was given, unix seconds, where that is known. */
interface ConfiguredToken {
  readonly token: string;
  readonly authorizedAt?: number;
}

/**
 * Chooses between the configured token and the one that was renewed from it. A new authorization is another token: what was
 * kept of the former is not used.
 *
 * @param now unix seconds
 */
export function currentToken(state: State, configured: ConfiguredToken, now: number): CurrentToken {
  const { '#token': kept, token: record } = state;
  const ours = record?.of === fingerprint(configured.token) ? record : undefined;
  if (ours === undefined || kept === undefined) {
    return asConfigured(configured, { now, firstSeen: ours?.issuedAt });
  }
  const { issuedAt, expiresAt = 0 } = ours;
  return expiresAt > now
    ? { value: kept, issuedAt, expiresAt }
    : asConfigured(configured, { now, firstSeen: undefined });
}

function asConfigured(
  { token, authorizedAt = Infinity }: ConfiguredToken,
  { now, firstSeen = now }: { readonly now: number; readonly firstSeen: number | undefined },
): CurrentToken {
  return authorizedAt <= now
    ? { value: token, issuedAt: authorizedAt, expiresAt: authorizedAt + LONG_LIFE }
    : { value: token, issuedAt: firstSeen };
}

/** Tells whether a token should be renewed: it is old enough, and ends soon or nobody knows when. */
export function isDue({ issuedAt, expiresAt }: CurrentToken, now: number): boolean {
  return now - issuedAt >= YOUNGEST && (expiresAt === undefined || endsSoon(expiresAt, now));
}

/** Tells whether a moment is within two weeks, or past. */
export function endsSoon(moment: number, now: number): boolean {
  return moment - now <= SOON;
}

/**
 * Keeps what the next run has to know of a token: the token itself where it was renewed, else since when the configured one
 * is known.
 */
export function withToken(state: State, configured: string, current: CurrentToken): State {
  const { value, issuedAt, expiresAt } = current;
  const of = fingerprint(configured);
  return {
    ...withoutToken(state),
    ...(value === configured
      ? { token: { of, issuedAt } }
      : { '#token': value, token: { of, issuedAt, ...(expiresAt !== undefined && { expiresAt }) } }),
  };
}

/** Forgets what was kept of a token. */
export function withoutToken({ '#token': _, token: __, ...state }: State): State {
  return state;
}

/** Tells tokens apart without giving them away. */
function fingerprint(token: string): string {
  return createHash('sha256').update(token).digest('hex').slice(0, 16);
}
