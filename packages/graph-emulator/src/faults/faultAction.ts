import type { FaultError } from './faultError';
import type { KnownError } from './knownErrors';

/** How a value comes instead of a list or an object; `any`: the seed chooses. */
export type Shape =
  | 'emptyObject'
  | 'null'
  | 'text'
  | 'number'
  | 'emptyList'
  | 'noData'
  | 'nullData'
  | 'objectData'
  | 'textData'
  | 'numberData'
  | 'listInList'
  | 'listOfRows'
  | 'firstRow'
  | 'any';

/** How rows of insights come that nobody has described; `any`: the seed chooses. */
export type InsightsShape =
  'bare' | 'scalar' | 'numbers' | 'text' | 'series' | 'listValue' | 'deepValue' | 'both' | 'any';

/** Names and values that a table must survive; `any`: the seed chooses. */
export type Hostile =
  | 'case'
  | 'prototype'
  | 'quotes'
  | 'newline'
  | 'long'
  | 'emoji'
  | 'formula'
  | 'path'
  | 'empty'
  | 'columns'
  | 'any';

/** How an item of a batch comes; `any`: the seed chooses. */
export type BatchItem =
  | 'null'
  | 'text'
  | 'number'
  | 'list'
  | 'noBody'
  | 'nullBody'
  | 'objectBody'
  | 'emptyBody'
  | 'notJson'
  | 'noCode'
  | 'decimals'
  | 'any';

/** What is changed in a good answer; several may stand together. */
export interface OddAnswer {
  /** The answer, or with `edge` every nested list of that name, in another shape. */
  readonly shape?: { readonly as: Shape; readonly edge?: string };
  /** An error beside what was asked for: at the top, in each nested list of a name, or in each row. */
  readonly beside?: {
    readonly error: FaultError | KnownError;
    readonly edge?: string;
    readonly inRows?: boolean;
  };
  /** Rows of insights in another shape, at the top and nested. */
  readonly insights?: InsightsShape;
  /** Fields added to rows, or put in place of theirs: of the list itself, or of each nested list of a name. */
  readonly rows?: {
    readonly add?: Readonly<Record<string, unknown>>;
    readonly hostile?: Hostile;
    /** Which row, from 0; negative from the end. @default all */
    readonly which?: number;
    readonly edge?: string;
  };
  /** One item of a batch (from 0, negative from the end; without it the seed chooses), and how many more or fewer come. */
  readonly batch?: { readonly as?: BatchItem; readonly item?: number; readonly more?: number };
  /** JSON of so many levels, objects and lists by turns. */
  readonly depth?: number;
  /** The whole body as text. */
  readonly text?: string;
  /** The HTTP status; 101, 204, 205 and 304 come without a body. */
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What goes wrong; one of these, or an `OddAnswer`. */
export interface FaultAction extends OddAnswer {
  readonly error?: FaultError | KnownError;
  /** "Too many calls", with the minutes in the usage header (none with code 4). @default code 80002 */
  readonly throttle?: { readonly minutes: number; readonly code?: number; readonly status?: number };
  /** Answers of more objects (media, comments, metrics …) are refused: "reduce the amount of data". */
  readonly maxObjects?: number;
  /** The version that answers and that links lead to, whatever was asked. */
  readonly version?: string;
  /** An HTML page with this status. */
  readonly html?: number;
  /** The header `Retry-After`: seconds, or with `asDate` an HTTP date of so many seconds from now. */
  readonly retryAfter?: { readonly seconds: number; readonly asDate?: boolean };
  /** The connection breaks: before the answer, or in the midst of it. */
  readonly reset?: 'before' | 'midst';
  /** No answer comes. */
  readonly hang?: boolean;
  /** The body comes a byte at a tick, or goes on for ever. A tick is so many milliseconds. @default 1000 */
  readonly drip?: { readonly as: 'bytes' | 'endless'; readonly tickMs?: number };
  /** The body: cut short, not JSON, empty, a page without rows, or JSON of another shape. */
  readonly body?: 'truncated' | 'garbage' | 'empty' | 'noRows' | 'list' | 'wrongData';
  /**
   * The link to the next page: to another host, to this page again, without a cursor, behind an empty page, to a page that
   * begins with the last row of this one, for ever to empty pages with a new cursor each, or from a hashtag's recent media to
   * its top media.
   */
  readonly next?: 'foreign' | 'loop' | 'noCursor' | 'empty' | 'overlap' | 'emptyForever' | 'topMedia';
  /** Percent of the allowance that the usage header reports. */
  readonly usage?: number;
}

/** A fault that is due, with a number that the seed gives to this time that it comes. */
export type DueFault = FaultAction & { readonly chance: number };
