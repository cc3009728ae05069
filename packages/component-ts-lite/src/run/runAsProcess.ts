import type { Actions } from './actionContext';
import type { CaptureOutput } from './captureOutput';
import { type ComponentOptions, runComponent } from './runComponent';

/**
 * Runs a component with the real process around it: its environment, outputs and signals, and ends the process, whatever the action
 * has left open. What the process prints beside the logger, such as `console.log`, is printed without secrets too. Where something
 * else is to be around the component, as in a test, use `runComponent`.
 *
 * @param actions of the component
 * @param settings whether GELF goes over UDP, as the component is registered; which of several processes this is
 * @returns never: the process ends, with 2 and a sentence also where the action waits for a promise that is never settled
 */
export async function runAsProcess(
  actions: Actions,
  settings: Pick<ComponentOptions, 'gelfProtocol' | 'partOf'> = {},
): Promise<never> {
  const stdout = outputOf(process.stdout);
  const stderr = outputOf(process.stderr);
  const captureOutput: CaptureOutput = (to) => {
    stdout.divert((piece) => to.stdout(piece));
    stderr.divert((piece) => to.stderr(piece));
  };
  // Node ends with this code when nothing is left that it could wait for.
  process.exitCode = 2;
  process.once('beforeExit', () => {
    stderr.write('The component cannot finish: it waits for a promise that is never settled\n');
  });
  const exitCode = await runComponent({
    ...settings,
    variables: process.env,
    stdout,
    stderr,
    signals: process,
    captureOutput,
    actions,
  });
  await Promise.all([stdout.written(), stderr.written()]);
  process.exit(exitCode);
}

/** A stream of the process, still to be written to when others are diverted. */
function outputOf(stream: NodeJS.WriteStream) {
  const write = stream.write.bind(stream);
  return {
    write: (text: string) => write(text),
    on: (event: 'error', listener: (error: Error) => void) => stream.on(event, listener),
    /** Hands to another what anybody else writes from now on, to the end of the process. */
    divert(to: (piece: string | Uint8Array) => void): void {
      stream.write = (piece: string | Uint8Array, ...rest: unknown[]): boolean => {
        to(piece);
        for (const onWritten of rest.filter((one) => typeof one === 'function')) {
          process.nextTick(onWritten);
        }
        return true;
      };
    },
    /** Waits until the stream has written all, or has lost its reader: exiting cuts off the rest. */
    written: () => new Promise<void>((resolve) => write('', () => resolve())),
  };
}
