import type { Clock, Log, Random } from '../runtime';
import type { ApiProfile } from './apiProfile';
import { auth } from './auth';
import { batch, oneByOne } from './batch';
import { limitConcurrency } from './concurrency';
import type { ConcurrencyOptions } from './concurrency';
import { nextRequest } from './nextPage';
import { pageToken } from './pageToken';
import { readAnswer } from './readAnswer';
import type { GraphApi, GraphRequest, HttpResponse, Middleware, Send, Transport } from './request';
import { retry } from './retry';
import { throttle } from './throttle';
import { versionNotice } from './versionNotice';

/** What the client is made of. */
export interface ClientOptions {
  readonly profile: ApiProfile;
  readonly version: string;
  readonly credentials: { readonly token: string; readonly appSecret?: string };
  readonly transport: Transport;
  readonly clock: Clock;
  readonly random: Random;
  /** Ends every request and wait of the run. */
  readonly signal: AbortSignal;
  /** The longest wait for the API's quota, milliseconds. */
  readonly maxWaitMs: number;
  /** The Facebook page of an account. */
  readonly pageIdOf: (accountId: string) => string | undefined;
  /** Called with tokens that are found on the way, so that they are never written. */
  readonly onToken: (token: string) => void;
  readonly limits?: ConcurrencyOptions;
  readonly log: Pick<Log, 'debug' | 'info' | 'warning'>;
}

/** Shorter texts may stand in data by chance; tokens are far longer. */
const SHORTEST_TOKEN = 16;

/** Makes the client of the Graph API: one middleware for each concern, around a sender that does nothing else. */
export function createClient(options: ClientOptions): GraphApi {
  const { profile, version, pageIdOf, credentials } = options;
  const tokens = new Set([credentials.token]);
  const onToken = (token: string): void => {
    tokens.add(token);
    options.onToken(token);
  };
  const middlewares: readonly Middleware[] = [
    // A request that waits for its next try or for its quota takes no place: both stand outside the bounds.
    retry(options),
    throttle(options),
    limitConcurrency(options.limits),
    versionNotice(version, options.log),
    ...(profile.hasPageTokens ? [pageToken({ pageIdOf, onToken })] : []),
    auth(credentials),
  ];
  const send = middlewares.reduceRight<Send>(
    (next, middleware) => (request) => middleware(request, next),
    sender(options, tokens),
  );
  return {
    send,
    sendBatch: profile.hasBatch ? batch(send, version) : oneByOne(send),
    nextPage: (request, page) => nextRequest(request, page, profile.root),
  };
}

function sender(
  { profile, version, transport, signal, log, clock }: ClientOptions,
  tokens: ReadonlySet<string>,
): Send {
  const base = `${profile.root.replace(/\/+$/, '')}/${version}`;
  return async (request) => {
    signal.throwIfAborted();
    const { path, params, form, headers = {}, meter } = request;
    log.debug(`${form === undefined ? 'GET' : 'POST'} /${path} ${formatParams(request)}`);
    meter?.sent();
    const query = new URLSearchParams(params).toString();
    const message =
      form === undefined
        ? ({ method: 'GET', headers } as const)
        : ({ method: 'POST', headers: { ...headers, 'content-type': FORM }, body: formBody(form) } as const);
    const url = `${base}/${path}${query === '' ? '' : `?${query}`}`;
    const response = await transport.send({ ...message, url }, signal);
    return readAnswer(withoutTokens(response, tokens), request, clock.now());
  };
}

const FORM = 'application/x-www-form-urlencoded';
const formBody = (form: Readonly<Record<string, string>>): string => new URLSearchParams(form).toString();

/** The API repeats the token in its links; behind this function nothing holds it. */
function withoutTokens(response: HttpResponse, tokens: ReadonlySet<string>): HttpResponse {
  const found = [...tokens].filter(
    (token) => token.length >= SHORTEST_TOKEN && response.body.includes(token),
  );
  return found.length === 0
    ? response
    : { ...response, body: found.reduce((body, token) => body.replaceAll(token, '***'), response.body) };
}

function formatParams({ params, form }: GraphRequest): string {
  return form === undefined
    ? JSON.stringify({ ...params, appsecret_proof: undefined })
    : (form['batch'] ?? '');
}
