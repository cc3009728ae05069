import { GraphError } from '../errors';
import type { Clock, Random } from '../runtime';
import { retryDelay } from './retryDelay';
import type { Middleware } from './request';

/**
 * Sends a request once more when the API says that its object does not exist: now and then that is not true
 * (graph-api.md §3.1, 100/33). The second time it is believed.
 *
 * @param options clock, chance, and the end of the run
 * @returns the middleware
 */
export function believeTheSecondTime(options: {
  readonly clock: Clock;
  readonly random: Random;
  readonly signal: AbortSignal;
}): Middleware {
  const { clock, random, signal } = options;
  return async (request, next) => {
    try {
      return await next(request);
    } catch (error) {
      if (!(error instanceof GraphError && isMissing(error))) {
        throw error;
      }
      await clock.sleep(retryDelay(1, random), signal);
      request.meter?.retried();
      return next(request);
    }
  };
}

/**
 * Tells the API's word for an object that is gone, never was, or may not be seen.
 *
 * @param error any of its errors
 * @returns whether it is code 100 with subcode 33
 */
export function isMissing({ details }: GraphError): boolean {
  return details.code === 100 && details.subcode === 33;
}
