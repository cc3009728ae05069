import { createEmulator } from '@keboola/graph-emulator';
import type { EmulatorOptions } from '@keboola/graph-emulator';
import type { Transport } from '../../src/graph';

/**
 * Makes HTTP of an emulator without a socket.
 *
 * @param options the world
 * @param before waited for before each answer; here a test shuffles the order in which answers come
 * @returns the transport
 */
export function emulatedTransport(
  options: EmulatorOptions,
  before: () => Promise<void> = () => Promise.resolve(),
): Transport {
  const emulator = createEmulator(options);
  return {
    send: async (request, signal) => {
      await before();
      signal.throwIfAborted();
      return emulator.handle(request);
    },
    close: () => undefined,
  };
}
