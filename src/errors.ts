/** What an error of the API is, for us; ARCHITECTURE.md says who acts on each kind. */
export type ErrorKind =
  /** Likely to be gone at the next try. */
  | 'passing'
  /** "An unknown error": passes, or stands for a metric that cannot be combined with what was requested. */
  | 'unknown'
  /** Too many calls. */
  | 'throttled'
  /** The answer would be too large. */
  | 'too-much'
  /** One object of a page cannot be read in this way. */
  | 'object'
  /** Media older than the business account: an object, and a sign that all older ones are alike. */
  | 'too-old'
  /** The object is gone, never was, or may not be seen. */
  | 'missing'
  /** A metric is not available in the way it was requested. */
  | 'metric'
  /** A field that the nodes do not have. */
  | 'field'
  /** There is nothing to give, and nothing is wrong. */
  | 'no-data'
  /** Something may not be read: the account, or the insights of one medium. */
  | 'permission'
  /** The account cannot be read. */
  | 'account'
  /** The token of the account's page is needed. */
  | 'page-token'
  /** The token is not valid. */
  | 'token'
  /** The request is wrong. */
  | 'query';

/** An error as the API reports it; every part may be missing. */
export interface GraphErrorDetails {
  /** HTTP status; 0 when no answer came. */
  readonly status: number;
  readonly code?: number | undefined;
  readonly subcode?: number | undefined;
  readonly fbtraceId?: string | undefined;
  /** What the user can do about it, where that is known. */
  readonly cure?: string | undefined;
  /** Milliseconds until the API answers again, where it says so. */
  readonly waitMs?: number | undefined;
  /** Whose limit it is. @default the account's */
  readonly scope?: 'app' | undefined;
  /** The object that the API names as missing. */
  readonly objectId?: string | undefined;
  /** How often the request was sent, where it was sent again. */
  readonly tries?: number | undefined;
}

/** Thrown for a request that the API refused or that did not come through; never for a mistake in the configuration. */
export class GraphError extends Error {
  override readonly name = 'GraphError' as const;

  /** @param message the API's own words, without a token or URL */
  constructor(
    readonly kind: ErrorKind,
    message: string,
    readonly details: GraphErrorDetails,
  ) {
    super(message);
  }
}

/** Thrown when a list cannot be read to its end safely, such as a next page on another host. */
export class UnsafePageError extends Error {
  override readonly name = 'UnsafePageError' as const;
}

/**
 * Formats an error of a request as one sentence without a full stop: the API's own words, then code, trace id, tries and
 * the cure.
 */
export function describeError(error: unknown): string {
  if (!(error instanceof GraphError)) {
    return oneLine(error instanceof Error ? error.message : String(error));
  }
  const { code, subcode, fbtraceId, cure, tries } = error.details;
  const marks = [
    ...(code === undefined ? [] : [`code ${code}${subcode === undefined ? '' : `/${subcode}`}`]),
    ...(fbtraceId === undefined ? [] : [`fbtrace_id ${fbtraceId}`]),
    ...(tries === undefined ? [] : [`after ${tries} tries`]),
  ];
  const suffix = marks.length > 0 ? ` [${marks.join(', ')}]` : '';
  return oneLine(`${error.message}${suffix}${cure === undefined ? '' : ` → ${cure}`}`);
}

/**
 * Fits any text into one line: names and messages come from outside, and a line break would cut the sentence.
 *
 * @returns white space as single spaces, control characters as `?`
 */
export function oneLine(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[\u0000-\u001f\u007f-\u009f]/g, '?')
    .trim();
}
