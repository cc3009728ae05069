import type { LogLevel, LogRecord } from './logRecord';

/** Larger messages fail the job (https://help.keboola.com/extend/common-interface/logging/). */
const MOST_BYTES = 200_000;

/** To what length every text of a message may be cut until it fits; the last one always does. */
const CUTS = [Infinity, 60_000, 15_000, 1_000, 50];

/** Syslog's numbers. */
const syslogLevels: Readonly<Record<LogLevel, number>> = { error: 3, warning: 4, info: 6, debug: 7 };

/** Who sends a message, and when. */
export interface GelfOrigin {
  /** Name of the machine or component. */
  readonly host: string;
  /** Unix time in milliseconds. */
  readonly time: number;
}

/**
 * Writes a message as GELF 1.1. Its first line is the short message, the whole the full one; fields get an underscore.
 *
 * @param record the message
 * @param origin who and when
 * @returns JSON in UTF-8, 200 000 bytes at most: longer texts are cut
 */
export function gelfMessage(record: LogRecord, origin: GelfOrigin): Uint8Array {
  for (const length of CUTS) {
    const bytes = Buffer.from(JSON.stringify(messageObject(record, origin, length)), 'utf8');
    if (bytes.byteLength <= MOST_BYTES) {
      return bytes;
    }
  }
  return Buffer.from(JSON.stringify(messageObject({ ...record, fields: {} }, origin, 50)), 'utf8');
}

function messageObject(record: LogRecord, origin: GelfOrigin, length: number): Record<string, unknown> {
  const [first = ''] = record.message.trim().split(/\r\n|[\r\n]/);
  const fields = Object.entries(record.fields).map(([name, value]): [string, string | number] => [
    fieldName(name),
    typeof value === 'number' ? value : cut(String(value), length),
  ]);
  return {
    version: '1.1',
    host: origin.host,
    // GELF refuses an empty short message.
    short_message: cut(first, length) || '-',
    ...(first === record.message ? {} : { full_message: cut(record.message, length) }),
    timestamp: origin.time / 1000,
    level: syslogLevels[record.level],
    ...Object.fromEntries(fields),
  };
}

/** GELF allows word characters, dots and dashes, and keeps `_id` for itself. */
function fieldName(name: string): string {
  const legal = `_${name.replace(/[^\w.-]/g, '_')}`;
  return legal === '_id' ? '_id_' : legal;
}

function cut(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length)} … (cut)`;
}
