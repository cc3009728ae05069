import type { ErrorKind } from '../errors';

/** The parts of an error by which it is sorted. */
export interface ErrorFacts {
  readonly status: number;
  readonly code: number | undefined;
  readonly subcode: number | undefined;
  /** Message and title, in lower case. */
  readonly text: string;
  readonly isTransient: boolean | undefined;
}

/** A row: what an error must be, and what is to be done about it. */
export interface ErrorRow {
  readonly kind: ErrorKind;
  readonly when: (facts: ErrorFacts) => boolean;
  /** Where the fact stands. */
  readonly source: string;
  readonly cure?: string;
}

const REAUTHORIZE = 'authorize the configuration again';
const THROTTLES = new Set([
  4, 17, 32, 341, 613, 80001, 80002, 80003, 80004, 80005, 80006, 80008, 80009, 80014, 80000,
]);
const says =
  (...parts: readonly string[]) =>
  (facts: ErrorFacts): boolean =>
    parts.some((part) => facts.text.includes(part));
const isCode =
  (...codes: readonly number[]) =>
  (facts: ErrorFacts): boolean =>
    facts.code !== undefined && codes.includes(facts.code);

/**
 * Errors by what is to be done about them; the first row that fits counts. The order is that of graph-api.md §3.2:
 * HTTP status says little, messages may change, so code and subcode come before both wherever they suffice.
 */
export const ERROR_TABLE: readonly ErrorRow[] = [
  { kind: 'query', when: says('ids query parameter is deprecated'), source: 'graph-api.md §0.1' },
  { kind: 'too-much', when: says('reduce the amount of data'), source: 'graph-api.md §3.1, code 1' },
  {
    kind: 'object',
    when: (facts) =>
      facts.subcode === 2108006 || says('media posted before business account conversion')(facts),
    source: 'graph-api.md §3.1, 100/2108006',
  },
  {
    kind: 'no-data',
    when: (facts) => facts.subcode === 2874010 || says('not enough users')(facts),
    source: 'graph-api.md §3.1, 2874010',
  },
  {
    kind: 'page-token',
    when: (facts) => facts.subcode === 2069032 || says('must be called with a page access token')(facts),
    source: 'graph-api.md §3.1, 190 and 2069032',
  },
  {
    kind: 'account',
    when: (facts) => isCode(190)(facts) && facts.subcode === 492,
    source: 'graph-api.md §3.1, 190/492: no role on that page',
  },
  {
    kind: 'token',
    when: isCode(190, 102, 104),
    source: 'graph-api.md §3.1, 190, 102, 104',
    cure: REAUTHORIZE,
  },
  {
    kind: 'token',
    when: (facts) => isCode(2500)(facts) && says('an active access token must be used')(facts),
    source: 'graph-api.md §3.1, 2500',
    cure: REAUTHORIZE,
  },
  {
    kind: 'token',
    when: says('invalid appsecret_proof', 'require an appsecret_proof'),
    source: 'graph-api.md §1, appsecret_proof',
    cure: "check authorization.oauth_api.credentials['#appSecret']",
  },
  {
    kind: 'account',
    when: (facts) => isCode(4)(facts) && facts.subcode === 2207051,
    source: 'graph-api.md §3.1, 4/2207051: action is blocked',
  },
  {
    kind: 'throttled',
    when: (facts) => facts.status === 429 || (facts.code !== undefined && THROTTLES.has(facts.code)),
    source: 'graph-api.md §3.1 and §4',
  },
  { kind: 'object', when: says('not enough viewers'), source: 'graph-api.md §3.1, 10 by its message' },
  {
    kind: 'object',
    when: says('unsupported media type', 'insights are not available for this media'),
    source: 'SPEC §9, one object; rivals.md §3: children have no insights',
  },
  {
    kind: 'account',
    when: isCode(3, 10, 368),
    source: 'graph-api.md §3.1, 10 and 3, 368',
    cure: 'check that the authorized person still has a role on the page and that the permission was granted',
  },
  {
    kind: 'account',
    when: (facts) => facts.code !== undefined && facts.code >= 200 && facts.code <= 299,
    source: 'graph-api.md §3.1, 200–299',
    cure: 'grant the permission that the message names, and authorize again',
  },
  {
    kind: 'account',
    when: (facts) => isCode(100)(facts) && facts.subcode === 33,
    source: 'graph-api.md §3.1, 100/33',
    cure: 'check that the account still exists and that the authorized person has a role on its page',
  },
  {
    kind: 'metric',
    when: (facts) => /metric\[\d+\] must be one of/.test(facts.text),
    source: 'graph-api.md §3.1, 100 metric[n]',
    cure: 'use one of the metrics that the message lists',
  },
  {
    kind: 'metric',
    when: says('should be specified with parameter metric_type=total_value'),
    source: 'graph-api.md §3.1, 100 metric_type',
    cure: 'add .metric_type(total_value) to the insights of these metrics',
  },
  {
    kind: 'metric',
    when: says(
      'for this media product type',
      'no longer supported for the queried media',
      'is incompatible with the metric type',
    ),
    source: 'graph-api.md §3.1, 100 product type',
  },
  { kind: 'query', when: isCode(100, 12, 2500, 2635, 803, 110), source: 'graph-api.md §3.1' },
  {
    kind: 'passing',
    when: (facts) =>
      facts.isTransient === true || isCode(1, 2)(facts) || facts.status >= 500 || facts.status === 408,
    source: 'graph-api.md §3.1, codes 1 and 2, 5xx',
  },
];
