import type { FaultAction } from '../faults/faultAction';

/** A request without a socket. */
export interface EmulatedRequest {
  readonly method: string;
  /** Whole, with host: links are made of it. */
  readonly url: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** A form, for POST. */
  readonly body?: string;
  /** Its place in a batch, from 0. */
  readonly item?: number;
}

/** Its answer. */
export interface EmulatedAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** How long the answer takes. */
  readonly delayMs: number;
  /** What the server does with the connection. */
  readonly connection?: FaultAction['reset'] | 'hang' | 'truncated' | 'bytes' | 'endless';
  /** Between bytes, or between parts of an endless body, milliseconds. */
  readonly tickMs?: number;
}
