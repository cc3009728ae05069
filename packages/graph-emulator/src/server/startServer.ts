import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage, RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { EmulatedRequest } from '../answer/exchange';

/** A server on loopback. */
export interface RunningServer {
  /** http://127.0.0.1:PORT */
  readonly url: string;
  readonly port: number;
  close(): Promise<void>;
}

/**
 * Starts an HTTP server on loopback.
 *
 * @param listener what answers
 * @param port 0 for any that is free
 * @returns the server
 */
export async function listen(listener: RequestListener, port = 0): Promise<RunningServer> {
  const server = createServer(listener).listen(port, '127.0.0.1');
  await once(server, 'listening');
  const { port: given } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${given}`,
    port: given,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/**
 * Reads a request whole.
 *
 * @param request as it comes
 * @returns with its body
 */
export async function readRequest(request: IncomingMessage): Promise<EmulatedRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) {
    chunks.push(chunk as Buffer);
  }
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
  );
  const url = `http://${request.headers.host ?? '127.0.0.1'}${request.url ?? '/'}`;
  return { method: request.method ?? 'GET', url, headers, body: Buffer.concat(chunks).toString('utf8') };
}
