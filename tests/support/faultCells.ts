import type { Fault, FaultAction } from '@keboola/graph-emulator';

/** The account that has the faults. */
export const STRUCK = '17841400000000001';

const WHOLE_PAGE = '^(?!.*(ig_reels|profile_visits))';

/** Where a fault occurs: in the requests of one kind, of the first account. */
export const PLACES = {
  // Excludes the requests before it is known which metrics not every media has: no page comes whole then.
  'first page': { path: `^${STRUCK}/media$`, place: 'first', fields: WHOLE_PAGE },
  'later page': { path: `^${STRUCK}/media$`, place: 'later', fields: WHOLE_PAGE },
  'nested page': { path: '^180000000\\d+/comments$' },
  'account insights': { path: `^${STRUCK}/insights$` },
  // Metrics that not every media has are requested of each, fifty in one batch.
  'media insights': { path: '^$', account: '' },
} as const;
export type PlaceName = keyof typeof PLACES;

/** How a run ends. */
export type Outcome =
  /** Exit 0, and the folder is byte for byte that of a clean run. */
  | 'same'
  /** Exit 0, and the same rows; those of nested lists may be in another order, because the pages had other sizes. */
  | 'same rows'
  /** Exit 0 and a warning; one object lacks its insights, or its nested list. */
  | 'one object less'
  /** Exit 0 and a warning; a metric is missing. */
  | 'one metric less'
  /** Exit 0: the API left the rows of one page out; all others came. */
  | 'rows hidden'
  /** Exit 0 and a warning: the pages form a loop, and the rows behind it are missing. */
  | 'rows less, logged'
  /** Exit 1; the query fails for that account, the other account is whole. */
  | 'account fails'
  /** Exit 1; the run ends. */
  | 'run ends'
  /** The fault has no meaning there. */
  | '–';

/** A row of the matrix. */
export interface FaultRow {
  readonly name: string;
  readonly do: FaultAction;
  /** Whether the fault needs a socket; silence does not, for it would need a real time limit. @default false */
  readonly onWire?: true;
  /** How often; 0: always. @default 1 */
  readonly times?: number;
  /** How the run ends with the fault at each place, in the order of `PLACES`. */
  readonly outcomes: readonly [Outcome, Outcome, Outcome, Outcome, Outcome];
  /** Narrows the fault to one object. */
  readonly object?: Readonly<Record<string, NonNullable<Fault['when']>>>;
}

const ALL_SAME = ['same', 'same', 'same', 'same', 'same'] as const;
const error = (
  message: string,
  code: number,
  others: object = {},
): FaultAction & { error: { message: string; code: number } } => ({
  error: { message, code, ...others },
});
const media = (index: number): string => String(18_000_000_000_000_000n + BigInt(index) * 1000n);
const oneMedia = (metric: string): NonNullable<FaultRow['object']> => ({
  'first page': { path: `^${STRUCK}/media$`, object: media(3), metric },
  'later page': { path: `^${STRUCK}/media$`, object: media(7), metric },
});
const OLD = error('Invalid parameter', 100, {
  subcode: 2108006,
  title: 'Media posted before business account conversion',
});
const VIEWERS = error('(#10) Not enough viewers for the media to show insights', 10);
const GONE = (id: string): FaultAction =>
  error(`Unsupported get request. Object with ID '${id}' does not exist`, 100, { subcode: 33 });

