/** An Instagram account of the configuration. */
export interface Account {
  readonly id: string;
  readonly name: string;
  readonly category: string;
  /** Empty when the configuration has none. */
  readonly fbPageId: string;
}

/** A query, normalized: empty texts are absent, the limit is a number. */
export interface Query {
  /** Its name in messages: "query 'media'". */
  readonly label: string;
  /** As the configuration has it; absent where it has none. */
  readonly id?: string;
  readonly name: string;
  readonly incremental: boolean;
  /** Without leading and trailing `/`; may have its own `?parameters`. */
  readonly path: string;
  readonly fields: string;
  /** Further parameters of its request, as the query string of an address; '' for none. */
  readonly parameters: string;
  /** `every` configured account, `none` (the path begins at the API's root), or those ids. */
  readonly ids: 'every' | 'none' | readonly string[];
  readonly limit: number;
  readonly since?: string;
  readonly until?: string;
  readonly stopOnEmptyPage: boolean;
}

/** What to do when a part fails. */
type OnError = 'fail-at-end' | 'fail-fast' | 'continue';

/** The configuration after validation; nothing behind it sees raw JSON. */
export interface Config {
  readonly accounts: readonly Account[];
  /** How the accounts are given: as entries, by their ids alone, or not at all because every account of the token is meant. */
  readonly accountsBy: 'entry' | 'id' | 'all';
  readonly apiVersion: string;
  readonly bucketId?: string;
  readonly onError: OnError;
  readonly overlapDays: number;
  /** The longest wait for the API's quota. */
  readonly maxWaitMinutes: number;
  /** Whether the report of the run is written as a table. */
  readonly writesReport: boolean;
  /** Those that are not disabled, in the order of the configuration. */
  readonly queries: readonly Query[];
}
