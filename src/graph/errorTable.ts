import type { ErrorKind } from '../errors';

/** The parts of an error by which it is classified. */
export interface ErrorFacts {
  readonly status: number;
  readonly code: number | undefined;
  readonly subcode: number | undefined;
  /** Message and title, in lower case. */
  readonly text: string;
  readonly isTransient: boolean | undefined;
}

/** A row of the table: an error fits when it meets every condition of the row. */
export interface ErrorRow {
  readonly kind: ErrorKind;
  readonly code?: readonly number[];
  readonly subcode?: number;
  readonly status?: readonly number[];
  readonly isTransient?: true;
  /** Any of these parts of the message or the title, in lower case. */
  readonly says?: readonly (string | RegExp)[];
  /** Set where the limit is the app's, not the account's. */
  readonly scope?: 'app';
  /** What the user can do about it. */
  readonly cure?: string;
  /** Where the fact stands. */
  readonly source: string;
}

const REAUTHORIZE = 'authorize the configuration again';
/** All that a read may lack, as the API does not say which it is. Source: docs/graph-api.md §6.6. */
const PERMISSIONS =
  'check that the authorized person still has a role on the page and that every permission was granted (instagram_basic, pages_read_engagement; instagram_manage_insights for insights; instagram_manage_comments for comments and tags; business_management where the role comes from a business portfolio)';
const range = (first: number, last: number): number[] =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);

/**
 * The errors of the API; the first row that fits counts. HTTP status says little and messages may change, so code and
 * subcode come before both wherever they suffice. Source: docs/graph-api.md §3.2.
 */
