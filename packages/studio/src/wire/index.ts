/** What the page and the server say to each other. Types only, so that both sides can share them. */

/** A JSON value. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** A JSON object. */
export type JsonObject = Readonly<Record<string, Json>>;

/** Where the data come from. */
export type Source = 'none' | 'demo' | 'token';

/** What the user has put together so far. The token is not part of it. */
export interface Work {
  readonly source: Source;
  /** `parameters` of config.json. */
  readonly parameters: JsonObject;
  /** The data folder, for the user to find. */
  readonly folder: string;
  /** What the test of the token had to say though it works, such as when it ends; '' for nothing. */
  readonly notice: string;
  /** Another one after each change: what was made of an earlier version replaces nothing. */
  readonly version: string;
}

/** Actions of the component that the page may call. */
export const PAGE_ACTIONS = [
  'testConnection',
  'accountOptions',
  'queryAccounts',
  'templates',
  'applyTemplate',
  'validateQuery',
  'tryQuery',
] as const;
export type PageAction = (typeof PAGE_ACTIONS)[number];

/** How one query went for one account. */
export interface JobReport {
  readonly query: string;
  readonly account: string;
  readonly status: string;
  readonly rows: number;
  readonly leftOut: string;
}

/** How far a query or an account is. */
export interface Part {
  readonly id: string;
  readonly label: string;
  readonly jobs: number;
  readonly done: number;
  readonly failed: number;
  readonly rows: number;
  readonly requests: number;
}

/** How far a run is. */
export interface RunState {
  readonly status: 'idle' | 'running' | 'importing' | 'done' | 'failed' | 'stopped';
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  readonly endedAt: number;
  /** Queries that the run was to read. */
  readonly asked: number;
  readonly queries: readonly Part[];
  readonly accounts: readonly Part[];
  /** The first warnings; later ones are counted. */
  readonly warnings: readonly string[];
  readonly moreWarnings: number;
  /** The component's last words when it failed. */
  readonly error: string;
  /** Query and account pairs of which something is missing, once the run has ended. */
  readonly missing: readonly JobReport[];
  /** Which tables are shown: those of this run, or those of an earlier one. */
  readonly tables: 'new' | 'earlier';
  /** When the tables that are shown were written, in milliseconds since 1970; 0 where there are none. */
  readonly tablesAt: number;
  /** Set when some of this run came that is not shown: it can be taken in place of the earlier tables. */
  readonly isWaiting: boolean;
}

/** What has changed of a run since the message before, so that a run of 500 accounts sends what moves. */
export interface RunChange {
  /** Set when nothing of what was known holds any longer. */
  readonly isNew: boolean;
  /** What changed, but for the lists that grow. */
  readonly facts: Partial<Omit<RunState, 'queries' | 'accounts' | 'warnings'>>;
  /** Queries that are new or have moved on. */
  readonly queries: readonly Part[];
  readonly accounts: readonly Part[];
  /** Warnings that are new. */
  readonly warnings: readonly string[];
}

/** A column of a table. */
export interface Column {
  readonly name: string;
  readonly type: string;
  readonly description: string;
}

/** A table of the last run. */
export interface TableInfo {
  readonly name: string;
  readonly columns: readonly Column[];
  readonly primaryKey: readonly string[];
  /** Not known before the import is through. */
  readonly rows?: number;
}

/** A condition on one column. */
export interface Filter {
  readonly column: string;
  readonly is: 'equal' | 'containing' | 'atLeast' | 'atMost';
  readonly value: string;
}

/** What part of a table is wanted. */
export interface RowsRequest {
  readonly table: string;
  readonly offset: number;
  readonly limit: number;
  readonly search?: string;
  readonly sort?: { readonly column: string; readonly isDescending: boolean };
  readonly filters?: readonly Filter[];
}

/** A part of a table as a file. */
export interface DownloadRequest extends RowsRequest {
  /** Safe to open in a spreadsheet, or each cell as it is. */
  readonly form: 'spreadsheet' | 'raw';
}

export type Cell = string | number | boolean | null;

/** Rows of a table or of a statement. */
export interface Rows {
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  readonly rows: readonly (readonly Cell[])[];
  /** All rows that fit; absent where it is not known. */
  readonly total?: number;
  /** Set when there are more rows than are sent. */
  readonly isCut?: boolean;
}

/** How a chart draws the columns of its SQL. */
export interface Mark {
  readonly kind: 'line' | 'bar' | 'cell' | 'grouped';
  readonly x: string;
  readonly y: string;
  /** The column that gives the colour: a series, or the value of a cell. */
  readonly color?: string;
  /** The column by which it is split into small charts. */
  readonly facet?: string;
}

/** A chart that the tables allow. */
export interface Chart {
  readonly id: string;
  readonly title: string;
  readonly note: string;
  readonly mark: Mark;
  /** The SQL by choice, such as the metric; one without a name where there is no choice. */
  readonly variants: readonly { readonly label: string; readonly sql: string }[];
}

/** Brands to choose from, and the charts for those that were chosen. */
export interface Charts {
  readonly brands: readonly { readonly id: string; readonly brand: string }[];
  readonly chosen: readonly string[];
  readonly charts: readonly Chart[];
}

/** An answer of the server that is not 2xx. */
export interface Refusal {
  readonly error: string;
}
