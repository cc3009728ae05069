import type { Random } from '../runtime';

const FIRST_MS = 1000;
const LONGEST_MS = 30_000;

/**
 * Says how long to wait before the next try: doubling, and between half and whole of it by chance, so that requests
 * that failed together do not come back together.
 *
 * @param attempt how many tries have failed, from 1
 * @param random the source of chance
 * @returns milliseconds
 */
export function retryDelay(attempt: number, random: Random): number {
  const whole = Math.min(LONGEST_MS, FIRST_MS * 2 ** (attempt - 1));
  return Math.round(whole * (0.5 + random() / 2));
}
