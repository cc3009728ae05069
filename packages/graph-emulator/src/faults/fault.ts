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
  readonly place?: 'first' | 'later' | 'node' | 'insights';
  /** How often it fits before it counts. @default 0 */
  readonly skip?: number;
  /** How often it counts; 0: always. @default 1 */
  readonly times?: number;
  /** It counts only each so many times that it fits. @default 1 */
  readonly every?: number;
  /** It counts only with this chance, from 0 to 1; the same in each run of one seed. @default 1 */
  readonly prob?: number;
}

/** An error as it is to be answered. */
export interface FaultError {
  readonly message: string;
  /** @default 400 */
  readonly status?: number;
  readonly code?: number;
  readonly subcode?: number;
  readonly title?: string;
  readonly isTransient?: boolean;
}

/** What goes wrong; one of these. */
export interface FaultAction {
  readonly error?: FaultError;
  /** "Too many calls", with the minutes in the usage header (none with code 4). @default code 80002 */
  readonly throttle?: { readonly minutes: number; readonly code?: number; readonly status?: number };
  /** Answers of more objects (media, comments, metrics …) are refused: "reduce the amount of data". */
  readonly maxObjects?: number;
  /** The version that answers and that links lead to, whatever was asked. */
  readonly version?: string;
  /** An HTML page with this status. */
  readonly html?: number;
  /** The connection breaks: before the answer, or in the midst of it. */
  readonly reset?: 'before' | 'midst';
  /** No answer comes. */
  readonly hang?: boolean;
  /** The body: cut short, not JSON, empty, a page without rows, or JSON of another shape. */
  readonly body?: 'truncated' | 'garbage' | 'empty' | 'noRows' | 'list' | 'wrongData';
  /**
   * The link to the next page: to another host, to this page again, without a cursor, behind an empty page, or to a page that
   * begins with the last row of this one.
   */
  readonly next?: 'foreign' | 'loop' | 'noCursor' | 'empty' | 'overlap';
  /** Percent of the allowance that the usage header tells. */
  readonly usage?: number;
}

/** Something that goes wrong. */
export interface Fault {
  readonly when?: FaultWhen;
  readonly do: FaultAction;
}
