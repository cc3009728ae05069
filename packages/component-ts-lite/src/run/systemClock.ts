/**
 * The real time.
 *
 * @returns Unix time in milliseconds
 */
export function now(): number {
  return Date.now();
}
