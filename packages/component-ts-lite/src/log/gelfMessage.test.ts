import { gelfMessage } from './gelfMessage';
import type { LogRecord } from './logRecord';

function message(record: Partial<LogRecord>): Record<string, unknown> {
  const bytes = gelfMessage(
    { level: 'info', message: 'hello', fields: {}, ...record },
    { host: 'me', time: 1_700_000_000_123 },
  );
  expect(bytes.byteLength).toBeLessThanOrEqual(200_000);
  return JSON.parse(Buffer.from(bytes).toString('utf8')) as Record<string, unknown>;
}

describe('gelfMessage()', () => {
  it('is GELF 1.1', () => {
    expect(message({ fields: { query: 'media', rows: 3, last: false } })).toEqual({
      version: '1.1',
      host: 'me',
      short_message: 'hello',
      timestamp: 1_700_000_000.123,
      level: 6,
      _query: 'media',
      _rows: 3,
      _last: 'false',
    });
  });

  it.each([
    ['error', 3],
    ['warning', 4],
    ['info', 6],
    ['debug', 7],
  ] as const)('gives %s the number %i of syslog', (level, number) => {
    expect(message({ level })).toMatchObject({ level: number });
  });

  it('makes the first line the short message', () => {
    expect(message({ message: 'one\ntwo' })).toMatchObject({
      short_message: 'one',
      full_message: 'one\ntwo',
    });
    expect(message({ message: 'one' })).not.toHaveProperty('full_message');
  });

  it('has legal names and a short message in any case', () => {
    expect(message({ message: '', fields: { id: 'x', 'a b': 1 } })).toMatchObject({
      short_message: '-',
      _id_: 'x',
      _a_b: 1,
    });
  });

  it('cuts what is too long, whatever is long', () => {
    const long = 'ř\n'.repeat(150_000);
    expect(message({ message: long }).full_message).toMatch(/ … \(cut\)$/);
    // As it is 220 000 bytes, once cut 60 000.
    expect(message({ message: `x${'y'.repeat(219_000)}` }).short_message).toMatch(/ … \(cut\)$/);
    expect(message({ message: '\u0001'.repeat(300_000) }).short_message).toMatch(/ … \(cut\)$/);
    const fields = Object.fromEntries(Array.from({ length: 100 }, (_, n) => [`f${n}`, 'x'.repeat(5_000)]));
    expect(message({ fields })._f99).toMatch(/^x{1000} … \(cut\)$/);
    const many = Object.fromEntries(Array.from({ length: 10_000 }, (_, n) => [`field${n}`, 'x'.repeat(50)]));
    expect(message({ fields: many })).toMatchObject({ short_message: 'hello' });
  });
});
