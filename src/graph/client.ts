import type { Clock, Random } from '../runtime';
import { auth } from './auth';
import { batch } from './batch';
import { believeTheSecondTime } from './believe';
import { gate } from './gate';
import type { GateOptions } from './gate';
import { pageToken } from './pageToken';
import { readAnswer } from './readAnswer';
import { retry } from './retry';
import type { Client, GraphRequest, HttpResponse, Middleware, Send, Transport } from './request';
import { throttle } from './throttle';
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
  /** The longest wait for the API's allowance, milliseconds. */
  readonly maxWaitMs: number;
  /** The Facebook page of an account. */
  readonly pageIdOf: (accountId: string) => string | undefined;
  /** Told the tokens that are found on the way, so that they are never written. */
  readonly onToken: (token: string) => void;
  readonly limits?: GateOptions;
  readonly log: {
    debug(message: string): void;
    info(message: string): void;
    warning(message: string): void;
  };
}

/** Shorter texts may stand in data by chance; tokens are far longer. */
const SHORTEST_TOKEN = 16;

/**
 * Makes the client of the Graph API: one middleware for each concern, around a sending that does nothing else.
 *
 * @param options host, version, token and what comes in from outside
 * @returns functions that send requests to their final answers
 */
export function createClient(options: ClientOptions): Client {
  const { clock, random, signal, log, maxWaitMs, pageIdOf, credentials } = options;
  const warn = (message: string): void => log.warning(message);
  // What passes is progress: on stderr the platform would show it as an error of a job that succeeded.
  const tell = (message: string): void => log.info(message);
  const tokens = new Set([credentials.token]);
  const onToken = (token: string): void => {
    tokens.add(token);
    options.onToken(token);
  };
  const middlewares: readonly Middleware[] = [
    believeTheSecondTime({ clock, random, signal }),
    // A request that waits for its next try or for its account holds no place: both stand outside the gate.
    retry({ clock, random, signal, onRetry: tell }),
    throttle({ clock, random, signal, maxWaitMs, onWait: warn, onPause: tell }),
    gate(options.limits),
    versionNotice(options.version, warn),
    pageToken({ pageIdOf, onToken }),
    auth(credentials),
  ];
  const send = middlewares.reduceRight<Send>(
    (next, middleware) => (request) => middleware(request, next),
    sender(options, tokens),
  );
  return { send, sendBatch: batch(send, options.version) };
}

function sender({ root, version, transport, signal, log }: ClientOptions, tokens: ReadonlySet<string>): Send {
  const base = `${root.replace(/\/+$/, '')}/${version}`;
  return async (request) => {
    signal.throwIfAborted();
    const { path, params, form, headers = {}, meter } = request;
    log.debug(`${form === undefined ? 'GET' : 'POST'} /${path} ${paramsInWords(request)}`);
    meter?.sent();
    const query = new URLSearchParams(params).toString();
    const asked =
      form === undefined
        ? ({ method: 'GET', headers } as const)
        : ({ method: 'POST', headers: { ...headers, 'content-type': FORM }, body: formBody(form) } as const);
    const url = `${base}/${path}${query === '' ? '' : `?${query}`}`;
    const response = await transport.send({ ...asked, url }, signal);
    return readAnswer(withoutTokens(response, tokens), request);
  };
}

const FORM = 'application/x-www-form-urlencoded';
const formBody = (form: Readonly<Record<string, string>>): string => new URLSearchParams(form).toString();

/** The API repeats the token in its links; from here on nothing holds it. */
function withoutTokens(response: HttpResponse, tokens: ReadonlySet<string>): HttpResponse {
  const found = [...tokens].filter((one) => one.length >= SHORTEST_TOKEN && response.body.includes(one));
  return found.length === 0
    ? response
    : { ...response, body: found.reduce((body, token) => body.replaceAll(token, '***'), response.body) };
}

function paramsInWords({ params, form }: GraphRequest): string {
  return form === undefined
    ? JSON.stringify({ ...params, appsecret_proof: undefined })
    : (form['batch'] ?? '');
}
