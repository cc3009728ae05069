import type { Client, GraphRequest, Meter } from '../graph';
import type { MorePages, NodeList, Place } from '../flatten';
import type { Level, Target } from '../plan';
import type { LeftOut } from './leftOut';
import type { Memory } from './memory';
import type { PageSize } from './pageSize';

/** A page and where it stands. */
export interface LocatedPage {
  readonly list: NodeList;
  readonly level: Level;
  readonly place: Place;
  /** Nested lists of its nodes that are to be read from their first page on. */
  readonly detached: readonly MorePages[];
}

/** What the pages of a job are read with. */
export interface PagesOptions {
  readonly client: Client;
  /** The API's root: no link to another place is followed. */
  readonly root: string;
  readonly target: Target;
  readonly stopOnEmptyPage: boolean;
  readonly meter: Meter;
  readonly warn: (message: string) => void;
  /** What the job lacks. */
  readonly leftOut: LeftOut;
  /** What the run has learned. */
  readonly memory: Memory;
  /** Sizes of pages that worked, by level: lists of one kind learn from each other. */
  readonly sizes: Map<Level, PageSize>;
}

/**
 * Makes a request of a job.
 *
 * @param segments the parts of the path; empty ones are left out
 * @param params its parameters
 * @param options the job
 * @returns the request
 */
export function graphRequest(
  segments: readonly string[],
  params: Readonly<Record<string, string>>,
  { target, meter }: Pick<PagesOptions, 'target' | 'meter'>,
): GraphRequest {
  const path = segments
    .filter((one) => one !== '')
    .map(encodeURIComponent)
    .join('/');
  return { path, params, accountId: target.account?.id ?? '', isList: true, meter };
}
