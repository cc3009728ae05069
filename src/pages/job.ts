import { expectList } from '../answer';
import type { NodeList } from '../answer';
import type { GraphApi, GraphRequest, Meter } from '../graph';
import type { Level, Params, QueryPlan, Target, Window } from '../plan';
import type { Learned } from './learned';
import type { Omissions } from './omissions';
import type { PageSize } from './pageSize';

/** One query for one account, and what its pages are read with. */
export interface Job {
  readonly api: GraphApi;
  readonly plan: QueryPlan;
  readonly target: Target;
  readonly meter: Meter;
  readonly warn: (message: string) => void;
  /** What the API does not give, though the job does not fail. */
  readonly omissions: Omissions;
  /** What the run has learned. */
  readonly learned: Learned;
  /** Sizes of pages that worked, by level: lists of one kind learn from each other. */
  readonly sizes: Map<Level, PageSize>;
  /** Whether only the first page of each list is read. @default false */
  readonly isPreview?: boolean;
}

/** Where a list of nodes stands. */
export interface Place {
  /** '' when the query is for no account. */
  readonly accountId: string;
  readonly parentId: string;
  /** The window that the page stands for. */
  readonly window?: Window;
  /** How many nodes of the list came before this page. */
  readonly offset: number;
}

/** A nested list of which there is more than its first page, or which was not requested with its parent. */
export interface MorePages {
  readonly level: Level;
  readonly parentId: string;
  readonly paging: NodeList['paging'];
  /** Nodes of the list that were already read. */
  readonly offset: number;
}

/** A page and where it stands. */
export interface LocatedPage {
  readonly list: NodeList;
  readonly level: Level;
  readonly place: Place;
  /** Nested lists of its nodes that are to be read from their first page on. */
  readonly apart: readonly MorePages[];
}

/** Makes a request of a job for a list; empty parts of the path are left out. */
export function graphRequest(
  segments: readonly string[],
  params: Params,
  { target, meter }: Pick<Job, 'target' | 'meter'>,
): GraphRequest {
  const path = segments
    .filter((segment) => segment !== '')
    .map(encodeURIComponent)
    .join('/');
  return { path, params, accountId: target.account?.id ?? '', expects: expectList, meter };
}
