import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import type { EmulatedAnswer, EmulatedRequest } from '../answer/exchange';
import { wait } from './processTimers';

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

/**
 * Sends an answer, or does to the connection what its fault says.
 *
 * @param response where to
 * @param answer what
 * @param isGzip whether the client takes compressed bodies
 */
export async function sendAnswer(
  response: ServerResponse,
  answer: EmulatedAnswer,
  isGzip: boolean,
): Promise<void> {
  if (answer.delayMs > 0) {
    await wait(answer.delayMs);
  }
  const { connection, status, headers } = answer;
  if (connection === 'hang') {
    return;
  }
  if (connection === 'before') {
    response.socket?.destroy();
    return;
  }
  if (connection !== undefined) {
    const whole = Buffer.from(answer.body);
    response.writeHead(status, { ...headers, 'content-length': whole.length });
    response.write(whole.subarray(0, Math.floor(whole.length / 2)), () => response.socket?.destroy());
    return;
  }
  const body = isGzip ? gzipSync(answer.body, { level: 1 }) : Buffer.from(answer.body);
  const encoding = isGzip ? { 'content-encoding': 'gzip' } : {};
  response.writeHead(status, { ...headers, ...encoding, 'content-length': body.length }).end(body);
}

/**
 * Answers for a server that could not: HTTP 500 with a code that no client takes for a passing error.
 *
 * @param response where to
 * @param error what was thrown
 */
export function sendMistake(response: ServerResponse, error: unknown): void {
  const message = `Cannot answer: ${error instanceof Error ? error.message : String(error)}`;
  if (response.headersSent) {
    response.destroy();
    return;
  }
  response
    .writeHead(500, { 'content-type': 'application/json' })
    .end(JSON.stringify({ error: { message, code: 2500 } }));
}
