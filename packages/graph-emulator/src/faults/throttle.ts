import { ApiError } from '../answer/errors';
import type { FaultAction } from './faultAction';

const MORE =
  'For more info, please refer to https://developers.facebook.com/docs/graph-api/overview/rate-limiting.';
/** Who is limited, by code (docs/graph-api.md §3.1). */
const MESSAGES: Readonly<Record<number, string>> = {
  4: '(#4) Application request limit reached',
  17: '(#17) User request limit reached',
  32: '(#32) Page request limit reached',
  613: '(#613) Calls to this api have exceeded the rate limit.',
  80001: `(#80001) There have been too many calls to this Page account. Wait a bit and try again. ${MORE}`,
  80002: `(#80002) There have been too many calls to this Instagram account. Wait a bit and try again. ${MORE}`,
};

/**
 * Makes the answer to one call too many.
 *
 * @param throttle its code and status
 * @returns the error; code 4 comes as HTTP 403 and is transient
 */
export function tooManyCalls({ code = 80002, status }: NonNullable<FaultAction['throttle']>): ApiError {
  const isOfApp = code === 4;
  return new ApiError(MESSAGES[code] ?? `(#${code}) Too many calls`, {
    code,
    status: status ?? (isOfApp ? 403 : 400),
    ...(isOfApp && { isTransient: true }),
  });
}

/**
 * Makes the answer to a question whose answer is too large.
 *
 * @returns the error, which never passes by itself
 */
export function tooMuchData(): ApiError {
  return new ApiError("Please reduce the amount of data you're asking for, then retry your request", {
    status: 500,
    code: 1,
  });
}
