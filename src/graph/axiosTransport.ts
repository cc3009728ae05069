import http from 'node:http';
import https from 'node:https';
import axios from 'axios';
import type { AxiosInstance, CreateAxiosDefaults } from 'axios';
import { GraphError } from '../errors';
import { isTooHeavy } from './answerWeight';
import { isThisMachine } from './apiRoot';
import type { Transport } from './request';

/** The API may take a minute before it says "reduce the amount of data". Source: docs/graph-api.md §7.6. */
const IDLE_MS = 120_000;
/** The longest time for a whole answer, however steadily it trickles. */
const ANSWER_MS = 300_000;
const MIB = 1024 * 1024;
/** As text, as objects and as rows an answer takes about ten times its size; several may be read at once. */
const SHARE_OF_MEMORY = 1 / 32;
const LARGEST_BODY = 64 * MIB;

/** Reasons in plain words; any other is named by its code. */
const REASONS: Readonly<Record<string, string>> = {
  ECONNRESET: 'the connection was reset',
  ECONNREFUSED: 'the connection was refused',
  ENOTFOUND: 'the host was not found',
  EAI_AGAIN: 'the host could not be looked up',
  ECONNABORTED: 'the answer did not come in time',
  ETIMEDOUT: 'the answer did not come in time',
  ERR_BAD_RESPONSE: 'the answer was cut short',
};

/** What an answer may take. */
export interface AnswerLimits {
  /** Milliseconds without a byte. @default 120_000 */
  readonly idle?: number;
  /** Milliseconds in all. @default 300_000 */
  readonly answer?: number;
  /** Memory of the process, bytes: an answer larger than a 32nd of it is not read. @default 2 GiB */
  readonly memory?: number;
}

/**
 * Makes the HTTP of the component: connections are kept, answers come compressed, and a redirect is an answer like any
 * other, because following it could carry the token to another host. A proxy of the environment (`HTTPS_PROXY`, `NO_PROXY`) is
 * used as a tunnel, which does not see the requests; never for this machine itself, where a proxy would look on its own.
 */
export function axiosTransport({
  idle = IDLE_MS,
  answer = ANSWER_MS,
  memory = 2048 * MIB,
}: AnswerLimits = {}): Transport {
  const largestBody = Math.min(LARGEST_BODY, Math.floor(memory * SHARE_OF_MEMORY));
  const agents = {
    httpAgent: new http.Agent({ keepAlive: true }),
    httpsAgent: new https.Agent({ keepAlive: true }),
  };
  const client = createAxios({ ...agents, timeout: idle, maxContentLength: largestBody });
  return {
    send: async ({ method, url, headers, body }, signal) => {
      const limit = AbortSignal.timeout(answer);
      try {
        const response = await client.request<string>({
          method,
          url,
          headers: { ...headers },
          signal: AbortSignal.any([signal, limit]),
          data: body,
          transport: { request: requestWithoutUpgrade },
          ...(isThisMachine(new URL(url).hostname) && { proxy: false }),
        });
        if (isTooHeavy(response.data, memory)) {
          throw tooHeavy();
        }
        return { status: response.status, headers: textHeaders(response.headers), body: response.data };
      } catch (error) {
        signal.throwIfAborted();
        if (error instanceof GraphError) {
          throw error;
        }
        if (isTooLarge(error)) {
          throw tooLarge(largestBody);
        }
        const why = limit.aborted ? 'the answer did not come in time' : reason(error);
        throw new GraphError('passing', `The API gave no complete answer: ${why}`, { status: 0 });
      }
    },
    close: () => {
      agents.httpAgent.destroy();
      agents.httpsAgent.destroy();
    },
  };
}

/** Makes an axios that gives every answer as the text that came. */
function createAxios(options: CreateAxiosDefaults): AxiosInstance {
  return axios.create({
    ...options,
    responseType: 'text',
    transformResponse: (body: unknown) => body,
    validateStatus: () => true,
    maxRedirects: 0,
    headers: { 'Accept-Encoding': 'gzip, deflate' },
  });
}

/** Node closes a connection whose server switches protocols (101) without an error, and nobody would ever hear of it. */
function requestWithoutUpgrade(
  options: https.RequestOptions,
  onResponse: (response: http.IncomingMessage) => void,
): http.ClientRequest {
  const request = (options.protocol === 'https:' ? https : http).request(options, onResponse);
  return request.once('upgrade', () => {
    request.destroy(Object.assign(new Error('Upgrade'), { code: 'ERR_BAD_RESPONSE' }));
  });
}

function textHeaders(headers: object): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]),
  );
}

/** axios has no code of its own for it. */
function isTooLarge(error: unknown): boolean {
  return axios.isAxiosError(error) && error.message.startsWith('maxContentLength');
}

/** Fewer nodes, or a node's parts apart, may fit: it is acted on like the API's own "reduce the amount of data". */
function tooLarge(largestBody: number): GraphError {
  const size = Number((largestBody / MIB).toPrecision(2));
  return new GraphError(
    'too-much',
    `The API's answer is larger than ${size} MiB, the most that fits in memory. Request fewer fields, or give the process more memory`,
    { status: 0 },
  );
}

/** Read, it would end the process; acted on like an answer that is too large. */
function tooHeavy(): GraphError {
  return new GraphError(
    'too-much',
    "The API's answer has more keys and objects than fit in memory. Request fewer fields, or give the process more memory",
    { status: 0 },
  );
}

/** Never the error's own message: it may hold the URL. */
function reason(error: unknown): string {
  const code = axios.isAxiosError(error) ? (error.code ?? '') : '';
  return REASONS[code] ?? (code === '' ? 'the connection failed' : `the connection failed (${code})`);
}
