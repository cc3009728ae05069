import type { FaultAction } from '../faults/fault';

/** A request without a socket. */
export interface EmulatedRequest {
  readonly method: string;
  /** Whole, with host: links are made of it. */
  readonly url: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** A form, for POST. */
  readonly body?: string;
}

/** Its answer. */
export interface EmulatedAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** How long the answer takes. */
  readonly delayMs: number;
  /** What the server does with the connection. */
  readonly connection?: FaultAction['reset'] | 'hang' | 'truncated';
}
