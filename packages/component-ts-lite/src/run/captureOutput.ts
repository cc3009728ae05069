import type { ConsoleSink } from '../log/consoleSink';
import type { LogSink } from '../log/logRecord';
import type { TextOutput } from '../log/textOutput';
import { WholeLines } from '../log/wholeLines';
import type { Secrets } from '../secrets/secrets';

/** Where the pieces go that the process prints. */
export interface CapturedOutput {
  stdout(piece: string | Uint8Array): void;
  stderr(piece: string | Uint8Array): void;
}

/** Diverts what the process prints from now on. */
export type CaptureOutput = (to: CapturedOutput) => void;

/** What the captured lines meet. */
export interface CapturePorts {
  readonly stdout: TextOutput;
  readonly stderr: TextOutput;
  readonly secrets: Secrets;
  /** Quiet in a sync action, where stdout belongs to the answer. */
  readonly console: Pick<ConsoleSink, 'isQuiet'>;
  readonly gelf: LogSink | undefined;
}

/**
 * Passes on what the process prints beside the logger, line by line and without secrets: to the log server where there is one, else
 * where it was printed; in a sync action to stderr in any case.
 *
 * @param capture the way to divert it; without one nothing is captured
 * @param ports where the lines go
 * @returns to be called at the end of the run: passes on lines that have no end
 */
export function captureLines(capture: CaptureOutput | undefined, ports: CapturePorts): () => void {
  const { stdout, stderr, secrets, console, gelf } = ports;
  const lines = (level: 'info' | 'warning', output: TextOutput) =>
    new WholeLines((line) => {
      const message = secrets.redact(line);
      if (gelf !== undefined) {
        gelf.send({ level, message, fields: {} });
      } else {
        (console.isQuiet ? stderr : output).write(`${message}\n`);
      }
    });
  const onStdout = lines('info', stdout);
  const onStderr = lines('warning', stderr);
  capture?.({
    stdout: (piece) => onStdout.write(piece),
    stderr: (piece) => onStderr.write(piece),
  });
  return () => {
    onStdout.end();
    onStderr.end();
  };
}
