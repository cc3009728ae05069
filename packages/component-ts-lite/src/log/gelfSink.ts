import type { LoggerAddress } from '../config/environment';
import { gelfMessage } from './gelfMessage';
import type { LogSink } from './logRecord';
import { openTcp } from './openTcp';
import { openUdp } from './openUdp';
import type { OpenTransport } from './transport';

/** How log messages reach the platform. */
export interface GelfOptions {
  readonly address: LoggerAddress;
  /** The platform advises TCP. @default 'tcp' */
  readonly protocol?: 'tcp' | 'udp';
  /** The sender's name in every message. */
  readonly host: string;
  /** Unix time in milliseconds. */
  readonly now: () => number;
  /** Told once, in a sentence without a full stop, when messages cannot be sent; all further ones are dropped. */
  readonly onProblem: (sentence: string) => void;
  /** Other transports, for tests. */
  readonly transports?: { readonly tcp: OpenTransport; readonly udp: OpenTransport };
}

/**
 * Sends log messages as GELF 1.1. A log server that is dead, slow or gone never fails the job nor holds it up by more than a few
 * seconds at its end.
 *
 * @param options where to
 * @returns the sink; close it before the process ends
 */
export function createGelfSink(options: GelfOptions): LogSink {
  const { address, protocol = 'tcp', host, now, transports = { tcp: openTcp, udp: openUdp } } = options;
  const transport = transports[protocol]({
    address,
    onProblem: (problem) =>
      options.onProblem(
        `Cannot send log messages to '${address.host}:${address.port}': ${problem}; the job goes on without`,
      ),
  });
  return {
    send: (record) => transport.send(gelfMessage(record, { host, time: now() })),
    close: () => transport.close(),
  };
}
