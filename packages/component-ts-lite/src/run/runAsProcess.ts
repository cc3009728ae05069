import { type Actions, type ComponentOptions, runComponent } from './runComponent';

/**
 * Runs a component with the real process around it: its environment, outputs and signals, and ends the process, whatever the action
 * has left open. Where something else is to be around it, as in a test, use `runComponent`.
 *
 * @param actions of the component
 * @param settings whether GELF goes over UDP, as the component is registered
 * @returns never: the process ends, with 2 and a sentence also where the action waits for what nothing will bring
 */
export async function runAsProcess(
  actions: Actions,
  settings: Pick<ComponentOptions, 'gelfProtocol'> = {},
): Promise<never> {
  const { env: variables, stdout, stderr } = process;
  // Node ends with this code when nothing is left that it could wait for.
  process.exitCode = 2;
  process.once('beforeExit', () => {
    stderr.write('The component waits for what nothing will bring: one of its promises is never settled\n');
  });
  const exitCode = await runComponent({
    ...settings,
    variables,
    stdout,
    stderr,
    signals: process,
    actions,
  });
  await Promise.all([written(stdout), written(stderr)]);
  process.exit(exitCode);
}

/** Waits until a stream has written all, or has lost its reader: exiting cuts off the rest. */
function written(stream: NodeJS.WritableStream): Promise<void> {
  return new Promise((resolve) => {
    stream.write('', () => resolve());
  });
}
