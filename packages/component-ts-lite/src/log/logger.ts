import { lineText } from './lineText';
import type { LogFields, LogLevel, LogSink } from './logRecord';
import type { Secrets } from '../secrets/secrets';
import type { TextOutput } from './textOutput';

/**
 * Tells the user what happens. A message is a whole sentence; the fields are for searching and go to GELF alone.
 */
export interface Logger {
  /** Shown only where the configuration asks for it. */
  debug(message: string, fields?: LogFields): void;
  info(message: string, fields?: LogFields): void;
  warning(message: string, fields?: LogFields): void;
  error(message: string, fields?: LogFields): void;
}

/** Where the messages of a logger go. */
export interface LoggerOptions {
  readonly stdout: TextOutput;
  readonly stderr: TextOutput;
  /** Whether debug messages go out at all. */
  readonly debug: boolean;
  readonly secrets: Secrets;
  /** A second place for every message. */
  readonly gelf?: LogSink | undefined;
  /** Nothing on stdout, for a sync action: it belongs to the one JSON document. @default false */
  readonly quiet?: boolean;
}

/**
 * Makes a logger: debug and info go to stdout, warnings and errors to stderr, as the platform expects (common-interface.md,
 * "Folder and process"), without a time, which the platform adds. Debug and warnings say what they are, `DEBUG: ` and
 * `WARNING: `; the platform marks errors itself. Further lines of a message are indented, so that no text from outside can pass
 * for a message of its own. No secret goes out.
 *
 * @param options where to write
 * @returns the logger; it never throws
 */
export function createLogger(options: LoggerOptions): Logger {
  const { stdout, stderr, secrets, gelf, quiet = false } = options;
  const log = (level: LogLevel, message: string, fields: LogFields = {}) => {
    const text = secrets.redact(message);
    const isProgress = level === 'debug' || level === 'info';
    if (!(isProgress && quiet)) {
      (isProgress ? stdout : stderr).write(`${prefixes[level]}${lineText(text)}\n`);
    }
    gelf?.send({ level, message: text, fields: redactFields(fields, secrets) });
  };
  return {
    debug: (message, fields) => {
      if (options.debug) {
        log('debug', message, fields);
      }
    },
    info: (message, fields) => log('info', message, fields),
    warning: (message, fields) => log('warning', message, fields),
    error: (message, fields) => log('error', message, fields),
  };
}

const prefixes: Readonly<Record<LogLevel, string>> = {
  debug: 'DEBUG: ',
  info: '',
  warning: 'WARNING: ',
  error: '',
};

function redactFields(fields: LogFields, secrets: Secrets): LogFields {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      secrets.redact(name),
      typeof value === 'string' ? secrets.redact(value) : value,
    ]),
  );
}
