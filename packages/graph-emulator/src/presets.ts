import type { Fault } from './faults/fault';
import type { FaultAction } from './faults/faultAction';
import type { EmulatorOptions } from './options';

const ACTIONS: readonly FaultAction[] = [
  { error: { message: 'An unknown error has occurred.', status: 500, code: 1 } },
  { error: { message: 'Service temporarily unavailable', status: 500, code: 2, isTransient: true } },
  { html: 502 },
  { reset: 'before' },
  { reset: 'midst' },
  { body: 'truncated' },
  { body: 'garbage' },
  { body: 'empty' },
];
/** All that passes, each in two of a hundred requests. */
const PASSING: readonly Fault[] = ACTIONS.map((action) => ({
  when: { prob: 0.02, times: 0 },
  do: action,
}));
/** Answers in other shapes than asked, each in two of a hundred requests. */
const ODD: readonly Fault[] = [
  { shape: { as: 'any' } as const },
  { shape: { as: 'any', edge: 'comments' } as const },
  { beside: { error: 'unavailable' } as const },
  { beside: { error: 'unknown', edge: 'insights' } as const },
  { insights: 'any' as const },
  { rows: { hostile: 'any' } as const },
  { error: { message: 'An unknown error has occurred.', status: 500, code: 1, numbers: 3 } },
  { html: 503, retryAfter: { seconds: 1 } },
].map((action) => ({ when: { prob: 0.02, times: 0 }, do: action }));
const ODD_BATCHES: Fault = { when: { place: 'batch', prob: 0.1, times: 0 }, do: { batch: { as: 'any' } } };
const NO_RIGHT: FaultAction = {
  error: { message: '(#10) Application does not have permission for this action', code: 10 },
};
const DEMO: EmulatorOptions = { now: 'real', media: [60, 60, 0], latency: { base: 20 } };

/** Enough followers for every metric, and an allowance that no benchmark uses up. */
const LARGE: EmulatorOptions = { followers: [12_000], callsPerHour: 1_000_000 };

/** Ready-made worlds (docs/graph-api.md §7.8). */
export const presets: Readonly<Record<string, EmulatorOptions>> = {
  tiny: { accounts: 1, media: 30 },
  demo: DEMO,
  /** Like the account that was recorded: 160 media, the newest months old, few followers, no right to see tags. */
  recorded: {
    now: '2026-03-06T09:00:00Z',
    newestMedia: '2025-11-28T19:00:00Z',
    accounts: 1,
    media: 160,
    storiesPerAccount: 0,
    faults: [{ when: { path: '/tags$', times: 0 }, do: NO_RIGHT }],
  },
  bench: { accounts: 20, media: 200, ...LARGE, latency: { base: 100 } },
  posts1000: { accounts: 1, media: 1000, ...LARGE },
  wide: { accounts: 200, media: 50, ...LARGE },
  deep: { accounts: 1, media: 10_000, commentsPerMedia: [100, 100], ...LARGE },
  chaos: { ...DEMO, faults: PASSING },
  /** The demo, as strict as the real API is known to be. */
  strict: { ...DEMO, strict: true },
  /** The demo, where answers come in shapes that nobody asked for. */
  odd: { ...DEMO, faults: [ODD_BATCHES, ...ODD] },
  /** One account behind graph.instagram.com; `SHORT` is a token of an hour. */
  instagram: {
    now: 'real',
    login: 'instagram',
    strict: true,
    accounts: 1,
    followers: [12_000],
    tokens: { DEMO: {}, SHORT: { isShortLived: true } },
  },
  /** 500 accounts and 20 pages without one, of three businesses. */
  pages500: { accounts: 500, pagesWithoutInstagram: 20, businesses: 3, media: 5, ...LARGE },
};
