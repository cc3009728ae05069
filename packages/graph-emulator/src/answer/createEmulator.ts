import { checkToken, checkVisible, presentToken } from '../login/access';
import { answerBatch } from './batch';
import { factsOf, takeApart } from './call';
import type { Call } from './call';
import { edgeAnswer } from './edgeAnswer';
import { ApiError, errorBody } from './errors';
import type { EmulatedAnswer, EmulatedRequest } from './exchange';
import { expandNode } from './expand';
import type { Expansion } from './expand';
import type { FaultAction } from '../faults/fault';
import { Faults, toApiError } from '../faults/faults';
import { spoiled, withFaultyNext } from '../faults/faultyAnswer';
import { plainField, readFields } from './fieldsParser';
import { toSettings } from '../options';
import type { EmulatorOptions, Settings } from '../options';
import { ownAnswer } from '../login/ownNode';
import { serialize } from './serialize';
import { Stats } from './stats';
import { tooManyCalls, tooMuchData } from '../faults/throttle';
import { debugToken, exchangeToken } from '../login/tokenEndpoints';
import { usageHeaders } from './usage';
import { World } from '../world/world';

/** A Graph API in memory. */
export interface Emulator {
  handle(request: EmulatedRequest): EmulatedAnswer;
  readonly stats: Stats;
}

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
  const faults = new Faults(settings.faults, world);
  const context: Context = { settings, world, faults, stats: new Stats() };
  return { stats: context.stats, handle: (request) => handle(request, context) };
}

interface Context {
  readonly settings: Settings;
  readonly world: World;
  readonly faults: Faults;
  readonly stats: Stats;
}

/** What an answer has cost so far. */
type Cost = Expansion['cost'];

function handle(request: EmulatedRequest, context: Context): EmulatedAnswer {
  const asked = takeApart(request);
  context.stats.count(asked.segments, asked.token === asked.params['access_token']);
  const fault = context.faults.ofRequest(factsOf(asked));
  const call = fault?.version === undefined ? asked : inVersion(asked, fault.version);
  const cost: Cost = { objects: 0 };
  try {
    return spoiled(good(call, context, { fault, cost }), fault);
  } catch (error) {
    if (error instanceof ApiError) {
      return refused(error, call, { ...context, fault, cost });
    }
    throw error;
  }
}

/** The version that answers is also that of its links. */
function inVersion(call: Call, version: string): Call {
  return { ...call, version, root: `${new URL(call.root).origin}/${version}` };
}

interface Reply {
  readonly fault: FaultAction | undefined;
  readonly cost: Cost;
}

function good(call: Call, context: Context, { fault, cost }: Reply): EmulatedAnswer {
  if (fault?.error !== undefined) {
    throw toApiError(fault.error);
  }
  if (fault?.throttle !== undefined) {
    throw tooManyCalls(fault.throttle);
  }
  const body = isBatch(call) ? batch(call, context) : answer(call, context, cost);
  if (cost.objects > (fault?.maxObjects ?? Infinity)) {
    throw tooMuchData();
  }
  return {
    status: 200,
    headers: { ...headersOf(call), ...usageOf(call, context, fault) },
    body: serialize(withFaultyNext(body, fault?.next, call.params['after'])),
    delayMs: delayOf(context, cost),
  };
}

function refused(error: ApiError, call: Call, context: Context & Reply): EmulatedAnswer {
  const words = error.message.replace(/[^ -~]/g, '?');
  const { code, status = 400 } = error.error;
  return {
    status,
    headers: {
      ...headersOf(call),
      // The limit of the app is told without its usage (graph-api.md §3.1).
      ...(code !== 4 && usageOf(call, context, context.fault)),
      ...(status < 500 && {
        'www-authenticate': `OAuth "Facebook Platform" "invalid_request" "${words}"`,
      }),
    },
    body: serialize(errorBody(error, context.stats.requests)),
    delayMs: delayOf(context, context.cost),
  };
}

function headersOf({ version }: Call): Record<string, string> {
  return { 'content-type': 'application/json; charset=UTF-8', 'facebook-api-version': version };
}

function usageOf(
  { segments }: Call,
  { stats, settings }: Context,
  fault: FaultAction | undefined,
): Record<string, string> {
  const [account = ''] = segments;
  if (fault?.throttle !== undefined) {
    return usageHeaders(account, 100, fault.throttle.minutes);
  }
  return usageHeaders(account, fault?.usage ?? (100 * stats.callsOf(account)) / settings.callsPerHour);
}

function delayOf({ settings }: Context, { objects }: Cost): number {
  const { base = 0, perObject = 0 } = settings.latency;
  return base + objects * perObject;
}

function isBatch({ request, segments }: Call): boolean {
  return request.method === 'POST' && segments.length === 0;
}

function batch({ params, token, request }: Call, context: Context): object[] {
  checkToken(token, params['appsecret_proof'], context.settings);
  return answerBatch(request, params, (item) => handle(item, context));
}

/** In the API's order of checks (graph-api.md §7.3). */
function answer(call: Call, context: Context, cost: Cost): object {
  const { settings, world, faults } = context;
  const { segments, params, root } = call;
  if (call.isTooNew) {
    throw new ApiError(`Unknown path components: /${new URL(root).pathname.slice(1)}`, { code: 2500 });
  }
  const path = segments.join('/');
  if (path === 'oauth/access_token') {
    return exchangeToken(params, settings);
  }
  if (path === 'debug_token') {
    // The app's own token (id|secret) is as good here as a user's.
    presentToken(call.token);
    return debugToken(params['input_token'], settings, world.now());
  }
  const token = checkToken(call.token, params['appsecret_proof'], settings);
  if ('ids' in params) {
    throw new ApiError('The ids query parameter is deprecated in v26.0+', { status: 500, code: 100 });
  }
  return nodeAnswer(call, { world, root, token, faults, cost });
}

function nodeAnswer({ segments, params }: Call, expansion: Expansion): object {
  const [id = '', ...rest] = segments;
  const edge = rest.join('/');
  const readAll = (): ReturnType<typeof readFields> | undefined =>
    params['fields'] ? readFields(params['fields']) : undefined;
  if (id === 'me') {
    return ownAnswer({ edge, params, fields: readAll() }, expansion);
  }
  const { world, token } = expansion;
  const node = world.find(id);
  checkVisible(node, token, world.settings);
  const fields = readAll();
  return edge === ''
    ? expandNode(node, fields ?? [plainField('id')], expansion)
    : edgeAnswer(node, { edge, params, fields }, expansion);
}
