import type { ColumnDefinition } from '@keboola/component-ts-lite';
import type { Account, Query } from '../config';
import type { FieldItem } from '../fields';

/** Parameters of a request. */
export type Params = Readonly<Record<string, string>>;

/** A moment of a configuration: unix seconds, or the end of the last complete run of this query for this account. */
export type Moment = number | 'last run';

/** A range as the configuration gives it; UTC, `until` exclusive. */
export interface Range {
  readonly since?: Moment;
  readonly until?: number;
  /** Where there is no `since`: so many whole days are requested. @default the API's default */
  readonly days?: number;
}

/** `[since, until)` in unix seconds as it is requested and written; a part that is absent is the API's default. */
export interface Window {
  readonly since?: number;
  readonly until?: number;
  /** Where a window ends that is requested a second shorter than it is. Source: docs/graph-api.md §2.3. */
  readonly requestedUntil?: number;
}

/** A metric that a path names, such as `insights/reach/day`. */
export interface WrittenMetric {
  /** From the edge on. */
  readonly path: string;
  /** The same as parameters. */
  readonly params: Params;
}

/** How a node is looked up, for the account of the request. */
export interface NodeLookup {
  readonly path: string;
  readonly params: Params;
}

/** How the nodes of a level are requested. */
export type Source =
  /** `GET /{id}` */
  | { readonly by: 'node'; readonly params: Params }
  /** `GET /{parent}/{edge}`, page by page; at the root and nested alike. */
  | {
      readonly by: 'edge';
      readonly edge: string;
      readonly params: Params;
      /** Finds the node that has the edge; absent where it is the node above. */
      readonly search?: NodeLookup;
    }
  /** The root node again, with a cursor in the last of these nested fields: the list cannot be read by its own id. */
  | { readonly by: 'root'; readonly path: readonly FieldItem[] }
  /** Insights of an account, one window a request. */
  | {
      readonly by: 'windows';
      /** @default 'insights' */
      readonly edge?: string;
      /** The edge with a metric, at which these are requested as long as they are requested as it says. */
      readonly written?: WrittenMetric;
      readonly params: Params;
      /** Days back for which the API has these metrics. */
      readonly retentionDays: number;
      /** Whether each day is a window of its own. */
      readonly isDaily: boolean;
    }
  /** Not at all: they come whole with their parent. */
  | { readonly by: 'parent' };

/** What is known of a column. */
export type ColumnFacts = Pick<ColumnDefinition, 'type' | 'description'>;

/** One level of the answer: the nodes at one graph node, and the table they are written to. */
export interface Level {
  readonly query: string;
  readonly graphNode: string;
  readonly table: string;
  readonly source: Source;
  /** The fields requested of each node; none: the API's default ones. */
  readonly fields: readonly FieldItem[];
  /** False when the query requests nothing of the level but nested edges. */
  readonly writesRows: boolean;
  /**
   * Set where only the name of its field says that it is a list, because the type of the node is not known: an object may
   * come instead, such as the `media` of a comment.
   */
  readonly isGuess?: true;
  /** Set when the nodes are metrics. */
  readonly insights?: RequestedMetrics;
  /** What the query declares columns for: fields by their paths, our own columns by name but for those of every row. */
  readonly columns: readonly string[];
  /** The day of the run, where its rows are told apart by it: `yyyy-mm-dd`, UTC. */
  readonly snapshotDate?: string;
  /** What is known of these and other columns; absent where rows may have columns of which nothing is known. */
  readonly facts?: ReadonlyMap<string, ColumnFacts>;
  /** What beside `id` and `parent_id` tells the level's rows apart, as far as the query says. */
  readonly keyColumns: readonly string[];
  /** The nested lists by the key of the answer; inside plain objects by the joined key. */
  readonly edges: ReadonlyMap<string, Level>;
  /** Fields of which only the answer tells whether they are lists: the levels to use when they are. */
  readonly undetermined?: ReadonlyMap<string, () => Level>;
}

/** What a query requests of the metrics of a level. */
interface RequestedMetrics {
  /** The metrics that are requested together; none: whatever the API has. */
  readonly metrics: readonly string[];
  /** The breakdown's dimensions in the order requested. */
  readonly dimensions: readonly string[];
  /** The time frame of the request, for rows of answers that do not name it; absent where it has none. */
  readonly timeframe?: string;
}

/** An outermost level of a query, and the range in which it is requested. */
export interface Root {
  readonly level: Level;
  readonly range: Range;
}

/** Whom a query asks: an account, or for a query without accounts the node with which its path begins. */
export interface Target {
  /** Absent when the query is for no account. */
  readonly account?: Account;
  /** The node's id in the request's path; '' for the API's root. */
  readonly node: string;
}

/** A query as it will be run. */
export interface QueryPlan {
  readonly query: Query;
  /** Under which the state keeps how far it was read; see `queryKey`. */
  readonly key: string;
  readonly targets: readonly Target[];
  readonly roots: readonly Root[];
  /** What the user should read though the query can be run, each a sentence. */
  readonly warnings: readonly string[];
  /** How the query is requested in another way than it says, and loses nothing by it; each a sentence. */
  readonly remarks: readonly string[];
  /** Why the API must refuse it, each a sentence; see `refusalsOf`. */
  readonly refusals: readonly string[];
  /** The path with which it is run, where that is another than the one written. */
  readonly readAs?: string;
  /** Its fields as today's API answers them in full; absent where they are so already. See `rewriteFields`. */
  readonly rewrittenFields?: string;
  /**
   * Why it cannot be run: a sentence, and lines that show where. Its roots are then planned as far as they can be, to
   * know the tables that it would write.
   */
  readonly problem?: string;
}
