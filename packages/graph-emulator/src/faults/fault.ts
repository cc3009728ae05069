import type { FaultAction } from './faultAction';

/** When something goes wrong; all that is given must fit, and of several faults the first that fits. */
export interface FaultWhen {
  /** A regular expression on the path behind the version. */
  readonly path?: string;
  /** The id that the path begins with. */
  readonly account?: string;
  /** A node that is to be written into an answer: the whole answer fails for it. */
  readonly object?: string;
  /** A metric that is asked of nodes; `*`: any. */
  readonly metric?: string;
  /** Any node that was posted before this ISO date. */
  readonly postedBefore?: string;
  /** With `metric`: only media of this product type (FEED, REELS, STORY). */
  readonly productType?: string;
  /** A regular expression on the token. */
  readonly token?: string;
  /** A regular expression on `fields`. */
  readonly fields?: string;
  /** Which page of a list, or which kind of request. */
  readonly place?: 'first' | 'later' | 'node' | 'insights' | 'batch' | 'item';
  /** Of the items of a batch only this one, from 0. */
  readonly item?: number;
  /** How often it fits before it counts. @default 0 */
  readonly skip?: number;
  /** How often it counts; 0: always. @default 1 */
  readonly times?: number;
  /** It counts only each so many times that it fits. @default 1 */
  readonly every?: number;
  /** It counts only with this chance, from 0 to 1; the same in each run of one seed. @default 1 */
  readonly prob?: number;
}

/** Something that goes wrong. */
export interface Fault {
  readonly when?: FaultWhen;
  readonly do: FaultAction;
}
