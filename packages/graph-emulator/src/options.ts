import type { Fault } from './faults/fault';
import { toStrictness } from './strictness';
import type { Strictness } from './strictness';

/** A token and what it may do. */
interface TokenOptions {
  /** Indices of the accounts that it sees; absent: all. */
  readonly accounts?: readonly number[];
  /** Permissions; absent: all. */
  readonly scopes?: readonly string[];
  /**
   * Unix seconds; 0: never. `debug_token` reports it. Requests with an expired token are refused under the Instagram login, with
   * `strictness.tokens`, and where the token is short-lived. @default 0; of the Instagram login 60 days after its issue
   */
  readonly expiresAt?: number;
  /** Unix seconds. @default ten days before the world began; of a short-lived one ten minutes */
  readonly issuedAt?: number;
  /** Unix seconds. @default 90 days after the issue */
  readonly dataAccessExpiresAt?: number;
  /** It lives for an hour and can be exchanged for one that lives for 60 days. @default false */
  readonly isShortLived?: boolean;
  /** @default 'USER' */
  readonly type?: 'USER' | 'SYSTEM_USER';
}

/** The world and how it answers: plain JSON, so that a test's scenario file can hold it. Everything is optional. */
export interface EmulatorOptions {
  /** Another seed, other texts and numbers. @default 1 */
  readonly seed?: number;
  /** The time of the world: an ISO date, or `real`. @default '2026-06-15T10:00:00Z' */
  readonly now?: string;
  /** How many brands. @default 3 */
  readonly accounts?: number;
  /** Facebook pages that have no Instagram account, behind those of the brands. @default 0 */
  readonly pagesWithoutInstagram?: number;
  /** Businesses that the pages belong to, by turns as their own and as a client's. @default 0 */
  readonly businesses?: number;
  /** Whether `me/accounts` lists pages only with the permission `business_management`. @default false */
  readonly pagesThroughBusinesses?: boolean;
  /** Which login the API is reached by: graph.facebook.com, or graph.instagram.com. @default 'facebook' */
  readonly login?: 'facebook' | 'instagram';
  /** Media that a hashtag leads to. @default 60 */
  readonly mediaPerHashtag?: number;
  /** Media of each brand, or of the first, second … (the last counts for the rest). @default 60 */
  readonly media?: number | readonly number[];
  /** When the newest media of a brand was posted, an ISO date. @default yesterday evening */
  readonly newestMedia?: string;
  /** From – to, 999 at the most. @default [0, 8] */
  readonly commentsPerMedia?: readonly [number, number];
  /** From – to, 99 at the most. @default [0, 3] */
  readonly repliesPerComment?: readonly [number, number];
  /** @default 2 */
  readonly storiesPerAccount?: number;
  /** @default 3 */
  readonly tagsPerAccount?: number;
  /** @default 5 */
  readonly childrenPerAlbum?: number;
  /** Followers of the first, second … brand. @default [280, 12000, 80] */
  readonly followers?: readonly number[];
  /** Tokens that are good. @default {"DEMO": {}} */
  readonly tokens?: Readonly<Record<string, TokenOptions>>;
  /** With it, a proof is checked when one is sent, and required when `requireProof`. */
  readonly appSecret?: string;
  /** @default false */
  readonly requireProof?: boolean;
  /** Whether demographics name their timeframe as a further dimension (docs/graph-api.md §2.2). @default false */
  readonly isTimeframeTold?: boolean;
  /** Milliseconds: of each answer, and of each object in it. @default 0 */
  readonly latency?: { readonly base?: number; readonly perObject?: number };
  /** Calls that an account has in an hour; the usage header counts by it. @default 5000 */
  readonly callsPerHour?: number;
  /**
   * What comes of aliases (`as(x)`): they are answered, or refused with code 100 and HTTP 400, or with another status and code.
   * @default 'gone'
   */
  readonly aliases?: 'allowed' | 'gone' | { readonly status?: number; readonly code?: number };
  /** Whether the world is as strict as the real API is known to be. @default false */
  readonly strict?: boolean;
  /** Where it differs from `strict`. */
  readonly strictness?: Partial<Strictness>;
  /** Accounts that were engaged or reached, of the first, second … brand. @default as many as follow */
  readonly engagements?: readonly number[];
  /** What goes wrong, and when. */
  readonly faults?: readonly Fault[];
}

/** The options with every default filled in. */
export type Settings = Required<Omit<EmulatorOptions, Unset | 'strict' | 'strictness'>> &
  Pick<EmulatorOptions, Unset> & { readonly strictness: Strictness };
/** Options that have no value when they are not given. */
type Unset = 'appSecret' | 'newestMedia' | 'engagements';

const DEFAULTS: Omit<Settings, 'strictness'> = {
  seed: 1,
  now: '2026-06-15T10:00:00Z',
  accounts: 3,
  pagesWithoutInstagram: 0,
  businesses: 0,
  pagesThroughBusinesses: false,
  login: 'facebook',
  mediaPerHashtag: 60,
  media: 60,
  commentsPerMedia: [0, 8],
  repliesPerComment: [0, 3],
  storiesPerAccount: 2,
  tagsPerAccount: 3,
  childrenPerAlbum: 5,
  followers: [280, 12_000, 80],
  tokens: { DEMO: {} },
  requireProof: false,
  isTimeframeTold: false,
  latency: {},
  callsPerHour: 5000,
  aliases: 'gone',
  faults: [],
};

/**
 * Fills in the defaults.
 *
 * @param options what was given
 * @returns all settings
 * @throws RangeError for a world that has more of a thing than ids have room for
 */
export function toSettings({ strict = false, strictness = {}, ...options }: EmulatorOptions): Settings {
  const settings = { ...DEFAULTS, ...options, strictness: toStrictness(strict, strictness) };
  const sizes: Readonly<Record<string, readonly [number, number]>> = {
    accounts: [settings.accounts, 999],
    commentsPerMedia: [settings.commentsPerMedia[1], 999],
    repliesPerComment: [settings.repliesPerComment[1], 99],
    childrenPerAlbum: [settings.childrenPerAlbum, 999],
  };
  for (const [name, [size, most]] of Object.entries(sizes)) {
    if (size > most) {
      throw new RangeError(`Cannot make a world with '${name}' ${size}: ids have room for ${most}`);
    }
  }
  return settings;
}
