import { connect } from 'node:net';
import type { Duplex } from 'node:stream';
import type { LoggerAddress } from '../config/environment';
import type { Transport, TransportOptions } from './transport';

/** What may wait for a slow server before it counts as dead. */
const MOST_WAITING_BYTES = 4 * 1024 * 1024;
const END_OF_MESSAGE = Uint8Array.of(0);

/**
 * Sends messages over one TCP connection, each ended by a zero byte as GELF wants it. Messages wait for the connection.
 *
 * @param options where to; `open` is for tests
 * @returns the way; the first failure closes it
 */
export function openTcp(
  options: TransportOptions & { readonly open?: (address: LoggerAddress) => Duplex },
): Transport {
  const { address, onProblem, patience = 3000, open = openSocket } = options;
  const socket = open(address);
  let isOpen = true;
  const giveUp = (problem: string) => {
    if (isOpen) {
      isOpen = false;
      socket.destroy();
      onProblem(problem);
    }
  };
  const waiting = setTimeout(() => giveUp('it does not answer'), patience);
  socket
    .once('connect', () => clearTimeout(waiting))
    .on('error', (error) => giveUp(error.message))
    .once('close', () => {
      clearTimeout(waiting);
      giveUp('it closed the connection');
    })
    // What it says is of no interest, but must be taken for the end to be seen.
    .resume();
  return {
    send(message, onSent) {
      if (isOpen && socket.writableLength > MOST_WAITING_BYTES) {
        giveUp('it does not take the messages');
      } else if (isOpen) {
        socket.write(Buffer.concat([message, END_OF_MESSAGE]), (error) => error ?? onSent?.());
      }
    },
    close: async () => {
      if (!isOpen) {
        return;
      }
      const ended = new Promise((resolve) => socket.once('close', resolve));
      const leaving = setTimeout(() => giveUp('it does not take the last messages'), patience);
      socket.end(() => {
        isOpen = false;
        socket.destroy();
      });
      await ended;
      clearTimeout(leaving);
    },
  };
}

function openSocket({ host, port }: LoggerAddress): Duplex {
  return connect({ host, port });
}
