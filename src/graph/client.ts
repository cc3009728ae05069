import { Secrets } from '@keboola/component-ts-lite';
import { SECRET_FIELDS } from '../answer';
import type { Clock, Log, Random } from '../runtime';
import type { ApiProfile } from './apiProfile';
import { auth } from './auth';
import { batch, oneByOne } from './batch';
import { limitConcurrency } from './concurrency';
import type { ConcurrencyOptions } from './concurrency';
import { cures } from './cures';
import { nextRequest } from './nextPage';
import { pageToken } from './pageToken';
import { readAnswer } from './readAnswer';
import type { GraphApi, GraphRequest, Middleware, Send, Transport } from './request';
import { retry } from './retry';
import { expectSubject } from './subject';
import { throttle } from './throttle';
import { versionNotice } from './versionNotice';

/** Shorter texts may stand in data by chance; tokens and proofs are far longer. */
const SHORTEST_IN_ANSWERS = 8;

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
  readonly pageIdOf: (accountId: string) => string | undefined | Promise<string | undefined>;
  /** Further secrets that an answer might repeat. @default none */
  readonly secrets?: readonly string[];
  /** Called with tokens and proofs that the run finds or makes, so that they are never written. */
  readonly onSecret: (secret: string) => void;
  readonly limits?: ConcurrencyOptions;
  /** How many processes use the app's quota up together. @default 1 */
  readonly appSharers?: number;
  readonly log: Pick<Log, 'debug' | 'info' | 'warning'>;
}

/** Makes the client of the Graph API: one middleware for each concern, around a sender that does nothing else. */
export function createClient(options: ClientOptions): GraphApi {
  const { profile, version, pageIdOf, credentials } = options;
  const mask = new Secrets({ shortest: SHORTEST_IN_ANSWERS });
  const hide = (secret: string): void => {
    // Digits alone may be an id or a count of an answer.
    if (/\D/.test(secret)) {
      mask.add(secret);
    }
  };
  [credentials.token, credentials.appSecret ?? '', ...(options.secrets ?? [])].forEach(hide);
  const onSecret = (secret: string): void => {
    hide(secret);
    options.onSecret(secret);
  };
  const middlewares: readonly Middleware[] = [
    // A request that waits for its next try or for its quota takes no place: both stand outside the bounds.
    retry(options),
    throttle(options),
    limitConcurrency(options.limits),
    versionNotice(version, options.log),
    ...(profile.hasPageTokens ? [pageToken({ pageIdOf, onToken: onSecret })] : []),
    auth(credentials, onSecret),
    cures(profile, credentials.token),
  ];
  const send = middlewares.reduceRight<Send>(
    (next, middleware) => (request) => middleware(request, next),
    sender(options, (text) => mask.redact(text)),
  );
  return {
    send,
    sendBatch: profile.hasBatch ? batch(send, options) : oneByOne(send),
    nextPage: (request, page) => nextRequest(request, page, profile.root),
  };
}

/**
 * Makes what sends a request, without a second try.
 *
 * @param mask hides what the API repeats: the token stands in its links, and an error may quote what was sent
 */
function sender(
  { profile, version, transport, signal, log, clock }: ClientOptions,
  mask: (text: string) => string,
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
    const expected = profile.hasOneId ? expectSubject(request) : request;
    return readAnswer({ ...response, body: mask(response.body) }, expected, clock.now());
  };
}

const FORM = 'application/x-www-form-urlencoded';
const formBody = (form: Readonly<Record<string, string>>): string => new URLSearchParams(form).toString();

function formatParams({ params, form }: GraphRequest): string {
  return form === undefined
    ? JSON.stringify(params, (name, value: unknown) => (SECRET_FIELDS.has(name) ? undefined : value))
    : (form['batch'] ?? '');
}
