import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Waits: the latency of the emulated API is real, so that clients are measured by it.
 *
 * @param milliseconds how long
 */
export async function wait(milliseconds: number): Promise<void> {
  await sleep(milliseconds);
}

/**
 * Returns the machine's time, for worlds whose time is real.
 *
 * @returns unix milliseconds
 */
export function realNow(): number {
  return Date.now();
}