/** The matrix: each fault, and how the run ends with it at each kind of request. */
export const FAULTS: readonly FaultRow[] = [
  { name: 'reset before the answer', do: { reset: 'before' }, onWire: true, outcomes: ALL_SAME },
  { name: 'reset in the middle of the answer', do: { reset: 'midst' }, onWire: true, outcomes: ALL_SAME },
  { name: 'time-out', do: { hang: true }, outcomes: ALL_SAME },
  { name: 'truncated', do: { body: 'truncated' }, onWire: true, outcomes: ALL_SAME },
  { name: 'empty body', do: { body: 'empty' }, onWire: true, outcomes: ALL_SAME },
  { name: 'not JSON', do: { body: 'garbage' }, onWire: true, outcomes: ALL_SAME },
  { name: 'JSON of another shape', do: { body: 'wrongData' }, outcomes: ALL_SAME },
  { name: 'HTML with 502', do: { html: 502 }, outcomes: ALL_SAME },
  { name: 'HTML with 200', do: { html: 200 }, outcomes: ALL_SAME },
  {
    name: 'code 1',
    do: error('An unknown error has occurred.', 1, { status: 500 }),
    times: 3,
    outcomes: ALL_SAME,
  },
  {
    name: 'code 2',
    do: error('Service temporarily unavailable', 2, { status: 500, isTransient: true }),
    times: 4,
    outcomes: ALL_SAME,
  },
  {
    name: 'code 2 for good',
    do: error('Service temporarily unavailable', 2, { status: 500, isTransient: true }),
    times: 0,
    outcomes: ['account fails', 'account fails', 'account fails', 'account fails', 'account fails'],
  },
  { name: 'code 4', do: { throttle: { code: 4, minutes: 5, status: 403 } }, outcomes: ALL_SAME },
  { name: 'code 17', do: { throttle: { code: 17, minutes: 5 } }, times: 2, outcomes: ALL_SAME },
  { name: '80002 with header', do: { throttle: { minutes: 9 } }, times: 2, outcomes: ALL_SAME },
  {
    name: '80002, two hours',
    do: { throttle: { minutes: 120 } },
    outcomes: ['account fails', 'account fails', 'account fails', 'account fails', 'account fails'],
  },
  {
    name: 'reduce the amount',
    do: error("Please reduce the amount of data you're asking for, then retry your request", 1, {
      status: 500,
    }),
    outcomes: ['same rows', 'same rows', 'same', 'same', 'same'],
  },
  {
    name: '2108006 of one media',
    do: OLD,
    times: 0,
    object: oneMedia('*'),
    outcomes: ['one object less', 'one object less', '–', '–', '–'],
  },
  {
    name: '2108006 in passing',
    do: OLD,
    outcomes: ['same rows', 'same rows', 'same', 'same', '–'],
  },
  {
    name: 'few viewers of one media',
    do: VIEWERS,
    times: 0,
    object: {
      ...oneMedia('reach'),
      'media insights': { path: `^${media(3)}$`, metric: '*' },
    },
    outcomes: ['one object less', 'one object less', '–', '–', 'one object less'],
  },
  {
    name: 'unsupported metric',
    do: error('(#100) metric[1] must be one of the following values: reach, follower_count', 100),
    outcomes: ['one metric less', 'one metric less', '–', 'one metric less', '–'],
  },
  {
    name: 'forbidden account',
    do: error('(#10) Application does not have permission for this action', 10),
    times: 0,
    // A batch that is refused goes on as single requests, which nothing refuses there.
    outcomes: ['account fails', 'account fails', 'account fails', 'account fails', 'same'],
  },
  {
    name: 'token dies',
    do: error('Error validating access token: Session has expired', 190, { subcode: 463 }),
    times: 0,
    outcomes: ['run ends', 'run ends', 'run ends', 'run ends', 'run ends'],
  },
  {
    name: 'next on another host',
    do: { next: 'foreign' },
    outcomes: ['account fails', 'account fails', 'account fails', '–', '–'],
  },
  {
    name: 'empty page with a next one',
    do: { next: 'empty' },
    outcomes: ['rows hidden', 'rows hidden', 'rows hidden', '–', '–'],
  },
  {
    name: 'next in a loop',
    do: { next: 'loop' },
    times: 0,
    outcomes: ['–', 'rows less, logged', 'rows less, logged', '–', '–'],
  },
  { name: 'next without a cursor', do: { next: 'noCursor' }, outcomes: ['same', 'same', 'same', '–', '–'] },
  {
    name: 'next goes back by a row',
    do: { next: 'overlap' },
    // The row that is read again stands at the end of its table.
    outcomes: ['same rows', 'same rows', 'same rows', '–', '–'],
  },
  { name: 'object gone, once', do: GONE(media(3)), outcomes: ALL_SAME },
  {
    name: 'object gone for good',
    do: GONE(media(3)),
    times: 0,
    object: {
      'nested page': { path: `^${media(3)}/comments$` },
      'media insights': { path: `^${media(3)}$` },
    },
    outcomes: ['–', '–', 'one object less', '–', 'one object less'],
  },
];
