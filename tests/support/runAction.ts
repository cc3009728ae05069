import type { EmulatorOptions } from '@keboola/graph-emulator';
import { emulatedTransport } from './emulatedTransport';
import { runInProcess } from './runInProcess';
import type { InProcessResult } from './runInProcess';

/** How an action ended. */
export interface ActionResult extends InProcessResult {
  /** The one JSON document on stdout; undefined when there is none. */
  readonly answer: unknown;
}

/**
 * Does a synchronous action against an emulated world.
 *
 * @param action its name
 * @param parameters of the configuration
 * @param options the world
 */
export async function runAction(
  action: string,
  parameters: object,
  options: EmulatorOptions = {},
): Promise<ActionResult> {
  const result = await runInProcess(parameters, { action, transport: emulatedTransport(options) });
  return { ...result, answer: result.stdout === '' ? undefined : JSON.parse(result.stdout) };
}
