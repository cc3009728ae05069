/** A local Graph API with seeded Instagram brands, for demo, tests and benchmarks. */
import { accountEntry } from './world/entities';
import type { AccountEntry } from './world/entities';
import { toSettings } from './options';
import type { EmulatorOptions } from './options';

export { createEmulator } from './answer/createEmulator';
export type { Control, Emulator } from './answer/createEmulator';
export type { EmulatedAnswer, EmulatedRequest } from './answer/exchange';
export type { AccountEntry } from './world/entities';
export type { Fault } from './faults/fault';
export { ECHO_FORMS } from './faults/echo';
export type { FaultAction } from './faults/faultAction';
export { KNOWN_ERRORS } from './faults/knownErrors';
export type { EmulatorOptions } from './options';
export type { Strictness } from './strictness';
export { presets } from './presets';
export { startEmulator } from './server/startEmulator';
export type { RunningEmulator } from './server/startEmulator';

/**
 * Lists the brands of a world as `parameters.accounts` has them.
 *
 * @param options the world
 * @returns an entry for each
 */
export function accountEntries(options: EmulatorOptions = {}): readonly AccountEntry[] {
  return Array.from({ length: toSettings(options).accounts }, (_, index) => accountEntry(index));
}
