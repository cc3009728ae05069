/** One request and its answer, in the shape of the official harness (common-interface.md, datadir tests). */
export interface Interaction {
  readonly request: {
    readonly method: string;
    readonly uri: string;
    readonly body: string | null;
    readonly headers: Readonly<Record<string, readonly string[]>>;
  };
  readonly response: {
    readonly status: { readonly code: number; readonly message: string };
    readonly headers: Readonly<Record<string, readonly string[]>>;
    readonly body: { readonly string: string };
  };
}

/** A recording. */
export interface Cassette {
  readonly version: 1;
  readonly _metadata: { readonly recorded_at: string; readonly freeze_time: string };
  readonly interactions: readonly Interaction[];
}

const API = 'https://graph.facebook.com';
const SECRET = 'REDACTED';
/** Parameters of a request that are no part of what is asked. */
const SECRETS = ['access_token', 'appsecret_proof', 'input_token', 'fb_exchange_token', 'client_secret'];
const SECRET_IN_LINK = /((?:access_token|appsecret_proof)=)[^&"]*/g;
/** Headers that say something of the API; the others change from run to run. */
const KEPT_HEADERS = ['content-type', 'facebook-api-version'];

/**
 * Takes out of an interaction what is secret or changes from run to run: tokens, proofs, hosts, signatures of media.
 *
 * @param interaction as it went over the wire
 * @param host the recorder's own address
 * @returns what may be kept
 */
export function normalize(interaction: Interaction, host: string): Interaction {
  const { request, response } = interaction;
  return {
    request: {
      method: request.method,
      uri: withoutSecrets(request.uri.replace(host, API)),
      body: request.body === null ? null : cleanParams(new URLSearchParams(request.body)).toString(),
      headers: {},
    },
    response: {
      ...response,
      headers: Object.fromEntries(
        Object.entries(response.headers).filter(([name]) => KEPT_HEADERS.includes(name)),
      ),
      body: { string: scrub(response.body.string, host) },
    },
  };
}

function withoutSecrets(uri: string): string {
  const url = new URL(uri);
  url.search = cleanParams(url.searchParams).toString();
  return url.toString();
}

/** A batch has tokens in the addresses of its items too. */
function cleanParams(params: URLSearchParams): URLSearchParams {
  return new URLSearchParams(
    [...params].map(([name, value]): [string, string] => [
      name,
      SECRETS.includes(name) ? SECRET : value.replace(SECRET_IN_LINK, `$1${SECRET}`),
    ]),
  );
}

function scrub(body: string, host: string): string {
  return body
    .replaceAll(host.replaceAll('/', '\\/'), API.replaceAll('/', '\\/'))
    .replace(SECRET_IN_LINK, `$1${SECRET}`)
    .replace(/("access_token":")[^"]*/g, `$1${SECRET}`)
    .replace(/(\\\/(?:scontent|video)[^"?]*)\?[^"]*/g, '$1');
}

/**
 * Names what a request asks, so that a recording can be searched: path and parameters in any order, without secrets.
 *
 * @param method GET or POST
 * @param uri the whole address
 * @param body the form, if any
 * @returns a text that is the same for the same question
 */
export function questionOf(method: string, uri: string, body: string | null): string {
  const { pathname, searchParams } = new URL(uri);
  const all = new URLSearchParams([...searchParams, ...new URLSearchParams(body ?? '')]);
  const params = [...cleanParams(all)].filter(([name]) => !SECRETS.includes(name));
  return JSON.stringify([method, pathname, params.sort(([one], [other]) => (one < other ? -1 : 1))]);
}
