import type { Interaction } from './cassette';
import { withPseudonyms } from './pseudonym';

const API = 'https://graph.facebook.com';
const SECRET = 'REDACTED';
/** Parameters that are secret, and no part of what is asked. */
const SECRETS: ReadonlySet<string> = new Set([
  'access_token',
  'appsecret_proof',
  'input_token',
  'fb_exchange_token',
  'client_secret',
]);
const SECRET_IN_LINK = /((?:access_token|appsecret_proof|input_token|client_secret)(?:=|%3D))[^&"\\%\s]*/gi;
const SECRET_FIELD = /((?:\\?")(?:access_token|appsecret_proof)\\?"\s*:\s*\\?")[^"\\]*/g;
/** Media are signed for a while only; without the signature the address stays the same from run to run. */
const SIGNATURE = /(https?:\\?\/\\?\/[^"\s?]*(?:cdninstagram|fbcdn)[^"\s?]*)\?[^"\s]*/g;
/** Headers that say something of the API; the others change from run to run. */
const KEPT_HEADERS = [
  'content-type',
  'facebook-api-version',
  'retry-after',
  'x-app-usage',
  'x-business-use-case-usage',
];

/**
 * Takes out of an interaction what must not be kept: tokens, secrets and proofs wherever they stand, ids, signatures of
 * media, the host.
 *
 * @param interaction as it went over the wire
 * @param tokens the tokens with which was asked
 * @returns what may be kept
 */
export function scrub(interaction: Interaction, tokens: Iterable<string>): Interaction {
  const { request, response } = interaction;
  const { origin } = new URL(request.uri);
  const clean = (text: string): string =>
    withPseudonyms(
      [...tokens]
        .filter((token) => token !== '')
        .reduce((rest, token) => rest.replaceAll(token, SECRET), text)
        .replaceAll(origin, API)
        .replaceAll(origin.replaceAll('/', '\\/'), API.replaceAll('/', '\\/'))
        .replace(SECRET_IN_LINK, `$1${SECRET}`)
        .replace(SECRET_FIELD, `$1${SECRET}`)
        .replace(SIGNATURE, '$1'),
    );
  const params = new URL(request.uri).search.slice(1);
  return {
    request: {
      method: request.method,
      uri: clean(`${API}${new URL(request.uri).pathname}${params === '' ? '' : `?${cleanParams(params)}`}`),
      body: request.body === null ? null : clean(cleanParams(request.body)),
      headers: {},
    },
    response: {
      status: response.status,
      headers: Object.fromEntries(
        Object.entries(response.headers)
          .filter(([name]) => KEPT_HEADERS.includes(name))
          .map(([name, values]) => [name, values.map(clean)]),
      ),
      body: { string: clean(response.body.string) },
    },
  };
}

function cleanParams(text: string): string {
  const params = [...new URLSearchParams(text)].filter(([name]) => !SECRETS.has(name));
  return new URLSearchParams(params).toString();
}

/** What a request asks. */
export interface Question {
  /** Method, path and parameters in one order, without secrets and with pseudonyms: equal for equal questions. */
  readonly exact: string;
  /** The same without what another program may ask otherwise: dates, page size, white space. */
  readonly similar: string;
  /** Method and path with pseudonyms. */
  readonly path: string;
  /** For messages, as it was asked. */
  readonly words: string;
}

/** Parameters by which recordings of other programs may differ from ours. */
const LOOSE: ReadonlySet<string> = new Set(['since', 'until', 'limit', 'time_increment', 'include_headers']);

/**
 * Says what a request asks.
 *
 * @param method GET or POST
 * @param uri the whole address
 * @param body the form, if any
 * @returns the question
 */
export function questionOf(method: string, uri: string, body: string | null): Question {
  const { pathname, search } = new URL(uri);
  const params = [...new URLSearchParams(search), ...new URLSearchParams(body ?? '')]
    .filter(([name]) => !SECRETS.has(name))
    .sort(([one], [other]) => (one < other ? -1 : 1));
  const path = withPseudonyms(pathname);
  const text = (list: typeof params): string => withPseudonyms(JSON.stringify([method, path, list]));
  return {
    exact: text(params),
    similar: text(
      params
        .filter(([name]) => !LOOSE.has(name))
        .map(([name, value]) => [name, value.replace(/\s+/g, '')] as [string, string]),
    ),
    path: `${method} ${path}`,
    words: `${method} ${pathname} ${JSON.stringify(Object.fromEntries(params))}`,
  };
}
