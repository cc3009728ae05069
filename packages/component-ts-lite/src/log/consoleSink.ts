import { lineText } from './lineText';
import type { LogLevel, LogRecord, LogSink } from './logRecord';
import type { TextOutput } from './textOutput';

/** Where messages are printed. */
export interface ConsoleOptions {
  readonly stdout: TextOutput;
  readonly stderr: TextOutput;
}

/**
 * Prints messages as the platform expects them: debug and info on stdout, warnings and errors on stderr
 * (https://help.keboola.com/extend/common-interface/logging/), without a time, which the platform adds. Debug and warnings say
 * what they are, `DEBUG: ` and `WARNING: `; the platform marks errors itself. Further lines of a message are indented, so that no text
 * from outside can pass for a message of its own.
 */
export class ConsoleSink implements LogSink {
  /** Nothing on stdout, for a sync action: it belongs to the one JSON document. */
  isQuiet = false;

  constructor(private readonly outputs: ConsoleOptions) {}

  /** Prints one message; never throws. */
  send({ level, message }: LogRecord): void {
    const isProgress = level === 'debug' || level === 'info';
    if (!(isProgress && this.isQuiet)) {
      (isProgress ? this.outputs.stdout : this.outputs.stderr).write(
        `${prefixes[level]}${lineText(message)}\n`,
      );
    }
  }

  /** Nothing is left to send. */
  async close(): Promise<void> {
    return undefined;
  }
}

const prefixes: Readonly<Record<LogLevel, string>> = {
  debug: 'DEBUG: ',
  info: '',
  warning: 'WARNING: ',
  error: '',
};
