import { errorText } from '../errors/errorText';
import type { Secrets } from '../secrets/secrets';
import type { LogFields, LogLevel, LogRecord, LogSink } from './logRecord';

/** A whole sentence, or an Error, which is logged with its stack and its causes. */
export type LogMessage = string | Error;

/** Logs for the user. The fields are for searching and go to GELF alone. */
export interface Logger {
  /** Shown only where the configuration asks for it. */
  debug(message: LogMessage, fields?: LogFields): void;
  info(message: LogMessage, fields?: LogFields): void;
  warning(message: LogMessage, fields?: LogFields): void;
  error(message: LogMessage, fields?: LogFields): void;
}

/** Where the messages of a logger go. */
export interface LoggerOptions {
  /** `ConsoleSink`, or that of `createGelfSink`. */
  readonly sink: LogSink;
  /** Whether debug messages go out at all. */
  readonly debug: boolean;
  readonly secrets: Secrets;
  /** Given every message too. */
  readonly onLog?: ((record: LogRecord) => void) | undefined;
}

/**
 * Makes a logger from which no secret goes out, neither in a message nor in a field's name, text or number.
 *
 * @param options where to send the messages
 * @returns the logger; it never throws
 */
export function createLogger({ sink, debug, secrets, onLog }: LoggerOptions): Logger {
  const log = (level: LogLevel, message: LogMessage, fields: LogFields = {}) => {
    const text = typeof message === 'string' ? message : errorText(message);
    const record = { level, message: secrets.redact(text), fields: redactFields(fields, secrets) };
    sink.send(record);
    onLog?.(record);
  };
  return {
    debug: (message, fields) => {
      if (debug) {
        log('debug', message, fields);
      }
    },
    info: (message, fields) => log('info', message, fields),
    warning: (message, fields) => log('warning', message, fields),
    error: (message, fields) => log('error', message, fields),
  };
}

function redactFields(fields: LogFields, secrets: Secrets): LogFields {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [secrets.redact(name), redactValue(value, secrets)]),
  );
}

/** A number is one secret or none: masked in part, it would be another number. */
function redactValue(value: LogFields[string], secrets: Secrets): LogFields[string] {
  return typeof value === 'string' || secrets.has(String(value)) ? secrets.redact(String(value)) : value;
}
