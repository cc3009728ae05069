import type { Clock } from '../../src/runtime';

/** A clock that moves only when someone waits, and notes how long. */
export interface FakeClock extends Clock {
  readonly waits: number[];
}

/**
 * Makes a clock.
 *
 * @param start unix milliseconds
 * @returns the clock; waiting ends at once
 */
export function fakeClock(start = 0): FakeClock {
  let now = start;
  const waits: number[] = [];
  return {
    waits,
    now: () => now,
    sleep: async (milliseconds, signal) => {
      signal?.throwIfAborted();
      waits.push(milliseconds);
      now += milliseconds;
    },
  };
}
