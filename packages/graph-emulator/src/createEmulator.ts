import { checkToken, checkVisible, tokenOf } from './access';
import { answerBatch } from './batch';
import { ApiError, errorBody, invalid } from './errors';
import { edgeAnswer } from './edgeAnswer';
import type { EmulatedAnswer, EmulatedRequest } from './exchange';
import { expandNode } from './expand';
import type { Expansion } from './expand';
import { Faults, toApiError } from './faults';
import type { FaultAction } from './faults';
import { plainField, readFields } from './fieldsParser';
import { pageNode } from './nodes';
import { toSettings } from './options';
import type { EmulatorOptions, Settings } from './options';
import { serialize } from './serialize';
import { Stats } from './stats';
import { usageHeaders } from './usage';
import { World } from './world';

/** A Graph API in memory. */
export interface Emulator {
  handle(request: EmulatedRequest): EmulatedAnswer;
  readonly stats: Stats;
}

/** Versions that the API serves (graph-api.md §6); older ones are answered by the oldest. */
const OLDEST = 21;
const NEWEST = 26;

/**
 * Makes a Graph API that answers from nothing but its options: two with the same options answer the same.
 *
 * @param options the world, its time and its faults
 * @param realNow unix milliseconds, for `now: 'real'`
 * @returns the API without a socket
 */
export function createEmulator(options: EmulatorOptions = {}, realNow: () => number = () => 0): Emulator {
  const settings = toSettings(options);
  const fixed = settings.now === 'real' ? undefined : Math.floor(Date.parse(settings.now) / 1000);
  const world = new World(settings, () => fixed ?? Math.floor(realNow() / 1000));
  const context: Context = { settings, world, faults: new Faults(settings.faults), stats: new Stats() };
  return { stats: context.stats, handle: (request) => handle(request, context) };
}

interface Context {
  readonly settings: Settings;
  readonly world: World;
  readonly faults: Faults;
  readonly stats: Stats;
}

/** A request taken apart. */
interface Call {
  readonly version: string;
  readonly segments: readonly string[];
  readonly params: Readonly<Record<string, string>>;
  readonly root: string;
  readonly headers: EmulatedRequest['headers'];
  readonly request: EmulatedRequest;
}

function handle(request: EmulatedRequest, context: Context): EmulatedAnswer {
  const call = takeApart(request);
  const { stats, faults } = context;
  const [account = ''] = call.segments;
  stats.count(call.segments, tokenOf(call.headers, call.params) === call.params['access_token']);
  const fault = faults.ofRequest({ path: call.segments.join('/'), account, place: placeOf(call) });
  const headers = { ...HEADERS, 'facebook-api-version': answeredVersion(call.version) };
  try {
    return broken(good(call, context, { headers, fault }), fault);
  } catch (error) {
    if (error instanceof ApiError) {
      return refused(error, context, headers);
    }
    throw error;
  }
}

const HEADERS = { 'content-type': 'application/json; charset=UTF-8' };

interface Reply {
  readonly headers: Readonly<Record<string, string>>;
  readonly fault: FaultAction | undefined;
}

function good(call: Call, context: Context, { headers, fault }: Reply): EmulatedAnswer {
  if (fault?.error !== undefined) {
    throw toApiError(fault.error);
  }
  const { stats, settings } = context;
  const cost = { objects: 0 };
  const body = isBatch(call) ? batch(call, context) : answer(call, context, cost);
  const [account = ''] = call.segments;
  const used = fault?.usage ?? (100 * stats.callsOf(account)) / settings.callsPerHour;
  const { base = 0, perObject = 0 } = settings.latency;
  return {
    status: 200,
    headers: { ...headers, ...usageHeaders(account, used) },
    body: serialize(withFaultyNext(body, fault?.next, call.params['after'])),
    delayMs: base + cost.objects * perObject,
  };
}

function refused(error: ApiError, { stats, settings }: Context, headers: Reply['headers']): EmulatedAnswer {
  const words = error.message.replace(/[^ -~]/g, '?');
  return {
    status: error.error.status ?? 400,
    headers: { ...headers, 'www-authenticate': `OAuth "Facebook Platform" "invalid_request" "${words}"` },
    body: serialize(errorBody(error, stats.requests)),
    delayMs: settings.latency.base ?? 0,
  };
}

function isBatch({ request, segments }: Call): boolean {
  return request.method === 'POST' && segments.length === 0;
}

