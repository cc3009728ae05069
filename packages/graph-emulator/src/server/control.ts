import type { Control, Emulator } from '../answer/createEmulator';
import type { EmulatedAnswer, EmulatedRequest } from '../answer/exchange';
import type { Fault } from '../faults/fault';

/** Paths of the control begin so; no node of the API does. */
const PREFIX = '/__emulator/';
const LOOPBACK = /^(127\.\d+\.\d+\.\d+|localhost|\[?::1\]?)(:\d+)?$/;

/**
 * Answers the control of a running emulator, for other processes on the same machine:
 * `GET /__emulator/stats` and `POST /__emulator/{now,faults,revoke,reset}` with JSON.
 *
 * @param request method, address and body
 * @param emulator that is controlled
 * @returns the answer, or undefined for a request of the API
 */
export function controlAnswer(request: EmulatedRequest, emulator: Emulator): EmulatedAnswer | undefined {
  const { pathname } = new URL(request.url);
  if (!pathname.startsWith(PREFIX)) {
    return undefined;
  }
  // A page in a browser can name this server by another host; nothing else may control it.
  if (!LOOPBACK.test(request.headers['host'] ?? '')) {
    return answerOf(403, { error: 'The control answers on loopback only' });
  }
  const command = pathname.slice(PREFIX.length);
  return command === 'stats' && request.method === 'GET'
    ? answerOf(200, emulator.stats)
    : obey(command, request, emulator.control);
}

function obey(command: string, { method, body = '' }: EmulatedRequest, control: Control): EmulatedAnswer {
  const act = method === 'POST' && Object.hasOwn(COMMANDS, command) ? COMMANDS[command] : undefined;
  if (act === undefined) {
    return answerOf(404, { error: `There are GET stats, POST ${Object.keys(COMMANDS).join(', ')}` });
  }
  try {
    act(control, JSON.parse(body === '' ? 'null' : body));
    return answerOf(200, { done: command });
  } catch (error) {
    return answerOf(400, { error: error instanceof Error ? error.message : String(error) });
  }
}

/** What each takes: `now` a text or number, `faults` a list, `revoke` a token, `reset` nothing. */
const COMMANDS: Readonly<Record<string, (control: Control, value: unknown) => void>> = {
  now: (control, value) => {
    if (typeof value !== 'string' && typeof value !== 'number') {
      throw new TypeError('now takes an ISO date, unix seconds, or minutes as "+5"');
    }
    control.setNow(value);
  },
  faults: (control, value) => control.setFaults(faultsOf(value)),
  revoke: (control, value) => {
    if (typeof value !== 'string') {
      throw new TypeError('revoke takes a token');
    }
    control.revoke(value);
  },
  reset: (control) => control.reset(),
};

function faultsOf(value: unknown): readonly Fault[] {
  const isFault = (one: unknown): one is Fault =>
    typeof one === 'object' && one !== null && 'do' in one && typeof one.do === 'object' && one.do !== null;
  if (!Array.isArray(value) || !value.every(isFault)) {
    throw new TypeError('faults takes a list of {when, do}');
  }
  return value;
}

function answerOf(status: number, body: unknown): EmulatedAnswer {
  return {
    status,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    delayMs: 0,
  };
}
