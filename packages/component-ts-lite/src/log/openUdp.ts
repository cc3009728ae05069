import { randomBytes } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { isIPv6 } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { gelfChunks } from './gelfChunks';
import type { Transport, TransportOptions } from './transport';

/** The platform's receiver is ready after about a second (https://help.keboola.com/extend/common-interface/logging/). */
const FIRST_DELAY = 1000;

/**
 * Sends messages as datagrams, large ones in chunks, one after the other; the first one waits for a second.
 *
 * @param options where to; `firstDelay` in milliseconds is for tests
 * @returns the way; the first failure closes it
 */
export function openUdp(options: TransportOptions & { readonly firstDelay?: number }): Transport {
  const { address, onProblem, patience = 3000, firstDelay = FIRST_DELAY } = options;
  const socket = createSocket(isIPv6(address.host) ? 'udp6' : 'udp4');
  let isOpen = true;
  const giveUp = (error: Error) => {
    if (isOpen) {
      isOpen = false;
      onProblem(error.message);
    }
  };
  socket.on('error', giveUp);
  const sendDatagram = (datagram: Uint8Array) =>
    new Promise<void>((resolve, reject) => {
      socket.send(datagram, address.port, address.host, (error) => (error ? reject(error) : resolve()));
    });
  const sendMessage = async (message: Uint8Array, onSent?: () => void) => {
    for (const datagram of gelfChunks(message, randomBytes(8))) {
      await (isOpen ? sendDatagram(datagram).catch(giveUp) : undefined);
    }
    if (isOpen) {
      onSent?.();
    }
  };
  let sent: Promise<unknown> | undefined;
  return {
    send(message, onSent) {
      sent = (sent ?? wait(firstDelay)).then(() => sendMessage(message, onSent));
    },
    close: async () => {
      const end = new AbortController();
      await Promise.race([
        sent,
        wait(firstDelay + patience, undefined, { signal: end.signal }).catch(() => undefined),
      ]);
      end.abort();
      isOpen = false;
      socket.close();
    },
  };
}
