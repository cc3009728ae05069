import type { Fault } from './faults';

/** A token and what it may do. */
interface TokenOptions {
  /** Indices of the accounts that it sees; absent: all. */
  readonly accounts?: readonly number[];
}

/** The world and how it answers: plain JSON, so that a test's scenario file can hold it. Everything is optional. */
export interface EmulatorOptions {
  /** Another seed, other texts and numbers. @default 1 */
  readonly seed?: number;
  /** The time of the world: an ISO date, or `real`. @default '2026-06-15T10:00:00Z' */
  readonly now?: string;
  /** How many brands. @default 3 */
  readonly accounts?: number;
  /** Media of each brand, or of the first, second … (the last counts for the rest). @default 60 */
  readonly media?: number | readonly number[];
  /** From – to. @default [0, 8] */
  readonly commentsPerMedia?: readonly [number, number];
  /** From – to. @default [0, 3] */
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
  /** Milliseconds: of each answer, and of each object in it. @default 0 */
  readonly latency?: { readonly base?: number; readonly perObject?: number };
  /** Calls that an account has in an hour; the usage header counts by it. @default 5000 */
  readonly callsPerHour?: number;
  /** What goes wrong, and when. */
  readonly faults?: readonly Fault[];
}

/** The options with every default filled in. */
export type Settings = Required<Omit<EmulatorOptions, 'appSecret'>> & Pick<EmulatorOptions, 'appSecret'>;

const DEFAULTS: Settings = {
  seed: 1,
  now: '2026-06-15T10:00:00Z',
  accounts: 3,
  media: 60,
  commentsPerMedia: [0, 8],
  repliesPerComment: [0, 3],
  storiesPerAccount: 2,
  tagsPerAccount: 3,
  childrenPerAlbum: 5,
  followers: [280, 12_000, 80],
  tokens: { DEMO: {} },
  requireProof: false,
  latency: {},
  callsPerHour: 5000,
  faults: [],
};

/**
 * Fills in the defaults.
 *
 * @param options what was given
 * @returns all settings
 */
export function toSettings(options: EmulatorOptions): Settings {
  return { ...DEFAULTS, ...options };
}

/** Ready-made worlds (graph-api.md §7.8). */
export const presets: Readonly<Record<string, EmulatorOptions>> = {
  tiny: { accounts: 1, media: 30 },
  demo: { now: 'real', media: [60, 60, 0], latency: { base: 20 } },
  bench: { accounts: 20, media: 200, followers: [12_000], latency: { base: 100 } },
  posts1000: { accounts: 1, media: 1000, followers: [12_000] },
  wide: { accounts: 200, media: 50, followers: [12_000] },
  deep: { accounts: 1, media: 10_000, commentsPerMedia: [100, 100], followers: [12_000] },
};
