import { createLogger, type LoggerOptions } from './logger';
import type { LogRecord } from './logRecord';
import { Secrets } from '../secrets/secrets';
import { TextCollector } from '../testSupport/textCollector';

function setup(options: Partial<LoggerOptions> = {}) {
  const stdout = new TextCollector();
  const stderr = new TextCollector();
  const secrets = new Secrets();
  const records: LogRecord[] = [];
  const gelf = { send: (record: LogRecord) => void records.push(record), close: async () => undefined };
  const logger = createLogger({ stdout, stderr, secrets, debug: false, gelf, ...options });
  return { logger, stdout, stderr, secrets, records };
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
    const { logger, stdout, stderr, records } = setup({ quiet: true, debug: true });
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
});
