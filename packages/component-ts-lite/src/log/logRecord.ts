/** The severity of a message. */
export type LogLevel = 'debug' | 'info' | 'warning' | 'error';

/** What belongs to a message, for searching; its names become `_name` in GELF. */
export type LogFields = Readonly<Record<string, string | number | boolean>>;

/** One message, without secrets. */
export interface LogRecord {
  readonly level: LogLevel;
  readonly message: string;
  readonly fields: LogFields;
}

/** Where messages go beside stdout and stderr; see `createGelfSink`. */
export interface LogSink {
  /** Never throws and never waits. */
  send(record: LogRecord): void;
  /** Resolves when all was sent, or when it is clear that it cannot be; never rejects. */
  close(): Promise<void>;
}
