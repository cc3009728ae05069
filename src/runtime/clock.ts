import { setTimeout as sleep } from 'node:timers/promises';

/** Time as the component sees it. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Waits; rejects with the signal's reason when it aborts first. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
}

/** A longer timer fires at once. Source: nodejs.org/api/timers.html, setTimeout. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** The machine's clock. */
export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: async (milliseconds, signal) => {
    for (const part of timers(milliseconds)) {
      await sleep(part, undefined, signal ? { signal } : {});
    }
  },
};

/** Divides a wait into timers that Node can hold. */
export function* timers(milliseconds: number): Generator<number, void, undefined> {
  let rest = milliseconds;
  for (; rest > LONGEST_TIMER_MS; rest -= LONGEST_TIMER_MS) {
    yield LONGEST_TIMER_MS;
  }
  yield rest;
}
