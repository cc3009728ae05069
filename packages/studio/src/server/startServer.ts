import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { JsonObject } from '../wire';
import type { Asset } from './assets';
import { Failure } from './failure';
import { refusalOf } from './guard';
import { SAFE_HEADERS } from './headers';
import { readJson } from './readJson';
import type { Route } from './routes';
import { Sessions } from './session';

/** What the server answers. */
export interface ServerOptions {
  readonly assets: ReadonlyMap<string, Asset>;
  /** JSON for JSON, by address; only for sessions. */
  readonly routes: Readonly<Record<string, Route>>;
  /** Answers that go on, by address; only for sessions. */
  readonly streams: Readonly<Record<string, (response: ServerResponse) => void>>;
  /** Answers /download/TICKET. */
  readonly download: (ticket: string, response: ServerResponse) => Promise<void>;
  readonly port: number;
  /** The address to listen at: loopback, or all within a container whose port is published on loopback only. */
  readonly host: string;
  /** Told of our own mistakes. */
  readonly onMistake: (error: unknown) => void;
}

/** The studio's server. */
export interface StudioServer {
  readonly port: number;
  /** Makes an address that lets one browser in, once. */
  invite(): string;
  close(): Promise<void>;
}

/** Milliseconds for a request to come in whole: nobody is far away. */
const REQUEST_MS = 30_000;

/**
 * Starts the server.
 *
 * @throws when the port is taken
 */
export async function startServer(options: ServerOptions): Promise<StudioServer> {
  const sessions = new Sessions();
  const server = createServer({ requestTimeout: REQUEST_MS }, (request, response) => {
    const { port } = server.address() as AddressInfo;
    void answer({ request, response, port, sessions, options }).catch((error: unknown) =>
      sendFailure(response, error, options.onMistake),
    );
  });
  server.listen(options.port, options.host);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    port,
    // Behind '#' a browser sends it nowhere, and no log has it.
    invite: () => `http://127.0.0.1:${port}/#token=${sessions.invite()}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly port: number;
  readonly sessions: Sessions;
  readonly options: ServerOptions;
}

async function answer(exchange: Exchange): Promise<void> {
  const { request, response, port } = exchange;
  const method = request.method ?? '';
  const refusal = refusalOf({ method, headers: request.headers, port });
  if (refusal !== undefined) {
    throw new Failure(403, refusal);
  }
  Object.entries(SAFE_HEADERS).forEach(([name, value]) => response.setHeader(name, value));
  const path = (request.url ?? '/').split('?', 1)[0] ?? '/';
  if (method === 'GET' || method === 'HEAD') {
    await sendFile(path, exchange);
  } else if (method === 'POST') {
    await act(path, exchange);
  } else {
    throw new Failure(404, 'There is nothing here');
  }
}

async function sendFile(path: string, { response, options }: Exchange): Promise<void> {
  const ticket = /^\/download\/([\w-]+)$/.exec(path)?.[1];
  if (ticket !== undefined) {
    await options.download(ticket, response);
    return;
  }
  const asset = options.assets.get(path);
  if (asset === undefined) {
    throw new Failure(404, 'There is nothing here');
  }
  response.writeHead(200, { 'content-type': asset.type }).end(asset.content);
}

async function act(path: string, { request, response, sessions, options }: Exchange): Promise<void> {
  if (path === '/api/session') {
    sendJson(response, openSession(await readJson(request), sessions));
    return;
  }
  if (!sessions.has(request.headers.authorization)) {
    throw new Failure(401, 'Open the address that the studio printed in the terminal');
  }
  const name = path.slice('/api/'.length);
  const body = await readJson(request);
  const stream = Object.hasOwn(options.streams, name) ? options.streams[name] : undefined;
  if (stream !== undefined) {
    stream(response);
    return;
  }
  const route = Object.hasOwn(options.routes, name) ? options.routes[name] : undefined;
  if (!path.startsWith('/api/') || route === undefined) {
    throw new Failure(404, 'There is nothing here');
  }
  sendJson(response, await route(body));
}

function openSession({ token }: JsonObject, sessions: Sessions): { readonly session: string } {
  const session = typeof token === 'string' ? sessions.open(token) : undefined;
  if (session === undefined) {
    throw new Failure(
      401,
      'This address was used before or is not the latest. Press Enter in the terminal of the studio for a new one',
    );
  }
  return { session };
}

function sendJson(response: ServerResponse, value: unknown): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value ?? null));
}

function sendFailure(response: ServerResponse, error: unknown, onMistake: (error: unknown) => void): void {
  const isKnown = error instanceof Failure;
  if (!isKnown) {
    onMistake(error);
  }
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const text = isKnown ? error.message : 'The studio made a mistake; the terminal says which';
  response
    .writeHead(isKnown ? error.status : 500, {
      ...SAFE_HEADERS,
      'content-type': 'application/json',
      // What was not read of the request must not pass for the next one.
      connection: 'close',
    })
    .end(JSON.stringify({ error: text }));
}
