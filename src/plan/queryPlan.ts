import type { ColumnFact } from '../catalogue';
import type { Account, Query } from '../config';
import type { Chain } from './throughRoot';

/** A moment of a configuration: unix seconds, or the end of the last complete run of this query for this account. */
export type Moment = number | 'last run';

/** A range as the configuration gives it; UTC, `until` exclusive. */
export interface Range {
  readonly since?: Moment;
  readonly until?: number;
}

/** `[since, until)` in unix seconds as it is asked and written; a part that is absent is the API's default. */
export interface Window {
  readonly since?: number;
  readonly until?: number;
  /** Where a window ends that is asked a second shorter than it is (graph-api.md §2.3). */
  readonly askedUntil?: number;
}

/** How the pages behind the first of a nested list are asked. */
export type Follow =
  /** `GET /{id of the parent}/{edge}` with these parameters. */
  | { readonly by: 'edge'; readonly edge: string; readonly params: Readonly<Record<string, string>> }
  /** The root node again, with the cursor in the last of these nested fields: its object cannot be read by id. */
  | { readonly by: 'root'; readonly chain: Chain }
  /** Insights: their `next` is never followed (SPEC §5). */
  | { readonly by: 'never' };

/** One level of the answer: the nodes that one graph node stands for, and the table they go to. */
export interface Level {
  readonly query: string;
  readonly graphNode: string;
  readonly table: string;
  /** False when the query asks nothing of the level but nested edges. */
  readonly writesRows: boolean;
  /** Set when the nodes are metrics: the breakdown's dimensions in the order asked. */
  readonly insights?: { readonly dimensions: readonly string[] };
  /** Columns that the query declares, without the leading ones. */
  readonly columns: readonly string[];
  /** What is known of its columns; absent where rows may have columns of which nothing is known. */
  readonly facts?: ReadonlyMap<string, ColumnFact>;
  /** Columns beside `id` and `parent_id` that tell the level's rows apart, as far as the query says. */
  readonly keyColumns: readonly string[];
  /** The nested lists by the key of the answer; inside plain objects by the joined key. */
  readonly edges: ReadonlyMap<string, Level>;
  /** Fields by which only the answer tells whether they are lists: the levels to use when they are. */
  readonly unsure?: ReadonlyMap<string, () => Level>;
  readonly follow: Follow;
}

/** One request of a query for an account, to be paged to its end. */
export type RootAsk =
  | {
      readonly kind: 'node';
      readonly fields: string;
      readonly params: Readonly<Record<string, string>>;
      readonly level: Level;
    }
  | {
      readonly kind: 'edge';
      readonly edge: string;
      readonly params: Readonly<Record<string, string>>;
      readonly range: Range;
      readonly level: Level;
    }
  | {
      readonly kind: 'insights';
      readonly params: Readonly<Record<string, string>>;
      readonly range: Range;
      readonly level: Level;
      /** How many days back the API has these metrics. */
      readonly keptDays: number;
      /** Whether each day is a window of its own. */
      readonly isDaily: boolean;
    };

/** Whom a query asks: an account, or for a query without accounts the node with which its path begins. */
export interface Target {
  /** Absent when the query asks for no account. */
  readonly account?: Account;
  /** The node's id in the request's path; '' for the API's root. */
  readonly node: string;
}

/** A query as it will be run. */
export interface QueryPlan {
  readonly query: Query;
  readonly targets: readonly Target[];
  readonly asks: readonly RootAsk[];
  /** What the user should read though the query can be run, each a sentence. */
  readonly remarks: readonly string[];
}
