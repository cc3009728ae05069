import { tokenOf } from '../login/access';
import type { EmulatedRequest } from './exchange';
import type { RequestFacts } from '../faults/faults';

/** Versions that the API serves (docs/graph-api.md §6.1). */
const OLDEST = 21;
const NEWEST = 27;

/** A request taken apart. */
export interface Call {
  /** The version that answers: for older ones than the API serves, its oldest. */
  readonly version: string;
  readonly isTooNew: boolean;
  readonly segments: readonly string[];
  readonly params: Readonly<Record<string, string>>;
  /** Scheme, host and version as links have them. */
  readonly root: string;
  readonly token: string | undefined;
  readonly request: EmulatedRequest;
}

/**
 * Takes a request apart.
 *
 * @param request any
 * @returns its parts
 */
export function takeApart(request: EmulatedRequest): Call {
  const { url, headers, body, method } = request;
  const { pathname, searchParams, origin } = new URL(url);
  const parts = pathname
    .split('/')
    .filter((one) => one !== '')
    .map(decoded);
  const [first = ''] = parts;
  const hasVersion = /^v\d+\.\d+$/.test(first);
  const number = hasVersion ? Number(first.slice(1)) : OLDEST;
  const form = method === 'POST' ? Object.fromEntries(new URLSearchParams(body ?? '')) : {};
  const params = { ...Object.fromEntries(searchParams), ...form };
  return {
    version: number <= OLDEST ? `v${OLDEST}.0` : first,
    isTooNew: number >= NEWEST + 1,
    segments: hasVersion ? parts.slice(1) : parts,
    params,
    root: hasVersion ? `${origin}/${first}` : origin,
    token: tokenOf(headers, params),
    request,
  };
}

/** A path with invalid percent encoding is taken literally. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/**
 * Collects what the conditions of faults look at.
 *
 * @param call the request
 * @returns its facts
 */
export function factsOf(call: Call): RequestFacts {
  const { segments, params, token, request } = call;
  const [account = ''] = segments;
  const { fields, appsecret_proof: proof } = params;
  const path = segments.join('/');
  const place = placeOf(segments, params);
  return { path, account, place, token, proof, fields, isBatch: isBatch(call), item: request.item };
}

/**
 * Returns whether a request is a batch of others.
 *
 * @param call the request
 * @returns true for `POST /`
 */
export function isBatch({ request, segments }: Pick<Call, 'request' | 'segments'>): boolean {
  return request.method === 'POST' && segments.length === 0;
}

function placeOf(segments: Call['segments'], params: Call['params']): RequestFacts['place'] {
  if (segments[1] === 'insights') {
    return 'insights';
  }
  return segments.length < 2 ? 'node' : params['after'] === undefined ? 'first' : 'later';
}
