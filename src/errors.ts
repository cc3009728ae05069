/** What is to be done about an answer that is an error (SPEC §9). */
export type ErrorKind =
  | 'passing'
  | 'throttled'
  | 'too-much'
  | 'object'
  | 'metric'
  | 'account'
  | 'no-data'
  | 'page-token'
  | 'token'
  | 'query';

/** An error as the API tells it; every part may be missing. */
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
}

/** Thrown for a request that the API refused or that did not come through; never for a mistake of the configuration. */
export class GraphError extends Error {
  override readonly name = 'GraphError' as const;

  /**
   * @param kind what is to be done about it
   * @param message the API's own words, without a token or URL
   * @param details code, subcode, status, trace id
   */
  constructor(
    readonly kind: ErrorKind,
    message: string,
    readonly details: GraphErrorDetails,
  ) {
    super(message);
  }
}

/** Thrown when a list cannot be read to its end without breaking a rule of safety, such as a next page on another host. */
export class UnsafePageError extends Error {
  override readonly name = 'UnsafePageError' as const;
}

/**
 * Says an error of a request in one sentence: the API's own words, then its code, trace id and the cure.
 *
 * @param error what was thrown
 * @returns one line without a full stop
 */
export function describeError(error: unknown): string {
  if (!(error instanceof GraphError)) {
    return oneLine(error instanceof Error ? error.message : String(error));
  }
  const { code, subcode, fbtraceId, cure } = error.details;
  const marks = [
    ...(code === undefined ? [] : [`code ${code}${subcode === undefined ? '' : `/${subcode}`}`]),
    ...(fbtraceId === undefined ? [] : [`fbtrace_id ${fbtraceId}`]),
  ];
  const behind = marks.length > 0 ? ` [${marks.join(', ')}]` : '';
  return oneLine(`${error.message}${behind}${cure === undefined ? '' : ` → ${cure}`}`);
}

/**
 * Makes a sentence of any text: names and messages come from outside, and a line break would end it too early.
 *
 * @param text any text
 * @returns one line, white space as single spaces, control characters as `?`
 */
export function oneLine(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[\u0000-\u001f\u007f-\u009f]/g, '?')
    .trim();
}
