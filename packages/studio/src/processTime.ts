/** The real clock: the one place at which time enters the studio. */

/** Milliseconds since 1970. */
export function now(): number {
  return Date.now();
}

/**
 * Calls once after a time. It keeps no process alive.
 *
 * @returns what calls it off
 */
export function after(milliseconds: number, call: () => void): () => void {
  const timer = setTimeout(call, milliseconds).unref();
  return () => clearTimeout(timer);
}
