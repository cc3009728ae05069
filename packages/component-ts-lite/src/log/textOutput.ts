/** stdout, stderr or something like them. */
export interface TextOutput {
  write(text: string): unknown;
  /** Emitted by a stream whose reader is gone (EPIPE). */
  on?(event: 'error', listener: (error: Error) => void): unknown;
}
