/** A local Graph API with seeded Instagram brands, for demo, tests and benchmarks. */
import { accountEntry } from './entities';
import type { AccountEntry } from './entities';
import { toSettings } from './options';
import type { EmulatorOptions } from './options';

export { createEmulator } from './createEmulator';
export type { Emulator } from './createEmulator';
export type { EmulatedAnswer, EmulatedRequest } from './exchange';
export type { AccountEntry } from './entities';
export type { Fault, FaultAction } from './fault';
export type { EmulatorOptions } from './options';
export { presets } from './presets';
export { startEmulator } from './startEmulator';
export type { RunningEmulator } from './startEmulator';

/**
 * Lists the brands of a world as `parameters.accounts` has them.
 *
 * @param options the world
 * @returns an entry for each
 */
export function accountEntries(options: EmulatorOptions = {}): readonly AccountEntry[] {
  return Array.from({ length: toSettings(options).accounts }, (_, index) => accountEntry(index));
}
