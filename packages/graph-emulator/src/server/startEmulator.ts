import type { IncomingMessage, ServerResponse } from 'node:http';
import { createEmulator } from '../answer/createEmulator';
import type { Control, Emulator } from '../answer/createEmulator';
import type { Stats } from '../answer/stats';
import type { EmulatorOptions } from '../options';
import { controlAnswer } from './control';
import { realNow } from './processTimers';
import { sendAnswer, sendMistake } from './sendAnswer';
import { listen, readRequest } from './startServer';
import type { RunningServer } from './startServer';

/** An emulator behind HTTP. */
export interface RunningEmulator extends RunningServer {
  readonly stats: Stats;
  readonly control: Control;
  /** Sets the listener that is called with the running number of each request as it comes in. */
  readonly onRequest: (listener: (count: number) => void) => void;
}

/**
 * Starts a Graph API on loopback.
 *
 * @param options the world
 * @param port 0 for any that is free
 * @returns its address, what was asked of it, and how to end it
 */
export async function startEmulator(options: EmulatorOptions = {}, port = 0): Promise<RunningEmulator> {
  const emulator = createEmulator(options, realNow);
  const { stats, control } = emulator;
  let told: (count: number) => void = () => undefined;
  let count = 0;
  const server = await listen((request, response) => {
    if (request.url?.startsWith('/__emulator/') !== true) {
      stats.begin();
      count += 1;
      told(count);
      response.on('close', () => stats.end());
    }
    void reply(request, response, emulator).catch((error: unknown) => sendMistake(response, error));
  }, port);
  const onRequest = (listener: typeof told): void => {
    told = listener;
  };
  return { ...server, stats, control, onRequest };
}

async function reply(request: IncomingMessage, response: ServerResponse, emulator: Emulator): Promise<void> {
  const isGzip = (request.headers['accept-encoding'] ?? '').includes('gzip');
  const whole = await readRequest(request);
  await sendAnswer(response, controlAnswer(whole, emulator) ?? emulator.handle(whole), isGzip);
}
