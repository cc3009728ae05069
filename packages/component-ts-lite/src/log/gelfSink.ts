import type { LoggerAddress } from '../config/environment';
import { gelfMessage } from './gelfMessage';
import type { LogRecord, LogSink } from './logRecord';
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
  /** Called once, with a sentence without a full stop, when messages cannot be sent. */
  readonly onProblem: (sentence: string) => void;
  /** Given, in order, every message that cannot be sent: those that were waiting, then all further ones. */
  readonly onUnsent?: (record: LogRecord) => void;
  /** Other transports, for tests. */
  readonly transports?: { readonly tcp: OpenTransport; readonly udp: OpenTransport };
}

/** Messages on their way to a log server. */
export interface GelfSink extends LogSink {
  /** Whether the server is dead, slow or gone. */
  readonly isLost: boolean;
}

/**
 * Sends log messages as GELF 1.1 (https://help.keboola.com/extend/common-interface/logging/#gelf-logger). A log server that is
 * dead, slow or gone never fails the job nor holds it up by more than a few seconds at its end.
 *
 * @param options where to
 * @returns the sink; close it before the process ends
 */
export function createGelfSink(options: GelfOptions): GelfSink {
  const { address, protocol = 'tcp', host, now, transports = { tcp: openTcp, udp: openUdp } } = options;
  const { onUnsent = () => undefined } = options;
  const waiting = new Set<LogRecord>();
  let isLost = false;
  const transport = transports[protocol]({
    address,
    onProblem: (problem) => {
      isLost = true;
      options.onProblem(
        `Cannot send log messages to '${address.host}:${address.port}': ${problem}; the job goes on without`,
      );
      waiting.forEach(onUnsent);
      waiting.clear();
    },
  });
  return {
    get isLost() {
      return isLost;
    },
    send: (record) => {
      if (isLost) {
        onUnsent(record);
        return;
      }
      waiting.add(record);
      transport.send(gelfMessage(record, { host, time: now() }), () => waiting.delete(record));
    },
    close: () => transport.close(),
  };
}
