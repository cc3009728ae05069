import { performance } from 'node:perf_hooks';

/**
 * Times a piece of work.
 *
 * @param work what to do once
 * @returns seconds
 */
export async function seconds(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}

/**
 * @param numbers at least one
 * @returns the middle one
 */
export function median(numbers: readonly number[]): number {
  return [...numbers].sort((one, other) => one - other)[Math.floor(numbers.length / 2)]!;
}
