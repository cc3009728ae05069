/** What an error says beside its message; absent parts are left out of the answer. */
export interface ErrorDetails {
  /** HTTP status. @default 400 */
  readonly status?: number;
  /** @default 100 */
  readonly code?: number;
  readonly subcode?: number;
  /** @default 'OAuthException' */
  readonly type?: string;
  /** As `error_user_title`. */
  readonly title?: string;
  /** As `error_user_msg`. @default the title */
  readonly userMessage?: string;
  readonly isTransient?: boolean;
}

/** An answer that is an error, as the API shapes it (docs/graph-api.md §3). */
export class ApiError extends Error {
  constructor(
    message: string,
    /** With `data` as `error_data`. */
    readonly error: ErrorDetails & { readonly data?: object } = {},
  ) {
    super(message);
  }
}

/** A parameter or field that is wrong: code 100. */
export const invalid = (message: string, subcode?: number): ApiError =>
  new ApiError(message, { code: 100, ...(subcode !== undefined && { subcode }) });

/** An object that is not there, or that the token does not see: 100/33. */
export const noSuchObject = (id: string): ApiError =>
  new ApiError(
    `Unsupported get request. Object with ID '${id}' does not exist, cannot be loaded due to missing permissions, or does not support this operation. Please read the Graph API documentation at https://developers.facebook.com/docs/graph-api`,
    { code: 100, subcode: 33, type: 'GraphMethodException' },
  );

/**
 * Writes an error as the body of an answer.
 *
 * @param error what went wrong
 * @param trace a number that no other answer has
 * @returns the body
 */
export function errorBody(error: ApiError, trace: number): object {
  const { code = 100, subcode, type = 'OAuthException', title, isTransient, data } = error.error;
  const { userMessage = title } = error.error;
  return {
    error: {
      message: error.message,
      type,
      code,
      ...(subcode !== undefined && { error_subcode: subcode }),
      ...(isTransient !== undefined && { is_transient: isTransient }),
      ...(title !== undefined && { error_user_title: title }),
      ...(userMessage !== undefined && { error_user_msg: userMessage }),
      ...(data !== undefined && { error_data: data }),
      fbtrace_id: `A${String(trace).padStart(22, '0')}`,
    },
  };
}
