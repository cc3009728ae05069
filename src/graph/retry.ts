import { describeError, GraphError } from '../errors';
import type { ErrorKind } from '../errors';
import type { Clock, Log, Random } from '../runtime';
import type { GraphRequest, Middleware } from './request';

/**
 * How often a request is sent in all, by the kind of its errors. The API now and then says that an object does not exist
 * though it does: the second time it is believed. Source: docs/graph-api.md §3.1, 100/33.
 */
const TRIES: Partial<Record<ErrorKind, number>> = { passing: 5, unknown: 5, missing: 2 };
const FIRST_DELAY_MS = 1000;
const LONGEST_DELAY_MS = 30_000;
/** The longest wait that the API may ask for. */
const LONGEST_REQUESTED_MS = 600_000;

/** What retries need from outside. */
export interface RetryOptions {
  readonly clock: Clock;
  readonly random: Random;
  readonly signal: AbortSignal;
  readonly log: Pick<Log, 'info'>;
}

/** Sends a request again after an error that may pass; after the last try the error stands. */
export function retry({ clock, random, signal, log }: RetryOptions): Middleware {
  return async (request, next) => {
    const failures = new Map<ErrorKind, number>();
    for (;;) {
      try {
        return await next(request);
      } catch (error) {
        const tries = triesOf(error, request);
        if (!(error instanceof GraphError) || tries === undefined) {
          throw error;
        }
        const failed = (failures.get(error.kind) ?? 0) + 1;
        failures.set(error.kind, failed);
        if (failed >= tries) {
          throw new GraphError(error.kind, error.message, { ...error.details, tries });
        }
        const wait = Math.max(
          retryDelay(failed, random),
          Math.min(error.details.waitMs ?? 0, LONGEST_REQUESTED_MS),
        );
        request.meter?.retried();
        log.info(
          `GET /${request.path}: ${describeError(error)}; try ${failed + 1} of ${tries} in ${wait} ms`,
        );
        await clock.sleep(wait, signal);
      }
    }
  };
}

/** How often a request is sent that fails like this; undefined for once. */
function triesOf(error: unknown, { isCourtesy = false }: GraphRequest): number | undefined {
  return error instanceof GraphError && !isCourtesy ? TRIES[error.kind] : undefined;
}

/**
 * The pause before the next try: it doubles, and a random part of up to half keeps requests that failed together from
 * coming back together.
 *
 * @param failed tries that have failed, from 1
 * @returns milliseconds
 */
export function retryDelay(failed: number, random: Random): number {
  const whole = Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** (failed - 1));
  return Math.round(whole * (0.5 + random() / 2));
}
