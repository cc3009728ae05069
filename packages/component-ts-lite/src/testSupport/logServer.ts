import { createServer, type AddressInfo, type Socket } from 'node:net';
import type { LoggerAddress } from '../config/environment';

/** A log server on this machine, for tests. */
export interface LogServer {
  readonly address: LoggerAddress;
  /** Resolves with all that the first client has sent, once it is gone. */
  readonly received: Promise<string>;
  close(): Promise<void>;
}

/**
 * Starts a TCP server that keeps what it hears.
 *
 * @param onConnection does something else with the client instead of listening to it
 * @returns the running server
 */
export async function startLogServer(onConnection?: (socket: Socket) => void): Promise<LogServer> {
  const sockets: Socket[] = [];
  let tell: (text: string) => void = () => undefined;
  const received = new Promise<string>((resolve) => (tell = resolve));
  const server = createServer((socket) => {
    sockets.push(socket);
    socket.on('error', () => undefined);
    if (onConnection !== undefined) {
      onConnection(socket);
      return;
    }
    const parts: Buffer[] = [];
    socket.on('data', (part: Buffer) => parts.push(part));
    socket.on('close', () => tell(Buffer.concat(parts).toString('utf8')));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: { host: '127.0.0.1', port: (server.address() as AddressInfo).port },
    received,
    close: () => {
      sockets.forEach((socket) => socket.destroy());
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
