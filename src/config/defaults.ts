/** What a configuration means that leaves a key out; the forms show the same. */
export const DEFAULTS = {
  /** The version of the API that is requested: of v27 the changelog is not known in full. Source: docs/graph-api.md §6.1. */
  apiVersion: 'v26.0',
  login: 'facebook',
  onError: 'fail-at-end',
  /** Numbers settle for up to 48 hours. Source: docs/graph-api.md §5.4. */
  overlapDays: 2,
  /** The API's quota is counted by the hour. Source: docs/graph-api.md §4. */
  maxWaitMinutes: 60,
  writesReport: false,
} as const;

/** What a query means that leaves a key out. */
export const QUERY_DEFAULTS = {
  incremental: true,
  snapshot: false,
  /** Objects a page: the API's own page size. Source: docs/graph-api.md §1.5. */
  limit: 25,
  stopOnEmptyPage: false,
} as const;