export const ERROR_TABLE: readonly ErrorRow[] = [
  { kind: 'query', says: ['ids query parameter is deprecated'], source: 'docs/graph-api.md §0.1' },
  { kind: 'too-much', says: ['reduce the amount of data'], source: 'docs/graph-api.md §3.1, code 1' },
  { kind: 'too-much', subcode: 1504018, source: 'docs/graph-api.md §3.1, 1504018' },
  { kind: 'too-old', subcode: 2108006, source: 'docs/graph-api.md §3.1, 100/2108006' },
  {
    kind: 'too-old',
    says: ['media posted before business account conversion'],
    source: 'docs/graph-api.md §3.1, 100/2108006',
  },
  { kind: 'no-data', subcode: 2874010, source: 'docs/graph-api.md §3.1, 2874010' },
  { kind: 'no-data', says: ['not enough users'], source: 'docs/graph-api.md §3.1, 2874010' },
  { kind: 'page-token', subcode: 2069032, source: 'docs/graph-api.md §3.1, 190 and 2069032' },
  {
    kind: 'page-token',
    says: [
      'must be called with a page access token',
      'a page access token is required',
      'requested page does not match page access token',
    ],
    source: 'docs/graph-api.md §3.1, 190 and 2069032',
  },
  {
    kind: 'account',
    code: [190],
    subcode: 492,
    source: 'docs/graph-api.md §3.1, 190/492: no role on that page',
  },
  {
    kind: 'token',
    code: [190, 102, 104],
    cure: REAUTHORIZE,
    source: 'docs/graph-api.md §3.1, 190, 102, 104',
  },
  {
    kind: 'token',
    code: [2500],
    says: ['an active access token must be used'],
    cure: REAUTHORIZE,
    source: 'docs/graph-api.md §3.1, 2500',
  },
  {
    kind: 'token',
    says: ['invalid appsecret_proof', 'require an appsecret_proof'],
    cure: "check authorization.oauth_api.credentials['#appSecret']",
    source: 'docs/graph-api.md §1.2, appsecret_proof',
  },
  {
    kind: 'account',
    code: [4],
    subcode: 2207051,
    source: 'docs/graph-api.md §3.1, 4/2207051: action is blocked',
  },
  { kind: 'throttled', code: [4, 17, 341], scope: 'app', source: 'docs/graph-api.md §3.1 and §4' },
  {
    kind: 'throttled',
    code: [32, 613, ...range(80000, 80014)],
    source: 'docs/graph-api.md §3.1 and §4',
  },
  // Whose limit it is cannot be told from the status alone, so everything waits.
  { kind: 'throttled', status: [429], scope: 'app', source: 'docs/graph-api.md §3.1 and §4' },
  { kind: 'object', says: ['not enough viewers'], source: 'docs/graph-api.md §3.1, 10 by its message' },
  {
    kind: 'object',
    says: ['unsupported media type', 'insights are not available for this media'],
    source: 'docs/graph-api.md §3.1, 100: parts of an album have no insights',
  },
  {
    kind: 'permission',
    code: [10],
    cure: PERMISSIONS,
    source: 'docs/graph-api.md §3.1, 10',
  },
  {
    kind: 'account',
    code: [3, 368],
    cure: PERMISSIONS,
    source: 'docs/graph-api.md §3.1, 10 and 3, 368',
  },
  {
    kind: 'account',
    code: range(200, 299),
    cure: 'grant the permission that the message names, and authorize again',
    source: 'docs/graph-api.md §3.1, 200–299',
  },
  {
    kind: 'missing',
    code: [100],
    subcode: 33,
    cure: 'check that the account still exists and that the authorized person has a role on its page; where the role comes from a business portfolio, grant business_management too',
    source: 'docs/graph-api.md §3.1, 100/33',
  },
  {
    kind: 'metric',
    says: [/metric\[\d+\] must be one of/],
    cure: 'use one of the metrics that the message lists',
    source: 'docs/graph-api.md §3.1, 100 metric[n]',
  },
  {
    kind: 'metric',
    says: ['should be specified with parameter metric_type=total_value'],
    cure: 'add .metric_type(total_value) to the insights of these metrics',
    source: 'docs/graph-api.md §3.1, 100 metric_type',
  },
  {
    kind: 'metric',
    says: [
      'for this media product type',
      'no longer supported for the queried media',
      'is incompatible with the metric type',
      'incompatible metrics (',
      'incompatible metric (',
    ],
    source: 'docs/graph-api.md §3.1, 100 product type',
  },
  {
    kind: 'field',
    says: ['tried accessing nonexisting field ('],
    source: 'docs/graph-api.md §3.1, 100 nonexisting field',
  },
  { kind: 'unknown', code: [1], source: 'docs/graph-api.md §3.1, codes 1 and 2, 5xx' },
  { kind: 'passing', code: [2], source: 'docs/graph-api.md §3.1, codes 1 and 2, 5xx' },
  { kind: 'passing', isTransient: true, source: 'docs/graph-api.md §3.1, codes 1 and 2, 5xx' },
  { kind: 'query', code: [100, 12, 2500, 2635, 803, 110], source: 'docs/graph-api.md §3.1' },
  {
    kind: 'passing',
    status: [408, ...range(500, 599)],
    source: 'docs/graph-api.md §3.1, codes 1 and 2, 5xx',
  },
];

/** Looks up the row of an error; undefined for one that is not known. */
export function rowFor(facts: ErrorFacts): ErrorRow | undefined {
  return ERROR_TABLE.find((row) => fits(row, facts));
}

function fits(row: ErrorRow, { status, code, subcode, text, isTransient }: ErrorFacts): boolean {
  return (
    isAmong(row.code, code) &&
    (row.subcode === undefined || row.subcode === subcode) &&
    isAmong(row.status, status) &&
    (row.isTransient === undefined || row.isTransient === isTransient) &&
    (row.says === undefined ||
      row.says.some((part) => (typeof part === 'string' ? text.includes(part) : part.test(text))))
  );
}

function isAmong(allowed: readonly number[] | undefined, value: number | undefined): boolean {
  return allowed === undefined || (value !== undefined && allowed.includes(value));
}
