/** stdout, stderr or something like them. */
export interface TextOutput {
  write(text: string): unknown;
  /** A stream tells here that its reader is gone (EPIPE). */
  on?(event: 'error', listener: (error: Error) => void): unknown;
}
