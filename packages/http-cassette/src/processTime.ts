/** Gives the time in unix milliseconds. */
export function now(): number {
  return Date.now();
}
