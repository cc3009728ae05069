import { createEmulator } from '../answer/createEmulator';
import type { EmulatorOptions } from '../options';
import { realNow } from './processTimers';
import { listen, readRequest, sendAnswer, sendMistake } from './startServer';
import type { RunningServer } from './startServer';
import type { Stats } from '../answer/stats';

/** An emulator behind HTTP. */
export interface RunningEmulator extends RunningServer {
  readonly stats: Stats;
  /** Sets who is told of each request as it comes in, with their number. */
  onRequest(listener: (count: number) => void): void;
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
  const { stats } = emulator;
  let told: (count: number) => void = () => undefined;
  let count = 0;
  const server = await listen((request, response) => {
    stats.begin();
    count += 1;
    told(count);
    response.on('close', () => stats.end());
    const isGzip = (request.headers['accept-encoding'] ?? '').includes('gzip');
    void readRequest(request)
      .then((whole) => sendAnswer(response, emulator.handle(whole), isGzip))
      .catch((error: unknown) => sendMistake(response, error));
  }, port);
  const onRequest = (listener: typeof told): void => {
    told = listener;
  };
  return { ...server, stats, onRequest };
}
