import type { Fault } from '../faults/fault';
import type { DueFault } from '../faults/faultAction';
import { Faults } from '../faults/faults';
import { spoiled, withFaultyNext, withoutMadeUpCursor } from '../faults/faultyAnswer';
import { oddAnswer } from '../faults/oddAnswer';
import { tooManyCalls, tooMuchData } from '../faults/throttle';
import { toApiError } from '../faults/toApiError';
import type { Echo } from '../faults/toApiError';
import { checkToken } from '../login/access';
import { toSettings } from '../options';
import type { EmulatorOptions, Settings } from '../options';
import { World } from '../world/world';
import { answerBatch } from './batch';
import { factsOf, isBatch, takeApart } from './call';
import type { Call } from './call';
import { clockOf } from './clock';
import type { Clock } from './clock';
import { ApiError, errorBody } from './errors';
import type { EmulatedAnswer, EmulatedRequest } from './exchange';
import type { Expansion } from './expand';
import { legacyFeatures } from './legacy';
import { answer, askerOf } from './route';
import { serialize } from './serialize';
import { Stats } from './stats';
import { usageHeaders } from './usage';

/** A Graph API in memory. */
export interface Emulator {
  readonly handle: (request: EmulatedRequest) => EmulatedAnswer;
  readonly stats: Stats;
  readonly control: Control;
}

/** What may be changed while an emulator runs. */
export interface Control {
  /** Sets the world's time, and stops it there: an ISO date, unix seconds, or minutes from now as `+5`. */
  setNow(to: string | number): void;
  /** Sets what goes wrong from now on. */
  setFaults(faults: readonly Fault[]): void;
  /** Ends a token. */
  revoke(token: string): void;
  /** Sets everything back to how it began, the counts too. */
  reset(): void;
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
  const clock = clockOf(settings.now, realNow);
  const world = new World(settings, clock.now);
  const context: Context = {
    settings,
    world,
    faults: new Faults(settings.faults, world),
    clock,
    stats: new Stats(),
  };
  return {
    stats: context.stats,
    handle: (request) => handle(request, context),
    control: controlOf(context),
  };
}

interface Context {
  readonly settings: Settings;
  readonly world: World;
  readonly faults: Faults;
  readonly clock: Clock;
  readonly stats: Stats;
}

function controlOf({ settings, faults, clock, stats }: Context): Control {
  return {
    setNow: clock.set,
    setFaults: (changed) => faults.replace(changed),
    revoke: (token) => clock.revoked.add(token),
    reset: () => {
      faults.replace(settings.faults);
      clock.reset();
      stats.reset();
    },
  };
}

/** What an answer has cost so far. */
type Cost = Expansion['cost'];

function handle(request: EmulatedRequest, context: Context): EmulatedAnswer {
  const asked = takeApart(request);
  context.stats.count(asked.segments, asked.token === asked.params['access_token']);
  context.stats.countLegacy(legacyFeatures(asked));
  const fault = context.faults.ofRequest(factsOf(asked));
  const reply: Reply = {
    fault,
    echo: fault && context.faults.echoOf(fault),
    cost: { objects: 0 },
  };
  const call = fault === undefined ? asked : faultyCall(asked, fault);
  const done = replyTo(call, context, reply);
  context.stats.answered(done.status);
  return done;
}

function replyTo(call: Call, context: Context, reply: Reply): EmulatedAnswer {
  const { fault } = reply;
  const now = context.world.now();
  try {
    return spoiled(good(call, context, reply), fault, now);
  } catch (error) {
    if (!(error instanceof ApiError)) {
      throw error;
    }
    const refusal = refused(error, call, { ...context, ...reply });
    const isOfFault = fault?.error !== undefined || fault?.throttle !== undefined;
    return isOfFault ? spoiled(refusal, fault, now) : refusal;
  }
}

/** The version that answers is also that of its links; a cursor that was made up leads nowhere. */
function faultyCall(call: Call, { version, next }: DueFault): Call {
  const params = next === 'emptyForever' ? withoutMadeUpCursor(call.params) : call.params;
  return version === undefined
    ? { ...call, params }
    : { ...call, params, version, root: `${new URL(call.root).origin}/${version}` };
}

interface Reply {
  readonly fault: DueFault | undefined;
  readonly echo: Echo | undefined;
  readonly cost: Cost;
}

function good(call: Call, context: Context, { fault, echo, cost }: Reply): EmulatedAnswer {
  refuseAtOnce(fault, echo);
  const body = isBatch(call) ? batch(call, context) : answer(call, context, cost);
  if (cost.objects > (fault?.maxObjects ?? Infinity)) {
    throw tooMuchData();
  }
  return {
    status: 200,
    headers: { ...headersOf(call), ...usageOf(call, context, fault) },
    body: serialize(fault && echo ? changed(body, call, { fault, echo }) : body),
    delayMs: delayOf(context, cost),
  };
}

/** A refusal that the answer need not be made for. */
function refuseAtOnce(fault: DueFault | undefined, echo: Echo | undefined): void {
  if (fault?.error !== undefined && echo !== undefined) {
    throw toApiError(fault.error, echo);
  }
  if (fault?.throttle !== undefined) {
    throw tooManyCalls(fault.throttle);
  }
}

function changed(
  body: object | null,
  { request }: Call,
  { fault, echo }: { readonly fault: DueFault; readonly echo: Echo },
): unknown {
  const asked = new URL(request.url).searchParams.get('after') ?? undefined;
  return oddAnswer(body && withFaultyNext(body, fault.next, asked), fault, echo);
}

function refused(whole: ApiError, call: Call, context: Context & Reply): EmulatedAnswer {
  const error = context.settings.login === 'instagram' ? inInstagramWords(whole) : whole;
  const words = error.message.replace(/[^ -~]/g, '?');
  const { code, status = 400 } = error.error;
  return {
    status,
    headers: {
      ...headersOf(call),
      // The limit of the app comes without a usage header (docs/graph-api.md §3.1).
      ...(code !== 4 && usageOf(call, context, context.fault)),
      ...(status < 500 && {
        'www-authenticate': `OAuth "Facebook Platform" "invalid_request" "${words}"`,
      }),
    },
    body: serialize(errorBody(error, context.stats.requests)),
    delayMs: delayOf(context, context.cost),
  };
}

/** Seen there of insights and tokens: no number in front, and another type (docs/api-facts.md §2). */
function inInstagramWords(whole: ApiError): ApiError {
  const { message, error } = whole;
  const { code = 100 } = error;
  return code === 100
    ? new ApiError(message.replace(/^\(#100\) /, ''), { ...error, type: 'IGApiException' })
    : whole;
}

function headersOf({ version }: Call): Record<string, string> {
  return { 'content-type': 'application/json; charset=UTF-8', 'facebook-api-version': version };
}

function usageOf(
  { segments }: Call,
  { stats, settings }: Context,
  fault: DueFault | undefined,
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

function batch(call: Call, context: Context): object[] {
  checkToken(askerOf(call, context));
  return answerBatch(call.request, call.params, (item) => handle(item, context));
}