function batch(call: Call, context: Context): object[] {
  const { params, headers, request } = call;
  checkToken(tokenOf(headers, params), params['appsecret_proof'], context.settings);
  return answerBatch(request, params, (item) => handle(item, context));
}

function takeApart(request: EmulatedRequest): Call {
  const { url, headers, body, method } = request;
  const { pathname, searchParams, origin } = new URL(url);
  const parts = pathname
    .split('/')
    .filter((one) => one !== '')
    .map(decodeURIComponent);
  const hasVersion = /^v\d+\.\d+$/.test(parts[0] ?? '');
  const form = method === 'POST' ? Object.fromEntries(new URLSearchParams(body ?? '')) : {};
  return {
    version: hasVersion ? (parts[0] ?? '') : `v${OLDEST}.0`,
    segments: hasVersion ? parts.slice(1) : parts,
    params: { ...Object.fromEntries(searchParams), ...form },
    root: hasVersion ? `${origin}/${parts[0] ?? ''}` : origin,
    headers,
    request,
  };
}

function answeredVersion(version: string): string {
  return Number(version.slice(1)) < OLDEST ? `v${OLDEST}.0` : version;
}

function placeOf({ segments, params }: Call): 'first' | 'later' | 'node' | 'insights' {
  if (segments[1] === 'insights') {
    return 'insights';
  }
  return segments.length < 2 ? 'node' : params['after'] === undefined ? 'first' : 'later';
}

/** In the API's order of checks (graph-api.md §7.3). */
function answer(call: Call, context: Context, cost: { objects: number }): object {
  const { settings, world, faults } = context;
  const { segments, params, root, version } = call;
  if (Number(version.slice(1)) > NEWEST) {
    throw new ApiError(`Unknown path components: /${version}`, { code: 2500 });
  }
  const token = checkToken(tokenOf(call.headers, params), params['appsecret_proof'], settings);
  if ('ids' in params) {
    throw new ApiError('The ids query parameter is deprecated in v26.0+', { status: 500, code: 100 });
  }
  const [id = '', ...rest] = segments;
  if (id === 'me') {
    return ownPages(rest.join('/'), params, { world, root, token, faults, cost });
  }
  const node = world.find(id);
  checkVisible(node, token, settings);
  const fields = params['fields'] ? readFields(params['fields']) : undefined;
  const expansion: Expansion = { world, root, token, faults, cost };
  const edge = rest.join('/');
  return edge === ''
    ? expandNode(node, fields ?? [plainField('id')], expansion)
    : edgeAnswer(node, { edge, params, fields }, expansion);
}

function ownPages(edge: string, params: Call['params'], expansion: Expansion): object {
  if (edge !== 'accounts') {
    throw invalid(`(#100) Tried accessing nonexisting field (${edge})`);
  }
  const fields = params['fields'] ? readFields(params['fields']) : undefined;
  const { accounts } = expansion.world.settings;
  const data = Array.from({ length: accounts }, (_, index) => expandNode(pageNode(index), fields, expansion));
  return { data, paging: { cursors: { before: 'QVFIfirst', after: 'QVFIlast' } } };
}

function withFaultyNext(body: object, next: FaultAction['next'], asked: string | undefined): object {
  const { data, paging } = body as { data?: unknown; paging?: { cursors?: object; next?: string } };
  if (next === undefined || paging?.next === undefined) {
    return body;
  }
  switch (next) {
    case 'foreign':
      return { data, paging: { next: paging.next.replace(/^http:\/\/[^/]+/, 'http://127.0.0.1:9') } };
    case 'noCursor':
      return { data, paging: { next: paging.next } };
    case 'empty':
      return { data: [], paging };
    case 'loop':
      return {
        data,
        paging: { ...paging, cursors: { ...paging.cursors, ...(asked !== undefined && { after: asked }) } },
      };
  }
}

const BODIES = { garbage: '{"data":[{]', empty: '', list: '[]', wrongData: '{"data":{"0":{"id":"1"}}}' };

function broken(whole: EmulatedAnswer, fault: FaultAction = {}): EmulatedAnswer {
  const { html, body, reset, hang } = fault;
  if (html !== undefined) {
    const page = '<!DOCTYPE html><html><body>Sorry, something went wrong.</body></html>';
    return { ...whole, status: html, headers: { 'content-type': 'text/html' }, body: page };
  }
  if (body === 'truncated') {
    return { ...whole, connection: 'truncated' };
  }
  const connection = hang === true ? 'hang' : reset;
  return { ...whole, ...(body && { body: BODIES[body] }), ...(connection && { connection }) };
}
