import { type Actions, type ComponentOptions, runComponent } from './runComponent';

/**
 * Runs a component with the real process around it: its environment, outputs and signals. Where something else is to be around it,
 * as in a test, use `runComponent`.
 *
 * @param actions of the component
 * @param settings whether GELF goes over UDP, as the component is registered
 * @returns when it has ended; never rejects. The exit code is left in `process.exitCode`, because `process.exit()` would cut off what
 *   stdout has not written yet
 */
export async function runAsProcess(
  actions: Actions,
  settings: Pick<ComponentOptions, 'gelfProtocol'> = {},
): Promise<void> {
  const { env: variables, stdout, stderr } = process;
  process.exitCode = await runComponent({
    ...settings,
    variables,
    stdout,
    stderr,
    signals: process,
    actions,
  });
}
