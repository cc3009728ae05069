import { ConsoleSink } from './consoleSink';
import { createLogger, type LoggerOptions } from './logger';
import type { LogRecord } from './logRecord';
import { Secrets } from '../secrets/secrets';
import { TextCollector } from '../testSupport/textCollector';

function setup(options: Partial<LoggerOptions> = {}) {
  const stdout = new TextCollector();
  const stderr = new TextCollector();
  const secrets = new Secrets();
  const records: LogRecord[] = [];
  const console = new ConsoleSink({ stdout, stderr });
  const sink = {
    send: (record: LogRecord) => {
      records.push(record);
      console.send(record);
    },
    close: async () => undefined,
  };
  const logger = createLogger({ sink, secrets, debug: false, ...options });
  return { logger, console, stdout, stderr, secrets, records };
}

describe('createLogger()', () => {
  it('sends progress to stdout and what is wrong to stderr', () => {
    const { logger, stdout, stderr } = setup({ debug: true });
    logger.debug('looks');
    logger.info('reads');
    logger.warning('hesitates');
    logger.error('fails');
    expect(stdout.text).toBe('DEBUG: looks\nreads\n');
    expect(stderr.text).toBe('WARNING: hesitates\nfails\n');
  });

  it('drops debug messages unless they are wanted', () => {
    const { logger, stdout, records } = setup();
    logger.debug('looks');
    expect(stdout.text).toBe('');
    expect(records).toEqual([]);
  });

  it('keeps stdout clean when quiet', () => {
    const { logger, console, stdout, stderr, records } = setup({ debug: true });
    console.isQuiet = true;
    logger.debug('looks');
    logger.info('reads');
    logger.warning('hesitates');
    expect(stdout.text).toBe('');
    expect(stderr.text).toBe('WARNING: hesitates\n');
    expect(records).toHaveLength(3);
  });

  it('lets no text pass for a message of its own', () => {
    const { logger, stdout } = setup();
    logger.info('the API says\nWARNING: forged');
    expect(stdout.text).toBe('the API says\n  WARNING: forged\n');
  });

  it('hands message and fields on, without secrets', () => {
    const { logger, stdout, secrets, records } = setup();
    secrets.add('topsecret');
    logger.info('with topsecret', { url: '?t=topsecret', rows: 3, last: true });
    expect(stdout.text).toBe('with ***\n');
    expect(records).toEqual([
      { level: 'info', message: 'with ***', fields: { url: '?t=***', rows: 3, last: true } },
    ]);
  });

  it('masks a number that is a secret, and leaves others', () => {
    const { logger, secrets, records } = setup();
    secrets.add('4711471147');
    logger.info('Count', { pin: 4711471147, longer: 47114711471 });
    expect(records[0]?.fields).toEqual({ pin: '***', longer: 47114711471 });
  });

  it('logs an Error with its stack and causes, without secrets', () => {
    const { logger, stderr, secrets } = setup();
    secrets.add('topsecret');
    logger.warning(new TypeError('no topsecret', { cause: new Error('inner') }));
    expect(stderr.text).toMatch(
      /^WARNING: TypeError: no \*\*\*\n +at .*logger\.test\.ts[^]*Caused by: Error: inner\n/,
    );
  });
});
