import type { Level, Window } from '../plan';
import type { Cells } from './cells';

/** One row on its way to its table; empty cells may be left out. */
export interface Row {
  readonly level: Level;
  readonly cells: Cells;
  /** Whether `id` alone does not tell the row's thing: it has none, or a metric only has its object's. */
  readonly weakId: boolean;
}

/** Where a list of nodes stands. */
export interface Place {
  /** '' when the query asks for no account. */
  readonly accountId: string;
  readonly parentId: string;
  /** The window that the page stands for. */
  readonly window?: Window;
  /** How many nodes of the list came before this page. */
  readonly offset: number;
}

/** What a list says about its further pages (graph-api.md §2.1). */
export interface Paging {
  readonly next?: string;
  readonly after?: string;
}

/** A list of nodes as it came; node by node unchecked. */
export interface NodeList {
  readonly nodes: readonly unknown[];
  readonly paging: Paging;
  readonly summary?: unknown;
}

/** A nested list of which there is more than its first page. */
export interface MorePages {
  readonly level: Level;
  readonly parentId: string;
  readonly paging: Paging;
  /** Nodes of the list that were already read. */
  readonly offset: number;
}
