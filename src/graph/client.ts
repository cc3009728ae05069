import type { Clock, Random } from '../runtime';
import { auth } from './auth';
import { gate } from './gate';
import type { GateOptions } from './gate';
import { readAnswer } from './readAnswer';
import { retry } from './retry';
import type { GraphRequest, HttpResponse, Middleware, Send, Transport } from './request';
import { versionNotice } from './versionNotice';

/** What the client is made of. */
export interface ClientOptions {
  /** The API's root, such as https://graph.facebook.com. */
  readonly root: string;
  readonly version: string;
  readonly credentials: { readonly token: string; readonly appSecret?: string };
  readonly transport: Transport;
  readonly clock: Clock;
  readonly random: Random;
  /** Ends every request and wait of the run. */
  readonly signal: AbortSignal;
  readonly limits?: GateOptions;
  readonly log: { debug(message: string): void; warning(message: string): void };
}

/** Shorter texts may stand in data by chance; tokens are far longer. */
const SHORTEST_TOKEN = 16;

/**
 * Makes the client of the Graph API: one middleware for each concern, around a sending that does nothing else.
 *
 * @param options host, version, token and what comes in from outside
 * @returns a function that sends a request to its final answer
 */
export function createClient(options: ClientOptions): Send {
  const { clock, random, signal, log } = options;
  const middlewares: readonly Middleware[] = [
    // A request that waits for its next try holds no place: retry stands outside the gate.
    retry({ clock, random, signal, onRetry: (message) => log.warning(message) }),
    gate(options.limits),
    versionNotice(options.version, (message) => log.warning(message)),
    auth(options.credentials),
  ];
  return middlewares.reduceRight<Send>(
    (next, middleware) => (request) => middleware(request, next),
    sender(options),
  );
}

function sender({ root, version, transport, signal, log, credentials }: ClientOptions): Send {
  return async (request) => {
    signal.throwIfAborted();
    log.debug(`GET /${request.path} ${paramsInWords(request)}`);
    const query = new URLSearchParams(request.params).toString();
    const url = `${root.replace(/\/+$/, '')}/${version}/${request.path}${query === '' ? '' : `?${query}`}`;
    const response = await transport.send({ method: 'GET', url, headers: request.headers ?? {} }, signal);
    return readAnswer(withoutToken(response, credentials.token), request);
  };
}

/** The API repeats the token in its links; from here on nothing holds it. */
function withoutToken(response: HttpResponse, token: string): HttpResponse {
  return token.length >= SHORTEST_TOKEN && response.body.includes(token)
    ? { ...response, body: response.body.replaceAll(token, '***') }
    : response;
}

function paramsInWords({ params }: GraphRequest): string {
  return JSON.stringify({ ...params, appsecret_proof: undefined });
}
