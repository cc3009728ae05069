import { describeError, GraphError } from '../errors';
import type { Clock, Random } from '../runtime';
import { retryDelay } from './retryDelay';
import type { Middleware } from './request';

/** Five tries in all (SPEC §9). */
const TRIES = 5;
/** A wait that the API asks for is kept, within reason. */
const LONGEST_ASKED_MS = 600_000;

/** What the retries need from outside. */
export interface RetryOptions {
  readonly clock: Clock;
  readonly random: Random;
  readonly signal: AbortSignal;
  /** Told before each wait. */
  readonly onRetry: (message: string) => void;
}

/**
 * Sends a request again after an error that passes; after five tries the last error stands.
 *
 * @param options clock, chance, and the end of the run
 * @returns the middleware
 */
export function retry({ clock, random, signal, onRetry }: RetryOptions): Middleware {
  return async (request, next) => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await next(request);
      } catch (error) {
        if (!(error instanceof GraphError) || error.kind !== 'passing' || attempt >= TRIES) {
          throw error;
        }
        const wait = Math.max(
          retryDelay(attempt, random),
          Math.min(error.details.waitMs ?? 0, LONGEST_ASKED_MS),
        );
        request.meter?.retried();
        onRetry(
          `GET /${request.path}: ${describeError(error)}; try ${attempt + 1} of ${TRIES} in ${wait} ms`,
        );
        await clock.sleep(wait, signal);
      }
    }
  };
}
