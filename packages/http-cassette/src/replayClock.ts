/** Time during a replay. */
export interface ReplayClock {
  /** Unix milliseconds. */
  now(): number;
  /** Moves the time on without waiting; rejects with the signal's reason if it is aborted. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
}

/**
 * Makes a clock for a replay: it stands still but for waits, which take no time, because every response is there already.
 *
 * @param start unix milliseconds, such as the time of the recording
 */
export function replayClock(start: number): ReplayClock {
  let now = start;
  return {
    now: () => now,
    sleep: async (milliseconds, signal) => {
      now += milliseconds;
      signal?.throwIfAborted();
    },
  };
}
