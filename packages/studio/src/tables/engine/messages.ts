/** What the studio and the process of its database say to each other. */
import type { Cell, Rows } from '../../wire';
import type { OutputTable } from '../readManifest';

/** One SELECT on a database. */
export interface SelectOrder {
  readonly is: 'select';
  /** The database, for reading only. */
  readonly database: string;
  readonly sql: string;
  /** Values of its parameters. */
  readonly values: readonly string[];
  /** Seconds that it may take. */
  readonly seconds: number;
  /** Set for a statement that somebody wrote: it may call certain functions only, and its result has a limit. */
  readonly isOwn: boolean;
}

/** Tables to copy into a new database. */
export interface ImportOrder {
  readonly is: 'import';
  readonly database: string;
  readonly tables: readonly OutputTable[];
}

/** What the process is told: an order, or whether more of the rows are wanted. */
export type ToEngine =
  | ((SelectOrder | ImportOrder) & { readonly id: number })
  | { readonly is: 'more'; readonly id: number; readonly isWanted: boolean };

/** Some rows of a result. */
export interface Part {
  readonly columns: Rows['columns'];
  readonly rows: readonly (readonly Cell[])[];
}

/** What the process answers; after each part it waits to be told whether more is wanted. */
export type FromEngine =
  | (Part & { readonly is: 'part'; readonly id: number })
  | { readonly is: 'end'; readonly id: number }
  | { readonly is: 'failure'; readonly id: number; readonly message: string };
