import type { LoggerAddress } from '../config/environment';

/** A way to a log server. */
export interface Transport {
  /** Never throws, never waits; calls back once the message was handed to the network. */
  send(message: Uint8Array, onSent?: () => void): void;
  /** Resolves when all was handed over or cannot be; never rejects. */
  close(): Promise<void>;
}

/** Where to, and how long to wait. */
export interface TransportOptions {
  readonly address: LoggerAddress;
  /** Called once, with the reason; from then on messages are dropped. */
  readonly onProblem: (problem: string) => void;
  /** For the connection, and for the last messages at the end, in milliseconds. @default 3000 */
  readonly patience?: number;
}

/** Opens a way to a log server; never throws. */
export type OpenTransport = (options: TransportOptions) => Transport;
